"""Parts of pages that may be kept: each is made of its document and of nothing else."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.template.base import Node
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode

from tests.documents import FULL, full_faq, full_procedure
from tests.templates.rendering import TEMPLATES, html_of, package_templates
from wagtail_microneedling.document import PageDocument
from wagtail_microneedling.records import Fragments
from wagtail_microneedling.templatetags.microneedling_fragments import FragmentNode

FOLDER = "wagtail_microneedling"
EXPECTED = {
    "procedure_page": {"key_facts", "contents", "sections", "risks", "body", "questions"},
    "faq_page": {"contents", "questions"},
    "risk_page": {"contents", "risks", "contraindications"},
    "procedure_index_page": {"procedures"},
    "page": {"head", "breadcrumbs", "byline", "image", "evidence"},
}


def template_of(document: PageDocument, engine: Any = None) -> Any:
    name = f"{FOLDER}/{TEMPLATES[type(document)]}.html"
    return engine.get_template(name) if engine else get_template(name)


def fragments_in(name: str) -> Iterator[FragmentNode]:
    found = get_template(f"{FOLDER}/{name}.html").template.nodelist
    yield from found.get_nodes_by_type(FragmentNode)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_parts_of_a_page_that_may_be_kept(name: str) -> None:
    found = [node.name for node in fragments_in(name)]
    assert len(found) == len(EXPECTED[name])
    assert set(found) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_project_overrides_is_in_no_part(name: str) -> None:
    for node in fragments_in(name):
        for kind in (BlockNode, ExtendsNode):
            found: list[Node] = node.nodelist.get_nodes_by_type(kind)
            assert found == []


@pytest.mark.parametrize("build", FULL)
@pytest.mark.parametrize("frame", ["example", "package"])
def test_each_part_is_kept_and_looks_as_when_it_is_made(build: Any, frame: str) -> None:
    document = build()
    engine = package_templates() if frame == "package" else None
    made = html_of(document, engine)
    fragments = Fragments(document, "")
    context = {"document": document, "fragments": fragments}
    assert template_of(document, engine).render(dict(context)) == made
    kept = {name.split()[-1] for name in fragments.added}
    assert kept == EXPECTED["page"] | EXPECTED[TEMPLATES[type(document)]]
    assert template_of(document, engine).render(dict(context)) == made


def test_what_is_kept_is_shown() -> None:
    document = full_procedure()
    fragments = Fragments(document, "")
    fragments.add(f"{FOLDER}/procedure_page.html sections", "<p>Kept.</p>")
    shown = template_of(document).render({"document": document, "fragments": fragments})
    assert "<p>Kept.</p>" in shown


def test_another_document_shows_nothing_that_was_kept() -> None:
    fragments = Fragments(full_procedure(), "")
    for name in EXPECTED["page"]:
        fragments.add(f"{FOLDER}/page.html {name}", "<p>Kept.</p>")
    document = full_faq()
    shown = template_of(document).render({"document": document, "fragments": fragments})
    assert "Kept." not in shown
    assert shown == html_of(document)


@pytest.mark.parametrize("build", FULL)
def test_a_part_does_not_see_what_one_request_has_and_another_has_not(build: Any) -> None:
    document = build()
    more = {"anchored": True, "drawing": "x", "role": "x", "size": 99, "title": "x", "weight": 99}
    shown = template_of(document).render({"document": document, **more})
    assert shown == html_of(document)
