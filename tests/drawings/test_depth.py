"""Needle depths against the layers of the skin."""

import itertools

import pytest

from tests.documents import UNDER_EYES, full_procedure, minimal_procedure
from wagtail_microneedling.document import (
    DepthSetting,
    NeedleDepth,
    ProcedureDocument,
    Range,
    Unit,
    procedure_sections,
)
from wagtail_microneedling.drawings import Certainty, DepthChart, section_drawing, text_width


def depth(low: float | None, high: float | None, unit: Unit = Unit.MILLIMETRE) -> NeedleDepth:
    return NeedleDepth(setting=DepthSetting.PROFESSIONAL, depth=Range(min=low, max=high, unit=unit))


def of(document: ProcedureDocument) -> DepthChart | None:
    section = next(item for item in procedure_sections(document) if item.anchor == "needle-depth")
    found = section_drawing(document, section)
    assert found is None or isinstance(found, DepthChart)
    return found


def chart(*depths: NeedleDepth) -> DepthChart:
    found = of(minimal_procedure(depths=depths))
    assert found is not None
    return found


def test_depth_below_the_surface_is_proportional() -> None:
    shallow, deep = (column.tip for column in chart(depth(0.5, 0.5), depth(2, 2)).columns)
    assert deep - 76 == pytest.approx(4 * (shallow - 76), abs=0.4)


def test_a_depth_is_sure_to_its_least_and_possible_to_its_greatest() -> None:
    column = chart(depth(1, 2)).columns[0]
    sure, possible = column.segments
    assert (sure.certainty, possible.certainty) == (Certainty.CERTAIN, Certainty.POSSIBLE)
    assert sure.length == pytest.approx(possible.length, abs=0.2)
    assert column.sure_length == pytest.approx(sure.length + 18, abs=0.2)


def test_up_to_a_depth_is_nowhere_sure_and_an_open_depth_fades_to_the_bottom() -> None:
    up_to, at_least = chart(depth(None, 2), depth(1, None)).columns
    assert [part.certainty for part in up_to.segments] == [Certainty.POSSIBLE]
    assert up_to.sure_length == 18
    assert at_least.is_open
    assert at_least.tip == 300


def test_layers_follow_one_another_from_the_surface_to_the_bottom() -> None:
    layers = chart(depth(None, 2.5)).layers
    assert [layer.kind for layer in layers] == ["epidermis", "dermis", "between", "fat"]
    assert layers[0].top == 76
    assert all(a.top + a.height == pytest.approx(b.top) for a, b in itertools.pairwise(layers))
    assert layers[-1].top + layers[-1].height == 300


def test_a_shallow_chart_ends_above_the_fat() -> None:
    layers = chart(depth(0.2, 0.5)).layers
    assert [layer.kind for layer in layers] == ["epidermis", "dermis", "between"]


def test_names_of_layers_do_not_overlap() -> None:
    for deepest in (0.5, 2.5, 10):
        names = [layer.name for layer in chart(depth(None, deepest)).layers if layer.name]
        assert all(b.y - a.y >= 14 for a, b in itertools.pairwise(names))
        assert names[-1].y < 300


def test_columns_stand_apart_and_carry_the_numbers_of_the_statements() -> None:
    found = of(full_procedure())
    assert found is not None
    assert [column.number for column in found.columns] == [1, 2, 3]
    ends = [(c.holder_x, c.holder_x + c.holder_width) for c in found.columns]
    assert all(left[1] < right[0] for left, right in itertools.pairwise(ends))
    assert [" ".join(line.text for line in c.lines) for c in found.columns] == [
        "up to 2.5 mm",
        "0.25 to 0.5 mm",
        "0.2 to 0.5 mm",
    ]


def test_columns_too_narrow_for_words_keep_their_numbers() -> None:
    found = chart(*(depth(0.25, 0.75) for _ in range(20)))
    assert [column.number for column in found.columns] == list(range(1, 9))
    assert all(column.lines == () for column in found.columns)


def test_words_of_the_scale_fit_beside_the_skin() -> None:
    for deepest in (0.5, 2.5, 10):
        for tick in chart(depth(None, deepest)).ticks:
            assert tick.text_x - text_width(tick.text, 12.5) >= 0


def test_absurd_depths_stay_in_the_drawing() -> None:
    column = chart(depth(20, 400)).columns[0]
    assert column.tip == 300


def test_what_is_no_depth_is_left_out_and_nothing_else_draws_nothing() -> None:
    wrong = depth(1, 2, Unit.WEEK)
    assert of(minimal_procedure(depths=(wrong,))) is None
    assert [column.number for column in chart(wrong, depth(0, 0)).columns] == [2]


def test_the_description_says_where() -> None:
    eyes = NeedleDepth(
        setting=DepthSetting.PROFESSIONAL,
        area=UNDER_EYES,
        depth=Range(min=0.25, max=0.5, unit=Unit.MILLIMETRE),
    )
    assert chart(eyes).description == "1. By a professional, Under the eyes: 0.25 to 0.5 mm."
