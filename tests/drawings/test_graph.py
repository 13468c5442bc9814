"""A graph as a picture: every node and link is in it, and nothing leaves it."""

import itertools
import re
from typing import Any

import pytest

from tests.documents import full_faq, full_procedure, full_risk, minimal_procedure
from wagtail_microneedling.document import PageDocument
from wagtail_microneedling.drawings import GraphDrawing, graph_drawing, links_of, text_width
from wagtail_microneedling.schema_org import graph

DOCUMENTS = [full_procedure(), full_faq(), full_risk(), minimal_procedure()]


def drawn(*nodes: dict[str, Any]) -> GraphDrawing:
    return graph_drawing({"@graph": list(nodes)}, "en")


def node(name: str, **links: Any) -> dict[str, Any]:
    return {"@id": f"#{name}", "@type": "Thing", "name": name, **links}


def to(*names: str) -> list[dict[str, str]]:
    return [{"@id": f"#{name}"} for name in names]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: f"{type(one).__name__}{one.id}")
def test_every_node_is_in_it_once(document: PageDocument) -> None:
    stated = graph(document)
    drawing = graph_drawing(stated, "en")
    several = [int(one.name.text.split(" × ")[0]) for one in drawing.nodes if one.is_several]
    single = sum(not one.is_several for one in drawing.nodes)
    assert sum(several) + single == len(stated["@graph"])
    assert f"{len(stated['@graph'])} nodes" in drawing.description


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: f"{type(one).__name__}{one.id}")
def test_nothing_leaves_the_picture(document: PageDocument) -> None:
    drawing = graph_drawing(graph(document), "en")
    for one in drawing.nodes:
        assert one.x >= 0
        assert one.x + one.width < drawing.width
        assert one.y + one.height <= drawing.height
        for line, size in ((one.name, 14), (one.kind, 12.5)):
            assert line.x + text_width(line.text, size) <= one.x + one.width
    tops = [one.y for one in drawing.nodes]
    assert all(later - top >= 44 for top, later in itertools.pairwise(tops))
    places = [float(x) for path in drawing.links for x in re.findall(r"[\d.]+", path)[::2]]
    # The curves' handles may lie outside, the curves reach three quarters of the way to them.
    start = drawing.nodes[0].x + drawing.nodes[0].width
    assert all(start + (x - start) * 0.75 <= drawing.width for x in places)


def test_nodes_of_one_property_stand_together() -> None:
    drawing = drawn(
        node("page", about=to("thing"), citation=to("one", "two")),
        node("thing", citation=to("two")),
        node("one"),
        node("two"),
    )
    assert [(one.name.text, one.kind.text) for one in drawing.nodes] == [
        ("page", "Thing"),
        ("thing", "about → Thing"),
        ("2 × Thing", "citation"),
    ]
    assert len(drawing.branches) == 2
    assert len(drawing.links) == 1


def test_what_nothing_leads_to_stands_on_top_and_circles_end() -> None:
    drawing = drawn(node("a", knows=to("b")), node("b", knows=to("a", "b")), node("alone"))
    assert [one.name.text for one in drawing.nodes] == ["a", "b", "alone"]
    assert drawing.branches
    assert drawing.links == ()


def test_links_are_found_however_deep_and_only_to_what_is_there() -> None:
    inside = {"@type": "Offer", "item": [{"@id": "#b"}, {"@id": "#nowhere"}]}
    links = links_of({"@graph": [node("a", offers=inside, same=to("b", "b")), node("b")]})
    assert [(link.start, link.name, link.end) for link in links] == [
        ("#a", "offers", "#b"),
        ("#a", "same", "#b"),
    ]


def test_long_and_deep_graphs_are_drawn() -> None:
    chain = [node(f"n{number}", next=to(f"n{number + 1}")) for number in range(3_000)]
    drawing = drawn(*chain, node("W" * 5_000))
    assert len(drawing.nodes) == 3_001
    assert max(one.x for one in drawing.nodes) < 120
    assert drawing.nodes[-1].name.text.endswith("…")
