"""A procedure page as its document."""

from typing import Any

from ..document import (
    Anaesthesia,
    CareSetting,
    Discomfort,
    FAQPageReference,
    Image,
    Link,
    Permanence,
    Price,
    ProcedureDocument,
    ProcedureKind,
    Range,
    RiskPageReference,
    Unit,
)
from .basics import basics
from .body import body
from .clinic import specialties
from .faq import question_links
from .procedure_rows import (
    aftercare,
    benefits,
    depths,
    plans_in,
    preparation,
    steps,
    timeline,
)
from .risk import contraindications, risks
from .rows import as_key, as_member, as_text, rows
from .shelf import Book
from .snippets import device


def procedure_document(book: Book) -> ProcedureDocument:
    """Return the document of a procedure page."""
    related = book.shelf.related
    risk_pages = book.on_this_site(related.risks[str(book.page.pk)])
    faq_pages = book.on_this_site(related.faqs[str(book.page.pk)])
    return ProcedureDocument(
        **basics(book),
        **_what_it_is(book),
        **_plan(book),
        **_before_and_after(book),
        **_results(book),
        risk_pages=tuple(_risk_page(book, page) for page in risk_pages),
        faq_pages=tuple(_faq_page(book, page) for page in faq_pages),
    )


def stored_range(page: Any, name: str, unit: Unit | None = None) -> Range | None:
    """Return a quantity that a page holds in columns."""
    stored_unit = unit or getattr(page, f"{name}_unit")
    return Range.of(getattr(page, f"{name}_min"), getattr(page, f"{name}_max"), stored_unit)


def downtime_of(page: Any) -> Range | None:
    """Return a procedure page's downtime."""
    return stored_range(page, "downtime")


def picture(book: Book, page: Any) -> Image | None:
    """Return a procedure's picture with the words that its page gives it."""
    return book.picture(
        page.image_id,
        alt=page.image_alt,
        caption=page.image_caption,
        credit=page.image_credit,
        license_url=page.image_license,
    )


def _what_it_is(book: Book) -> dict[str, Any]:
    page = book.page
    names = (as_text(row.value) for row in rows(page, "alternate_names", "name"))
    devices = [as_key(row.value) for row in rows(page, "devices", "device")]
    return {
        "image": picture(book, page),
        "summary": page.summary.strip(),
        "alternate_names": tuple(name for name in names if name),
        "kind": as_member(page.kind, ProcedureKind),
        "care_setting": as_member(page.care_setting, CareSetting),
        "specialties": specialties(page),
        "areas": book.terms("areas", book.shelf.areas),
        "how_it_works": book.prose(page.how_it_works),
        "background": book.prose(page.background),
        "steps": steps(page),
        "devices": book.shelf.devices.values(devices, book.locale_id, device),
        "performed_by": page.performed_by.strip(),
        "visit_length": stored_range(page, "visit", Unit.MINUTE),
        "benefits": benefits(book),
        "concerns": book.terms("concerns", book.shelf.concerns),
        "youngest_age": page.youngest_age,
        "body": body(book),
    }


def _plan(book: Book) -> dict[str, Any]:
    page = book.page
    price = None
    if page.price_amount is not None and page.price_currency:
        price = Price(
            amount=page.price_amount, currency=page.price_currency, note=page.price_note.strip()
        )
    return {
        "plans": plans_in(page.plans),
        "plan_note": page.plan_note.strip(),
        "plan_caution": page.plan_caution.strip(),
        "maintenance": stored_range(page, "maintenance", Unit.WEEK),
        "maintenance_note": page.maintenance_note.strip(),
        "depths": depths(book),
        "price": price,
    }


def _before_and_after(book: Book) -> dict[str, Any]:
    page = book.page
    return {
        "anaesthesia": as_member(page.anaesthesia, Anaesthesia),
        "anaesthesia_note": page.anaesthesia_note.strip(),
        "discomfort": as_member(page.discomfort, Discomfort),
        "discomfort_note": page.discomfort_note.strip(),
        "downtime": downtime_of(page),
        "downtime_note": page.downtime_note.strip(),
        "recovery": timeline(page, "recovery"),
        "preparation": preparation(page),
        "aftercare": aftercare(page),
    }


def _results(book: Book) -> dict[str, Any]:
    page = book.page
    return {
        "results": timeline(page, "results"),
        "lasts": stored_range(page, "lasts"),
        "permanence": as_member(page.permanence, Permanence),
        "permanence_note": page.permanence_note.strip(),
    }


def _risk_page(book: Book, page: Any) -> RiskPageReference:
    other = Book(page, book.shelf)
    return RiskPageReference(
        link=Link(title=page.title, url=other.url),
        risks=risks(other),
        contraindications=contraindications(page),
    )


def _faq_page(book: Book, page: Any) -> FAQPageReference:
    url = book.shelf.addresses.url(page)
    return FAQPageReference(
        link=Link(title=page.title, url=url), questions=question_links(page, url)
    )
