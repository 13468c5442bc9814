"""What a project with its own base page may count on. Run by ``tests/packaging/test_own_base.py``."""

import json
import re
from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Site

from wagtail_microneedling.models import ClinicSettings

from .models import BasePage, ConsentPage, FAQPage, ProcedureIndexPage, ProcedurePage, RiskPage

GRAPH = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@dataclass
class Pages:
    """A site with one page of each kind."""

    index: ProcedureIndexPage
    procedure: ProcedurePage
    faq: FAQPage
    risk: RiskPage


def published(parent: BasePage, page: BasePage) -> BasePage:
    """Publish ``page`` below ``parent`` the way the editor does: by a revision."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def pages(db) -> Pages:
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "clinic.example", 80
    site.save()
    home = site.root_page
    index = published(home, ProcedureIndexPage(title="Treatments"))
    procedure = published(
        index,
        ProcedurePage(
            title="Microneedling",
            summary="Fine needles, new collagen.",
            kind="percutaneous",
            navigation_label="Needling",
            plans=json.dumps(
                [{"type": "plan", "id": "p1", "value": {"sessions": {"min": 3, "max": 6}}}]
            ),
        ),
    )
    question = {"question": "Does it hurt?", "answer": "<p>A little.</p>"}
    faq = published(
        procedure,
        FAQPage(
            title="Questions",
            questions=json.dumps([{"type": "question", "id": "q1", "value": question}]),
        ),
    )
    bruising = {"name": "Bruising", "kind": "sign", "severity": "side_effect"}
    risk = published(
        procedure,
        RiskPage(
            title="Risks", risks=json.dumps([{"type": "risk", "id": "r1", "value": bruising}])
        ),
    )
    return Pages(index, procedure, faq, risk)


def seen(page: BasePage) -> tuple[str, dict[str, dict]]:
    """Return a page's HTML and the nodes of its graph by ``@id``, as a visitor gets them."""
    response = Client(headers={"host": "clinic.example"}).get(page.get_url_parts()[2])
    assert response.status_code == 200
    html = response.content.decode()
    (script,) = GRAPH.findall(html)
    return html, {node["@id"]: node for node in json.loads(script)["@graph"] if "@id" in node}


def test_the_standard_page_is_swapped_out(settings, pages):
    assert settings.WAGTAIL_PAGE_MODEL == "own_base.BasePage"
    assert isinstance(pages.procedure, BasePage)
    assert pages.procedure.navigation_label == "Needling"


def test_procedure_page_shows_and_marks_up_its_facts(pages):
    html, nodes = seen(pages.procedure)
    procedure = nodes["http://clinic.example/treatments/microneedling/#procedure"]
    assert "Fine needles, new collagen." in html
    assert "3 to 6 sessions" in html
    assert procedure["name"] == "Microneedling"


def test_risk_page_below_it_is_about_the_procedure(pages):
    _, risk_nodes = seen(pages.risk)
    _, procedure_nodes = seen(pages.procedure)
    procedure = "http://clinic.example/treatments/microneedling/#procedure"
    (bruising,) = [node for node in risk_nodes.values() if node.get("name") == "Bruising"]
    assert bruising["@id"] in json.dumps(procedure_nodes[procedure]["adverseOutcome"])


def test_faq_and_index_page_render(pages):
    html, nodes = seen(pages.faq)
    assert "Does it hurt?" in html
    assert '"@type": "Question"' in json.dumps(nodes)
    html, _ = seen(pages.index)
    assert "Fine needles, new collagen." in html


def test_draft_is_not_published(pages):
    pages.procedure.summary = "Not yet for readers."
    pages.procedure.save_revision()
    html, _ = seen(pages.procedure)
    assert "Not yet for readers." not in html


@pytest.mark.parametrize("kind", ["index", "procedure", "faq", "risk"])
def test_editor_opens_each_kind_of_page(pages, kind):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    response = client.get(f"/admin/pages/{getattr(pages, kind).pk}/edit/")
    assert response.status_code == 200


@pytest.mark.parametrize("kind", ["index", "procedure"])
def test_the_explorer_says_what_the_checks_found(pages, kind):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    html = client.get(f"/admin/pages/{getattr(pages, kind).pk}/").content.decode()
    assert "ordering=check_rank" in html


def test_pages_published_together_meet_the_gate(pages):
    ClinicSettings.objects.create(site=Site.objects.get(is_default_site=True), publish_gate="block")
    draft = RiskPage(title="No risk", live=False)
    pages.procedure.add_child(instance=draft)
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    client.post(f"/admin/bulk/own_base/basepage/publish/?id={draft.pk}&next=/admin/")
    assert not RiskPage.objects.get(pk=draft.pk).live
    assert "Nothing is published" in client.get("/admin/").content.decode()


def test_the_tree_rules_go_by_mixin():
    assert set(ProcedurePage.allowed_parent_page_models()) == {ProcedureIndexPage}
    assert set(ProcedurePage.allowed_subpage_models()) == {FAQPage, RiskPage}
    assert set(ProcedureIndexPage.allowed_subpage_models()) == {ProcedurePage, FAQPage, RiskPage}
    assert FAQPage.allowed_subpage_models() == []


def test_a_clinical_page_that_is_none_of_the_four_states_what_all_state(pages):
    page = published(pages.index.get_parent(), ConsentPage(title="Consent", words="Sign here."))
    html, nodes = seen(page)
    assert "Sign here." in html
    assert nodes["http://clinic.example/consent/#webpage"]["name"] == "Consent"
