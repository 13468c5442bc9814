"""Documents that say something in every field."""

import datetime
from typing import Any

from wagtail_microneedling.document import (
    CallToAction,
    FAQDocument,
    FAQPageReference,
    Heading,
    Link,
    Paragraphs,
    Picture,
    ProcedureCard,
    ProcedureDocument,
    ProcedureIndexDocument,
    ProcedureReference,
    Prose,
    Question,
    Quote,
    Range,
    RiskDocument,
    RiskPageReference,
    Translation,
    Unit,
    Video,
)

from .procedure import THE_PLAN, WHAT_IT_IS
from .risks import CONTRAINDICATIONS, RISKS
from .site import (
    AUTHOR,
    CLINIC,
    FAQ_URL,
    INDEX_URL,
    LEAFLET,
    PROCEDURE_URL,
    REVIEW,
    REVIEWER,
    RISK_URL,
    SITE_URL,
    image,
    prose,
)

QUESTIONS = (
    Question(
        anchor="q-pain",
        question="Does it hurt?",
        answer=Prose(
            html='<p>Most people feel <b>pressure</b> &amp; warmth. See <a href="'
            f'{PROCEDURE_URL}#comfort">how it feels</a>.</p>',
            text="Most people feel pressure & warmth. See how it feels.",
        ),
        group="The visit",
        sources=(LEAFLET,),
    ),
    Question(
        anchor="q-sessions",
        question="How many sessions will I need?",
        answer=prose("Three to six, four to six weeks apart."),
        group="The plan",
    ),
)


AROUND_IT: dict[str, Any] = {
    "body": (
        Heading(text="At our clinic", level=2),
        Paragraphs(prose=prose("We have a room for it.")),
        Picture(image=image("room", "A treatment room", credit="Example Skin Clinic")),
        Video(
            url="https://video.example/watch/1",
            title="A session in two minutes",
            player="https://player.example/1",
            width=1280,
            height=720,
        ),
        Quote(text="I read a book meanwhile.", attribution="A patient"),
        CallToAction(label="Book a consultation", url=f"{SITE_URL}book/"),
    ),
    "risk_pages": (
        RiskPageReference(
            link=Link(title="Risks of microneedling", url=RISK_URL),
            risks=RISKS,
            contraindications=CONTRAINDICATIONS,
        ),
    ),
    "faq_pages": (
        FAQPageReference(
            link=Link(title="Questions about microneedling", url=FAQ_URL),
            questions=tuple(
                Link(title=item.question, url=f"{FAQ_URL}#{item.anchor}") for item in QUESTIONS
            ),
        ),
    ),
}


def _page(url: str, title: str, trail: tuple[Link, ...], **fields: Any) -> dict[str, Any]:
    """Return the fields that every full page shares."""
    shared: dict[str, Any] = {
        "url": url,
        "site_url": SITE_URL,
        "site_name": "Example Skin Clinic",
        "title": title,
        "slug": url.rstrip("/").rpartition("/")[2],
        "language": "en-GB",
        "first_published_at": datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC),
        "last_published_at": datetime.datetime(2026, 11, 10, 16, 5, 7, 890, tzinfo=datetime.UTC),
        "breadcrumbs": (Link(title="Home", url=SITE_URL), *trail, Link(title=title, url=url)),
        "translations": (
            Translation(language="de", url=url.replace(SITE_URL, f"{SITE_URL}de/")),
            Translation(language="fr-CA", url=url.replace(SITE_URL, f"{SITE_URL}fr/")),
        ),
        "clinic": CLINIC,
        "author": AUTHOR,
        "reviewer": REVIEWER,
        "last_reviewed": datetime.date(2026, 11, 9),
        "sources": (REVIEW, LEAFLET),
        "image": image(
            "microneedling",
            "A clinician passing a device over a cheek",
            caption="A session in progress",
            credit="Example Skin Clinic",
            license_url=f"{SITE_URL}image-licence/",
        ),
    }
    return {**shared, **fields}


def full_procedure(**fields: Any) -> ProcedureDocument:
    """Return microneedling with every field filled in."""
    page = _page(
        PROCEDURE_URL,
        "Microneedling",
        (Link(title="Treatments", url=INDEX_URL),),
        id=3,
        seo_title="Microneedling: what it does and what can go wrong",
        search_description="How microneedling works, whom it suits and its risks.",
    )
    return ProcedureDocument(**{**page, **WHAT_IT_IS, **THE_PLAN, **AROUND_IT, **fields})


def full_faq(**fields: Any) -> FAQDocument:
    """Return a FAQ page about microneedling with every field filled in."""
    page = _page(
        FAQ_URL,
        "Questions about microneedling",
        (Link(title="Treatments", url=INDEX_URL), Link(title="Microneedling", url=PROCEDURE_URL)),
        id=4,
        seo_title="Microneedling: your questions",
        search_description="Answers to what patients ask most.",
        introduction=prose("What patients ask us most."),
        procedure=procedure_reference(),
        questions=QUESTIONS,
    )
    return FAQDocument(**{**page, **fields})


def full_risk(**fields: Any) -> RiskDocument:
    """Return a risk page about microneedling with every field filled in."""
    page = _page(
        RISK_URL,
        "Risks of microneedling",
        (Link(title="Treatments", url=INDEX_URL), Link(title="Microneedling", url=PROCEDURE_URL)),
        id=5,
        seo_title="Microneedling: risks and who should wait",
        search_description="What can go wrong, how often, and what to do.",
        introduction=prose("Most effects are mild and pass."),
        procedure=procedure_reference(),
        risks=RISKS,
        contraindications=CONTRAINDICATIONS,
        when_to_get_help=prose("Call us if redness spreads or you have a fever."),
    )
    return RiskDocument(**{**page, **fields})


def full_index(**fields: Any) -> ProcedureIndexDocument:
    """Return an index page of two procedures with every field filled in."""
    cards = (
        ProcedureCard(
            id=3,
            name="Microneedling",
            url=PROCEDURE_URL,
            summary="Fine needles make tiny channels.",
            image=image("microneedling", "A clinician passing a device over a cheek"),
            downtime=Range(min=24, max=48, unit=Unit.HOUR),
            sessions=Range(min=1, max=6, unit=Unit.SESSION),
        ),
        ProcedureCard(id=6, name="Chemical peel", url=f"{INDEX_URL}chemical-peel/"),
    )
    page = _page(
        INDEX_URL,
        "Treatments",
        (),
        id=2,
        seo_title="All treatments",
        search_description="What we offer.",
        introduction=prose("What we offer, and for whom."),
        procedures=cards,
    )
    return ProcedureIndexDocument(**{**page, **fields})


def procedure_reference(**fields: Any) -> ProcedureReference:
    """Return a reference to ``full_procedure()``."""
    return ProcedureReference(**{"id": 3, "name": "Microneedling", "url": PROCEDURE_URL, **fields})
