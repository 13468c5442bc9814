"""Whatever an editor types, the markup stays strict JSON, valid schema.org and inside its script."""

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import count, cycle
from typing import Any

import extruct
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import (
    AUTHOR,
    CLINIC,
    FAQ_URL,
    FULL,
    LEAFLET,
    QUESTIONS,
    full_faq,
    full_procedure,
    image,
    rewritten,
)
from wagtail_microneedling.document import Link, PageDocument
from wagtail_microneedling.schema_org import graph, merged_graph, to_json, to_script

from .reading import parsed, strings
from .vocabulary_checker import check

NASTY = [
    "",
    " \t\n ",
    "\"quotes\" and 'apostrophes' and \\ backslashes",
    "</script><script>alert(1)</script>",
    "</ScRiPt\t/><img src=x onerror=alert(1)>",
    "<!-- <script> -->",
    "]]>",
    "{{ 7 * 7 }} {% debug %}",
    "line\u2028separator\u2029paragraph",
    "nul\x00bell\x07escape\x1bdelete\x7f",
    "carriage\rreturn\r\nline",
    "lone \ud800 surrogate \udfff",
    "\ufffe\uffff\ufdd0",
    "\u202egnp.exe\u202c \u2066מיקרונידלינג\u2069 الوخز",
    "👩🏽‍⚕️ 🩹 𝔫𝔢𝔢𝔡𝔩𝔢",
    "e\u0301 ﬁ ß İ",
    "NaN Infinity -0 null",
    "javascript:alert(1)",
    "https://[broken",
    "https://a.example/x y<z>",
    "data:text/html,<script>alert(1)</script>",
    "&lt;b&gt; &amp;amp;",
]

#: Anything that a Python string can hold, code points that are no characters included.
texts = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=()), max_size=40)


@st.composite
def hostile_documents(draw: st.DrawFn) -> PageDocument:
    """Documents of every kind, full, with hostile words in every field."""
    words = cycle(draw(st.lists(texts, min_size=1, max_size=9)))
    document: PageDocument = draw(st.sampled_from(FULL))()
    return rewritten(document, lambda _: next(words))


def with_one_long_text(document: PageDocument, place: int) -> PageDocument:
    """Return ``document`` with 100 kB of hostile text in one of its fields, the ``place``-th."""
    places = count()
    long = f"é{NASTY[3]}" * 3_000
    return rewritten(document, lambda text: long if next(places) == place else text)


def page_with(script: str) -> str:
    """Return an HTML page that holds ``script``."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{script}<title>A</title>'
        '</head><body><p id="end">The end</p></body></html>'
    )


class Elements(HTMLParser):
    """What elements a page has, and what is in its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.scripts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.names.append(tag)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts.append(data)


@settings(max_examples=120, deadline=None)
@given(document=hostile_documents())
def test_any_text_gives_strict_valid_and_contained_markup(document: PageDocument) -> None:
    published = graph(document)
    text, script = to_json(published), to_script(published)

    assert parsed(text) == published
    assert check(published) == []
    assert text.encode("utf-8").decode("utf-8") == text
    assert extruct.extract(page_with(script), syntaxes=["json-ld"])["json-ld"] == [published]
    page = Elements(page_with(script))
    assert page.names == ["html", "head", "meta", "script", "title", "body", "p"]
    assert parsed("".join(page.scripts)) == published


@settings(max_examples=40, deadline=None)
@given(full=st.sampled_from(FULL), place=st.integers(0, 200))
def test_a_very_long_text_arrives_whole(full: Callable[[], PageDocument], place: int) -> None:
    published = graph(with_one_long_text(full(), place))

    assert check(published) == []
    read = extruct.extract(page_with(to_script(published)), syntaxes=["json-ld"])
    assert read["json-ld"] == [published]


@settings(max_examples=20, deadline=None)
@given(documents=st.lists(hostile_documents(), min_size=2, max_size=4))
def test_any_texts_merge_into_one_valid_graph(documents: list[PageDocument]) -> None:
    published = merged_graph(documents)

    assert parsed(to_json(published)) == published
    assert check(published) == []


@pytest.mark.parametrize("full", FULL, ids=lambda full: full.__name__)
@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text)[:24])
def test_each_nasty_text_everywhere(full: Callable[[], PageDocument], text: str) -> None:
    published = graph(rewritten(full(), lambda _: text))

    assert parsed(to_json(published)) == published
    assert check(published) == []
    assert extruct.extract(page_with(to_script(published)), syntaxes=["json-ld"])["json-ld"] == [
        published
    ]


def test_the_script_element_is_read_by_everyone() -> None:
    script = to_script(graph(full_procedure(title="Rock & <roll>\u2028")))
    start, end = '<script type="application/ld+json">', "</script>"

    assert script.startswith(start)
    assert script.endswith(end)
    inside = script.removeprefix(start).removesuffix(end)
    assert not set(inside) & set("<>&\u2028\u2029")
    assert r"Rock \u0026 \u003croll\u003e" in inside


def test_text_is_repaired_and_otherwise_kept() -> None:
    document = full_procedure(title=" a\x00b\r\nc\td \ud800 \U0001f469 </script>\uffff ")

    assert graph(document)["@graph"][0]["name"] == "ab\nc\td \ufffd \U0001f469 </script>"


@pytest.mark.parametrize("anchor", NASTY, ids=lambda text: ascii(text)[:24])
def test_any_anchor_gives_an_address(anchor: str) -> None:
    document = full_faq(questions=(replace(QUESTIONS[0], anchor=anchor),))

    published = graph(document)

    assert check(published) == []
    (question,) = published["@graph"][0]["mainEntity"]
    assert question["@id"].startswith(f"{FAQ_URL}#")
    assert not set(question["@id"].removeprefix(f"{FAQ_URL}#")) & set(' #%<>"\\^`{|}') - {"%"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript://a.example/%0aalert(1)",
        "//a.example/",
        "/treatments/",
        "https://",
        "https://[broken/",
        "https://a.example/a b",
        'https://a.example/"><script>',
        "ftp://a.example/",
        "data:text/html,hello",
    ],
)
def test_only_web_addresses_are_published(address: str) -> None:
    document = full_faq(
        author=replace(AUTHOR, profile_links=(address,)),
        clinic=replace(CLINIC, links=(address,)),
        sources=(replace(LEAFLET, url=address),),
        image=replace(image("a", "A"), license_url=address),
        breadcrumbs=(Link(title="A", url=address), Link(title="B", url=FAQ_URL)),
    )

    published = graph(document)

    assert check(published) == []
    assert address not in set(strings(published))


def test_equal_documents_give_equal_text() -> None:
    assert [to_json(graph(full())) for full in FULL] == [to_json(graph(full())) for full in FULL]


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_json({"@graph": [{"minValue": float("nan")}]})
