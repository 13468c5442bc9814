"""What a search feature needs or wants, for the few that exist: breadcrumb, clinic, picture, person."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from ..document import (
    Address,
    Clinic,
    FAQDocument,
    Person,
    ProcedureDocument,
    RiskDocument,
    gettext_noop,
)
from .engines import EFFECTS, effect
from .finding import Severity
from .rule import Place, Rule, at
from .subject import Subject

#: So long the table of effects is taken at its word.
EFFECTS_HOLD = datetime.timedelta(days=183)
#: What a letter needs to arrive.
ADDRESS = ("street", "locality", "country")


def _wanted(key: str, path: str, **more: Any) -> Place:
    """Return a place, with who wants it and on which day that was so."""
    row = effect(key)
    return at(path, engine=row.engine, verified_on=row.verified_on.isoformat(), **more)


def page_has_a_breadcrumb(subject: Subject) -> Iterator[Place]:
    """Find a page whose trail has fewer than two pages with a name and an address."""
    crumbs = subject.document.breadcrumbs
    if sum(bool(crumb.title and crumb.url) for crumb in crumbs) < 2:
        yield _wanted("breadcrumb", "breadcrumbs")


def site_names_its_clinic(subject: Subject) -> Iterator[Place]:
    """Find a site whose clinic has no name."""
    if subject.document.clinic is None:
        yield _wanted("clinic", "clinic.name")


def clinic_has_an_address(subject: Subject) -> Iterator[Place]:
    """Find a clinic to which no letter would arrive."""
    clinic = subject.document.clinic
    if clinic and not all(getattr(clinic.address or Address(), name) for name in ADDRESS):
        yield _wanted("clinic", "clinic.address")


def _clinic_states(field: str, path: str) -> Callable[[Subject], Iterator[Place]]:
    """Return a search for clinics that leave out a field of the document's ``Clinic``."""

    def search(subject: Subject) -> Iterator[Place]:
        clinic: Clinic | None = subject.document.clinic
        if clinic and getattr(clinic, field) in (None, "", ()):
            yield _wanted("clinic", path)

    return search


def picture_states_its_rights(subject: Subject) -> Iterator[Place]:
    """Find a page whose picture has neither credit nor licence: it is not marked up then."""
    image = subject.document.image
    if image and not (image.credit or image.license_url):
        yield _wanted("picture", "image.credit")


def picture_states_its_licence(subject: Subject) -> Iterator[Place]:
    """Find a page whose picture is credited and has no licence."""
    image = subject.document.image
    if image and image.credit and not image.license_url:
        yield _wanted("picture", "image.license_url")


def people_have_a_page_elsewhere(subject: Subject) -> Iterator[Place]:
    """Find people of whom nothing says who they are: no register, no page of their own."""
    document = subject.document
    people: dict[str, Person | None] = {"author": document.author, "reviewer": document.reviewer}
    seen: set[str] = set()
    for name, person in people.items():
        if person and not person.profile_links and person.key not in seen:
            seen.add(person.key)
            yield _wanted("profile", f"{name}.profile_links", name=person.full_name)


def effects_were_verified_lately(subject: Subject) -> Iterator[Place]:
    """Find a table of effects that nobody has compared with its sources for half a year."""
    oldest = min(row.verified_on for row in EFFECTS)
    if subject.today - oldest > EFFECTS_HOLD:
        yield at(verified_on=oldest.isoformat())


def _rule(key: str, **fields: Any) -> Rule:
    """Return a rule about a row of the table, which says where it was read and when."""
    row = effect(key)
    return Rule(source=row.url, verified_on=row.verified_on.isoformat(), **fields)


_LOCAL = gettext_noop("{engine} shows a clinic as a local business; state of {verified_on}.")

search_feature_rules = (
    _rule(
        "breadcrumb",
        code="search.no_breadcrumb",
        severity=Severity.ADVICE,
        search=page_has_a_breadcrumb,
        text=gettext_noop("The page has no breadcrumb of at least two pages."),
        reason=gettext_noop(
            "{engine} shows breadcrumbs of two or more pages with results; state of {verified_on}."
        ),
        fix=gettext_noop("Put the page below other pages that readers can see."),
    ),
    _rule(
        "clinic",
        code="search.no_clinic",
        severity=Severity.WARNING,
        search=site_names_its_clinic,
        text=gettext_noop("The site does not name its clinic."),
        reason=_LOCAL,
        fix=gettext_noop("Enter at least name and address under Settings → Clinic."),
    ),
    _rule(
        "clinic",
        code="search.clinic_address",
        severity=Severity.WARNING,
        search=clinic_has_an_address,
        text=gettext_noop("The clinic’s address lacks the street, the town or the country."),
        reason=gettext_noop(
            "{engine} requires the address to show a local business; state of {verified_on}."
        ),
        fix=gettext_noop("Complete the address under Settings → Clinic."),
    ),
    *(
        _rule(
            "clinic",
            code=code,
            severity=Severity.ADVICE,
            search=_clinic_states(field, path),
            text=text,
            reason=gettext_noop(
                "{engine} recommends it for a local business; state of {verified_on}."
            ),
            fix=gettext_noop("Enter it under Settings → Clinic."),
        )
        for code, field, path, text in (
            (
                "search.clinic_place",
                "latitude",
                "clinic.latitude",
                gettext_noop("The clinic’s latitude and longitude are not stated."),
            ),
            (
                "search.clinic_hours",
                "opening_hours",
                "clinic.opening_hours",
                gettext_noop("The clinic’s opening hours are not stated."),
            ),
            (
                "search.clinic_telephone",
                "telephone",
                "clinic.telephone",
                gettext_noop("The clinic’s telephone number is not stated."),
            ),
            (
                "search.clinic_prices",
                "price_range",
                "clinic.price_range",
                gettext_noop("The clinic’s price range is not stated."),
            ),
        )
    ),
    _rule(
        "picture",
        code="search.picture_rights",
        severity=Severity.ADVICE,
        search=picture_states_its_rights,
        text=gettext_noop("The page’s picture has neither a credit nor a licence."),
        reason=gettext_noop(
            "Without either, its rights can’t be stated, which {engine} asks for; "
            "state of {verified_on}."
        ),
        fix=gettext_noop("Enter whom to credit, or the address of the licence."),
    ),
    _rule(
        "picture",
        code="search.picture_licence",
        severity=Severity.ADVICE,
        search=picture_states_its_licence,
        text=gettext_noop("The page’s picture has a credit and no licence."),
        reason=gettext_noop(
            "{engine} shows “Licensable” on pictures with a licence; state of {verified_on}."
        ),
        fix=gettext_noop("Enter the address of the licence, if you grant one."),
    ),
    _rule(
        "profile",
        code="search.person_page",
        severity=Severity.ADVICE,
        search=people_have_a_page_elsewhere,
        about=(ProcedureDocument, FAQDocument, RiskDocument),
        text=gettext_noop("No address says who {name} is."),
        reason=gettext_noop(
            "{engine} tells people apart by pages about them, such as an entry in a register; "
            "state of {verified_on}."
        ),
        fix=gettext_noop("Add a link to a profile or a register to the clinician."),
    ),
    Rule(
        code="search.not_verified",
        severity=Severity.ADVICE,
        search=effects_were_verified_lately,
        text=gettext_noop(
            "What is said here about search engines was last verified on {verified_on}."
        ),
        reason=gettext_noop("Engines change what they show several times a year."),
        fix=gettext_noop("Update wagtail-microneedling; look at the sources until then."),
    ),
)
