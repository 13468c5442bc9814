"""Words in the room that a drawing has for them."""

import pytest

from wagtail_microneedling.drawings import text_width, wrapped


def test_longer_and_larger_words_need_more_room() -> None:
    assert text_width("", 14) == 0
    assert text_width("weeks", 14) < text_width("weeks and", 14) < text_width("weeks and", 20)


def test_wide_scripts_need_an_em_for_each_sign_and_accents_none() -> None:
    assert text_width("肌肤", 10) == 20
    assert text_width("e\u0301", 10) == text_width("e", 10)


def test_words_stay_on_one_line_where_they_fit() -> None:
    assert wrapped("3 to 6 months", 200, 14) == ("3 to 6 months",)


def test_words_go_on_to_the_next_line_and_each_line_fits() -> None:
    lines = wrapped("By a professional, under the eyes", 140, 14)
    assert " ".join(lines) == "By a professional, under the eyes"
    assert len(lines) == 2
    assert all(text_width(line, 14) <= 140 for line in lines)


@pytest.mark.parametrize("text", ["one two three four five six seven eight", "x" * 500, "肌" * 99])
def test_what_does_not_fit_ends_in_an_ellipsis_inside_the_room(text: str) -> None:
    lines = wrapped(text, 80, 14)
    assert len(lines) <= 2
    assert lines[-1].endswith("…")
    assert all(text_width(line, 14) <= 80 for line in lines)
