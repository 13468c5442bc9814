"""A clinic's site with a value in every field, as large as a test wants it."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from wagtail.models import Site

from .pages import faq, home, index, procedure, risk
from .rows import (
    aftercare,
    contraindication,
    depth,
    extent,
    link_to,
    listed,
    plan,
    question,
    risk_row,
    row,
    stored,
)
from .snippets import area, clinic, clinician, concern, device, document_file, image, source


@dataclass
class WholeSite:
    """What ``whole_site`` has published: pages by type, in the order of the tree."""

    index: Any
    concern: Any
    area: Any
    source: Any
    clinician: Any
    device: Any
    procedures: list[Any] = field(default_factory=list)
    faqs: list[Any] = field(default_factory=list)
    risks: list[Any] = field(default_factory=list)


def whole_site(procedures: int = 2) -> WholeSite:
    """Publish a clinic with this many procedures, each with a FAQ page and a risk page."""
    home_page = home()
    clinic(Site.objects.get(root_page=home_page), logo=image("Logo"))
    whole = WholeSite(
        index=index(home_page),
        concern=concern(),
        area=area(),
        source=source(),
        clinician=clinician(photo=image("Ines Hallam")),
        device=device(),
    )
    for number in range(1, procedures + 1):
        _add_procedure(whole, number)
    return whole


def _add_procedure(whole: WholeSite, number: int) -> None:
    title = f"Procedure {number}"
    page = procedure(whole.index, title, **full_procedure(whole, image(title)))
    whole.procedures.append(page)
    whole.faqs.append(faq(page, f"Questions {number}", **full_faq(whole, page)))
    whole.risks.append(risk(page, f"Risks {number}", **full_risk(whole, page)))


def _evidence(whole: WholeSite) -> dict[str, Any]:
    return {
        "author": whole.clinician,
        "reviewer": whole.clinician,
        "last_reviewed": datetime.date(2026, 3, 1),
        "sources": listed("source", whole.source.pk),
        "search_description": "What it does, for whom, and what can go wrong.",
        "seo_title": "In plain words",
    }


def full_procedure(whole: WholeSite, picture: Any) -> dict[str, Any]:
    """Return a value for every field of a procedure page."""
    return {
        **_evidence(whole),
        **_what_it_is(whole, picture),
        **_plan(whole),
        **_before_and_after(),
        "results": stored(
            row("result", {"text": "A glow", "time": extent(None, None), "after_session": 1}),
            row("result", {"text": "Smoother", "time": extent(3, 6, "month")}),
        ),
        "lasts_min": 6,
        "lasts_max": 12,
        "lasts_unit": "month",
        "permanence": "long_lasting",
        "permanence_note": "Skin keeps remodelling.",
        "body": _body(whole, picture),
    }


def _what_it_is(whole: WholeSite, picture: Any) -> dict[str, Any]:
    step = {"name": "Numbing", "text": "A cream.", "duration": extent(30, 45, "minute")}
    sources = [whole.source.pk]
    return {
        "summary": "Fine needles prick the skin, which repairs itself.",
        "alternate_names": listed("name", "Collagen induction therapy"),
        "kind": "percutaneous",
        "care_setting": "outpatient",
        "specialties": listed("specialty", "Dermatology"),
        "image": picture,
        "image_alt": "A device on a cheek",
        "image_caption": "A session",
        "image_credit": "Ada Bell",
        "image_license": "https://clinic.example/licence/",
        "how_it_works": "<p>It sets off repair. " + link_to(whole.index)[3:],
        "background": link_to(whole.index, "Skin ages"),
        "steps": stored(row("step", step)),
        "visit_min": 45,
        "visit_max": 60,
        "devices": listed("device", whole.device.pk),
        "performed_by": "A dermatologist",
        "concerns": [whole.concern],
        "areas": [whole.area],
        "benefits": stored(
            row("benefit", {"name": "Softer scars", "text": "Perhaps.", "sources": sources})
        ),
        "youngest_age": 18,
    }


def _plan(whole: WholeSite) -> dict[str, Any]:
    return {
        "plans": stored(plan(1, 1, "Mild concerns"), plan(3, 6, "Acne scars")),
        "plan_note": "It depends on your skin.",
        "plan_caution": "More is not better.",
        "maintenance_min": 4,
        "maintenance_max": 6,
        "maintenance_note": "Use sunscreen.",
        "depths": stored(
            depth(0.2, 0.5, setting="home"),
            depth(0.25, 0.5, area=whole.area.pk),
            depth(None, 2.5),
        ),
        "price_amount": Decimal("180.00"),
        "price_currency": "GBP",
        "price_note": "For one session.",
    }


def _before_and_after() -> dict[str, Any]:
    lead = {"text": "Stop using retinoids.", "lead_time": extent(3, 5, "day")}
    entry = {"text": "Tightness", "time": extent(1, 3, "day")}
    return {
        "preparation": stored(row("step", lead)),
        "anaesthesia": "topical",
        "anaesthesia_note": "Half an hour.",
        "discomfort": "mild",
        "discomfort_note": "Pressure and warmth.",
        "downtime_min": 1,
        "downtime_max": 2,
        "downtime_unit": "day",
        "downtime_note": "Like a mild sunburn.",
        "recovery": stored(row("entry", entry)),
        "aftercare": stored(aftercare("No make-up.", reason="The channels are open.")),
    }


def _body(whole: WholeSite, picture: Any) -> str:
    leaflet = document_file()
    words = f'<p>A <a linktype="document" id="{leaflet.pk}">leaflet</a>.</p>'
    shown = {"image": picture.pk, "decorative": False, "alt_text": "A room"}
    return stored(
        row("heading", {"text": "At our clinic", "level": "2"}),
        row("rich_text", link_to(whole.index) + words),
        row("image", {"image": shown, "caption": "Our room", "credit": "Ada Bell"}),
        row("video", {"url": "https://video.example/watch/1", "title": "A session"}),
        row("quote", {"text": "I read a book.", "attribution": "A patient"}),
        row("call_to_action", {"label": "Book", "page": whole.index.pk, "url": ""}),
    )


def full_faq(whole: WholeSite, about: Any) -> dict[str, Any]:
    """Return a value for every field of a FAQ page but the chosen procedure."""
    sources = [whole.source.pk]
    return {
        **_evidence(whole),
        "introduction": link_to(about, about.title),
        "questions": stored(
            question("Does it hurt?", link_to(about), group="The visit", sources=sources),
            question("How many sessions?", link_to(whole.index)),
        ),
    }


def full_risk(whole: WholeSite, about: Any) -> dict[str, Any]:
    """Return a value for every field of a risk page but the chosen procedure."""
    said = {
        "who_is_at_risk": "People with thin skin",
        "prevention": "A trained professional",
        "what_to_do": "Cool it.",
        "sources": [whole.source.pk],
    }
    infection = {"kind": "infection", "severity": "serious", "frequency": "rare"}
    return {
        **_evidence(whole),
        "introduction": link_to(about, about.title),
        "risks": stored(
            risk_row("Redness", severity="expected", **said),
            risk_row("Infection", **infection, get_help_now=True),
        ),
        "contraindications": stored(
            contraindication("Active acne", until="it clears", reason="It spreads."),
            contraindication("Rosacea", level="discuss", wait=extent(None, None)),
        ),
        "when_to_get_help": link_to(about, "Call us"),
    }
