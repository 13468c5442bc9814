"""A clinic's site in two languages, on which operations run: pages are known by their titles."""

import datetime
from typing import Any, NamedTuple

import swapper
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Site

from tests import site as make
from wagtail_microneedling.assembly import assembled
from wagtail_microneedling.models import (
    ClinicalPageMixin,
    ClinicSettings,
    PendingRebuild,
    Record,
    page_models,
)
from wagtail_microneedling.records import build as build_records
from wagtail_microneedling.records import differences, fresh_records, read
from wagtail_microneedling.records.building import results

Page = swapper.load_model("wagtailcore", "Page")


def build() -> None:
    """Store the site: procedures, their FAQ and risk pages near and far, links across, German.

    ::

        home
        ├── Treatments ── Procedure 1 ── Questions 1, Risks 1
        │              └─ Procedure 2 ── Questions 2, Risks 2, Visitors (about Procedure 1)
        ├── About (a plain page) ── Library ── Light (links to both procedures), Guide
        ├── Early advice ── Early (about Procedure 1)
        ├── Late advice ── Late (about Procedure 1)
        ├── Workshop (a draft) ── Devices ── Laser
        └── Members (private) ── Inside
        Treatments, Procedure 1, Questions 1 and Early in German; a second Site with Foreign
    """
    whole = make.whole_site(2)
    first, second = whole.procedures
    home = make.home()
    make.faq(second, "Visitors", procedure=first, questions=make.stored(make.question("May I?")))
    about = home.add_child(instance=Page(title="About", slug="about", locale=home.locale))
    library = make.index(about, "Library", introduction=make.link_to(second))
    leaflet = make.document_file("Long leaflet")
    file = f'<p><a linktype="document" id="{leaflet.pk}">leaflet</a></p>'
    call = {"label": "Compare", "page": second.pk, "url": ""}
    make.procedure(
        library,
        "Light",
        how_it_works=make.link_to(first),
        background=file,
        body=make.stored(make.row("call_to_action", call)),
    )
    make.faq(library, "Guide", introduction=make.link_to(home) + make.link_to(about))
    for time in ("Early", "Late"):
        advice = make.index(home, f"{time} advice")
        asked = make.stored(make.question(f"Is it {time.lower()}?"))
        make.faq(advice, time, procedure=first, questions=asked)
    _studied_by_its_risk_page_alone(second)
    _hidden(home)
    make.translated(first)
    make.translated(whole.faqs[0])
    make.translated(page("Early"))
    other = make.site(site_name="Other")
    make.procedure(other.root_page, "Foreign", how_it_works=make.link_to(first))


def _studied_by_its_risk_page_alone(procedure: Any) -> None:
    study = make.source("A study of risks")
    risks = page(f"Risks {procedure.title[-1]}")
    risks.risks = make.stored(make.risk_row("Redness", sources=[study.pk]))
    risks.save_revision().publish()


def _hidden(home: Any) -> None:
    draft = Page(title="Workshop", slug="workshop", live=False, locale=home.locale)
    make.procedure(make.index(home.add_child(instance=draft), "Devices"), "Laser")
    members = home.add_child(instance=Page(title="Members", slug="members", locale=home.locale))
    make.restrict(members)
    make.index(members, "Inside")


def german() -> Locale:
    """Return the second language."""
    return Locale.objects.get(language_code="de")


def published() -> Any:
    """Return all published clinical pages, whoever may see them."""
    return Page.objects.live().type(*page_models(ClinicalPageMixin)).order_by("pk")


def page(title: str, language: str = "en") -> Any:
    """Return a page as it is stored now, of its own type; the first that was made."""
    found = Page.objects.filter(title=title, locale__language_code=language)
    return found.order_by("pk").first().specific


def names() -> dict[int, str]:
    """Return the titles of all pages, with the language of those that are not in English."""
    rows = Page.objects.values_list("pk", "title", "locale__language_code")
    return {key: title if code == "en" else f"{title} ({code})" for key, title, code in rows}


def image(title: str) -> Any:
    """Return an image."""
    return get_image_model().objects.get(title=title)


def leaflet() -> Any:
    """Return the document to which Light alone links."""
    return get_document_model().objects.get(title="Long leaflet")


def snippet(model: Any, language: str = "en") -> Any:
    """Return the first snippet of a kind."""
    return model.objects.filter(locale__language_code=language).order_by("pk").first()


def clinic() -> ClinicSettings:
    """Return the clinic of the default Site."""
    return ClinicSettings.objects.get(site__is_default_site=True)


def default_site() -> Site:
    """Return the default Site."""
    return Site.objects.get(is_default_site=True)


def build_all() -> None:
    """Build every record that is missing or stale, and those whose findings are in doubt."""
    read(published().values_list("pk", flat=True))
    build_records(
        set(PendingRebuild.objects.filter(only_findings=True).values_list("page_id", flat=True))
    )


class Served(NamedTuple):
    """What readers are told about a page's record, and how often it was written."""

    etag: str
    version: int


def served() -> dict[int, Served]:
    """Return what is stored of every page."""
    rows = Record.objects.values_list("pk", "etag", "version")
    return {key: Served(etag, version) for key, etag, version in rows}


def written_or_marked(before: dict[int, Served]) -> set[int]:
    """Return the pages whose records were written since, or wait to be before they are served."""
    written = {key for key, one in served().items() if before.get(key) != one}
    marked = PendingRebuild.objects.filter(only_findings=False)
    return written | set(marked.values_list("page_id", flat=True))


def stale_findings() -> list[str]:
    """Return the pages whose findings are not what they would be now and that wait for nothing."""
    waiting = set(PendingRebuild.objects.values_list("page_id", flat=True))
    stored = fresh_records().exclude(pk__in=waiting).in_bulk()
    wrong = []
    for one, content in results(list(published().specific())):
        if one.pk in stored and stored[one.pk].findings != content.fields["findings"]:
            wrong.append(f"{one}: findings")
    return wrong


def lies() -> list[str]:
    """Return what records say that count as true and are not, or will be no longer too late."""
    wrong = [f"{one.title}: {one.problem or ', '.join(one.fields)}" for one in differences()]
    pages = {page.pk: page for page in published().specific()}
    timed = Page.objects.exclude(expire_at=None).exists()
    for record in fresh_records():
        if record.pk not in pages:
            wrong.append(f"page {record.pk} is not published")
        elif timed and _outlives(record, pages[record.pk]):
            wrong.append(f"{pages[record.pk]}: true until {record.true_until}")
    return wrong


def _outlives(record: Record, page: Any) -> bool:
    """Return whether a record counts as true longer than its page's document is."""
    until = assembled([page]).true_until
    return until is not None and (record.true_until is None or record.true_until > until)


def in_an_hour() -> datetime.datetime:
    """Return the moment an hour from now."""
    return timezone.now() + datetime.timedelta(hours=1)


def an_hour_ago() -> datetime.datetime:
    """Return the moment an hour ago."""
    return timezone.now() - datetime.timedelta(hours=1)
