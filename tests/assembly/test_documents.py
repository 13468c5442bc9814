"""What an editor stored is what the document says."""

import datetime
from decimal import Decimal

import pytest
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Site

from tests import site as make
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import (
    DepthSetting,
    Discomfort,
    FAQDocument,
    Frequency,
    Price,
    ProcedureDocument,
    ProcedureIndexDocument,
    Range,
    RiskDocument,
    Severity,
    Unit,
)
from wagtail_microneedling.models import ClinicSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole() -> make.WholeSite:
    return make.whole_site(2)


def procedure_of(whole: make.WholeSite) -> ProcedureDocument:
    document = document_of(whole.procedures[0])
    assert isinstance(document, ProcedureDocument)
    return document


def test_quantities_are_numbers_with_units(whole: make.WholeSite) -> None:
    document = procedure_of(whole)
    assert [plan.sessions for plan in document.plans] == [
        Range(min=1, max=1, unit=Unit.SESSION),
        Range(min=3, max=6, unit=Unit.SESSION),
    ]
    assert document.plans[1].interval == Range(min=4, max=6, unit=Unit.WEEK)
    assert document.downtime == Range(min=1, max=2, unit=Unit.DAY)
    assert document.visit_length == Range(min=45, max=60, unit=Unit.MINUTE)
    assert document.lasts == Range(min=6, max=12, unit=Unit.MONTH)
    assert [depth.depth for depth in document.depths] == [
        Range(min=0.2, max=0.5, unit=Unit.MILLIMETRE),
        Range(min=0.25, max=0.5, unit=Unit.MILLIMETRE),
        Range(max=2.5, unit=Unit.MILLIMETRE),
    ]
    assert document.depths[0].setting is DepthSetting.HOME
    assert document.price == Price(
        amount=Decimal("180.00"), currency="GBP", note="For one session."
    )
    assert document.discomfort is Discomfort.MILD


def test_every_field_of_a_full_page_reaches_its_document(whole: make.WholeSite) -> None:
    for page in (whole.procedures[0], whole.faqs[0], whole.risks[0]):
        document = document_of(page)
        empty = [
            name
            for name in document.__dataclass_fields__
            if getattr(document, name) in (None, "", ())
        ]
        assert set(empty) <= {"translations", "image", "last_published_at"}
        assert (document.image is None) is not isinstance(document, ProcedureDocument)


def test_faq_and_risk_pages_are_about_their_parent(whole: make.WholeSite) -> None:
    faq, risk = document_of(whole.faqs[0]), document_of(whole.risks[0])
    assert isinstance(faq, FAQDocument)
    assert isinstance(risk, RiskDocument)
    assert faq.procedure == risk.procedure
    assert faq.procedure is not None
    assert faq.procedure.name == "Procedure 1"
    assert faq.procedure.url == document_of(whole.procedures[0]).url


def test_a_chosen_procedure_wins_over_the_parent(whole: make.WholeSite) -> None:
    first, second = whole.procedures
    page = make.faq(first, "Chosen", procedure=second, questions=make.stored(make.question("Why?")))
    document = document_of(page)
    assert isinstance(document, FAQDocument)
    assert document.procedure is not None
    assert document.procedure.id == second.pk
    linked = {document.id: [faq.link.title for faq in document.faq_pages] for document in (
        procedure_of(whole), document_of(second))}  # fmt: skip
    assert linked == {first.pk: ["Questions 1"], second.pk: ["Chosen", "Questions 2"]}


def test_a_procedure_links_to_its_questions_and_states_its_risks(whole: make.WholeSite) -> None:
    document, faq = procedure_of(whole), document_of(whole.faqs[0])
    assert isinstance(faq, FAQDocument)
    (reference,) = document.faq_pages
    assert [link.url for link in reference.questions] == [
        f"{faq.url}#{question.anchor}" for question in faq.questions
    ]
    (risks,) = document.risk_pages
    stated = document_of(whole.risks[0])
    assert isinstance(stated, RiskDocument)
    assert risks.risks == stated.risks
    assert risks.contraindications == stated.contraindications
    assert {risk.severity for risk in stated.risks} >= {Severity.SERIOUS}
    assert {risk.frequency for risk in stated.risks} >= {Frequency.RARE}


def test_an_index_lists_the_procedures_below_it(whole: make.WholeSite) -> None:
    document = document_of(whole.index)
    assert isinstance(document, ProcedureIndexDocument)
    assert [card.name for card in document.procedures] == ["Procedure 1", "Procedure 2"]
    card = document.procedures[0]
    assert card.sessions == Range(min=1, max=6, unit=Unit.SESSION)
    assert card.downtime == Range(min=1, max=2, unit=Unit.DAY)
    assert card.image is not None
    assert card.url == document_of(whole.procedures[0]).url


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ([(None, 4), (3, 6)], Range(max=6, unit=Unit.SESSION)),
        ([(3, None), (1, 2)], Range(min=1, unit=Unit.SESSION)),
        ([(3, None), (None, 2)], None),
        ([], None),
    ],
)
def test_a_span_of_plans_promises_nothing_that_no_plan_says(
    whole: make.WholeSite, plans: list[tuple[int | None, int | None]], expected: Range | None
) -> None:
    page = whole.procedures[0]
    page.plans = make.stored(*(make.plan(low, high) for low, high in plans))
    page.save()
    document = document_of(whole.index)
    assert isinstance(document, ProcedureIndexDocument)
    assert document.procedures[0].sessions == expected


def test_addresses_use_the_public_origin(whole: make.WholeSite) -> None:
    ClinicSettings.objects.update(public_origin="https://clinic.example")
    document = procedure_of(whole)
    assert document.url == "https://clinic.example/treatments/procedure-1/"
    assert document.site_url == "https://clinic.example/"
    urls = [link.url for link in document.breadcrumbs]
    assert urls == [
        "https://clinic.example/",
        "https://clinic.example/treatments/",
        "https://clinic.example/treatments/procedure-1/",
    ]
    assert document.how_it_works is not None
    assert 'href="https://clinic.example/treatments/"' in document.how_it_works.html
    assert document.image is not None
    assert document.image.largest.url.startswith("https://clinic.example/media/")


def test_without_a_public_origin_the_sites_own_address_stands_in(whole: make.WholeSite) -> None:
    ClinicSettings.objects.all().delete()
    Site.objects.update(hostname="www.clinic.example", port=443)
    Site.clear_site_root_paths_cache()
    assert procedure_of(whole).url == "https://www.clinic.example/treatments/procedure-1/"


@override_settings(ROOT_URLCONF="tests.assembly.headless_urls")
def test_a_headless_site_publishes_its_paths_on_the_public_origin(whole: make.WholeSite) -> None:
    ClinicSettings.objects.update(public_origin="https://clinic.example")
    assert procedure_of(whole).url == "https://clinic.example/treatments/procedure-1/"


def test_a_draft_says_what_it_says_and_the_live_page_what_it_said(whole: make.WholeSite) -> None:
    page = whole.procedures[0]
    page.downtime_max = 3
    page.concerns = []
    page.plans = make.stored(make.plan(4, 6))
    page.save_revision()
    draft = document_of(page.get_latest_revision_as_object())
    assert isinstance(draft, ProcedureDocument)
    assert (draft.downtime, draft.concerns) == (Range(min=1, max=3, unit=Unit.DAY), ())
    live = document_of(type(page).objects.get(pk=page.pk))
    assert isinstance(live, ProcedureDocument)
    assert live.downtime == Range(min=1, max=2, unit=Unit.DAY)
    assert [concern.name for concern in live.concerns] == [whole.concern.name]


def test_a_page_that_is_not_stored_yet_can_be_previewed(whole: make.WholeSite) -> None:
    page = make.page_type(type(whole.procedures[0]))(title="New", locale=whole.index.locale)
    page.set_url_path(whole.index)
    document = document_of(page)
    assert (document.id, document.title) == (0, "New")


def test_an_anchor_survives_rewording_and_moving(whole: make.WholeSite) -> None:
    page = whole.faqs[0]
    before = document_of(page)
    rows = list(page.questions.raw_data)
    rows.reverse()
    rows[0]["value"]["question"] = "How many times do I have to come?"
    page.questions = make.stored(*rows)
    page.save()
    after = document_of(type(page).objects.get(pk=page.pk))
    assert isinstance(before, FAQDocument)
    assert isinstance(after, FAQDocument)
    assert [one.anchor for one in after.questions] == [
        one.anchor for one in reversed(before.questions)
    ]
    assert after.questions[0].question == "How many times do I have to come?"


def test_a_page_speaks_its_own_language_and_names_its_translations(whole: make.WholeSite) -> None:
    german = make.translated(whole.procedures[0], "de", title="Microneedling auf Deutsch")
    twin = whole.concern.copy_for_translation(german.locale)
    twin.name = "Feine Linien"
    twin.save()
    document, original = document_of(german), procedure_of(whole)
    assert isinstance(document, ProcedureDocument)
    assert document.language == "de"
    assert [concern.name for concern in document.concerns] == ["Feine Linien"]
    assert [concern.name for concern in original.concerns] == [whole.concern.name]
    assert [concern.key for concern in document.concerns] == [
        concern.key for concern in original.concerns
    ]
    assert [(one.language, one.url) for one in original.translations] == [("de", document.url)]
    assert [(one.language, one.url) for one in document.translations] == [("en", original.url)]


def test_another_sites_pages_are_not_mentioned(whole: make.WholeSite) -> None:
    other = make.index(make.site("other.example").root_page, "Elsewhere")
    about_ours = {"procedure": whole.procedures[0]}
    faq = make.faq(
        other, "Their questions", **about_ours, questions=make.stored(make.question("?"))
    )
    make.risk(other, "Their risks", **about_ours, risks=make.stored(make.risk_row("Bruising")))
    document, theirs = procedure_of(whole), document_of(faq)
    assert isinstance(theirs, FAQDocument)
    assert [page.link.title for page in document.faq_pages] == ["Questions 1"]
    assert [page.link.title for page in document.risk_pages] == ["Risks 1"]
    assert theirs.procedure is None


def test_a_translated_page_is_about_the_procedure_in_its_language(whole: make.WholeSite) -> None:
    original = whole.procedures[0]
    rows = make.stored(make.question("Why?"))
    english = make.faq(whole.index, "Chosen", procedure=original, questions=rows)
    german = make.translated(english, "de", title="Gewählt")
    before = document_of(german)
    assert isinstance(before, FAQDocument)
    assert before.procedure is not None
    assert before.procedure.id == original.pk  # there is no German procedure yet
    assert [page.link.title for page in procedure_of(whole).faq_pages] == [
        *("Questions 1", "Chosen", "Gewählt")
    ]
    twin = make.translated(original, "de", title="Auf Deutsch")
    document, in_german = document_of(german), document_of(twin)
    assert isinstance(document, FAQDocument)
    assert isinstance(in_german, ProcedureDocument)
    assert document.procedure is not None
    assert document.procedure.id == twin.pk
    assert [page.link.title for page in in_german.faq_pages] == ["Gewählt"]
    assert [page.link.title for page in procedure_of(whole).faq_pages] == ["Questions 1", "Chosen"]


def test_what_readers_may_not_see_is_not_mentioned(whole: make.WholeSite) -> None:
    make.restrict(whole.faqs[0])
    whole.risks[0].unpublish()
    expired = whole.faqs[1]
    expired.expire_at = timezone.now() - datetime.timedelta(hours=1)
    expired.save()
    first, second = procedure_of(whole), document_of(whole.procedures[1])
    assert isinstance(second, ProcedureDocument)
    assert (first.faq_pages, first.risk_pages) == ((), ())
    assert second.faq_pages == ()
    whole.procedures[0].unpublish()
    about = document_of(whole.faqs[0])
    assert isinstance(about, FAQDocument)
    assert about.procedure is None
    listed = document_of(whole.index)
    assert isinstance(listed, ProcedureIndexDocument)
    assert [card.name for card in listed.procedures] == ["Procedure 2"]
