"""Everything that a batch of pages needs, fetched at once.

The number of queries depends on which kinds of page a batch holds, never on how many pages.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import NoReverseMatch
from wagtail.documents import get_document_model
from wagtail.models import Locale

from ..document import Image, Person, ProcedureReference, Prose, Source, Term
from ..models import (
    Clinician,
    Concern,
    Device,
    FAQPageMixin,
    ProcedureIndexPageMixin,
    ProcedurePageMixin,
    RiskPageMixin,
    TreatmentArea,
)
from ..models import Source as SourceSnippet
from .addresses import Addresses, language_tag
from .pictures import Pictures, is_key_of
from .players import Players
from .related import Related, base_page
from .rich_text import RichText
from .rows import as_key, rows
from .snippets import Snippets, person, source, term
from .visible import Visibility
from .wanted import Wanted, want_cards, want_faq, want_index, want_procedure, want_risk

WANT = (
    (ProcedurePageMixin, want_procedure),
    (FAQPageMixin, want_faq),
    (RiskPageMixin, want_risk),
    (ProcedureIndexPageMixin, want_index),
)


class Shelf:
    """What the documents of a batch are built from; see ``Book`` for one page's view of it."""

    def __init__(self, pages: Sequence[Any]) -> None:
        self.visibility = Visibility()
        self.addresses = Addresses()
        self.languages = {
            locale.pk: language_tag(locale.language_code) for locale in Locale.objects.all()
        }
        self.related = Related(pages, self.visibility)
        self._fetch(self._wanted(pages), {page.locale_id for page in pages})

    def _wanted(self, pages: Sequence[Any]) -> Wanted:
        wanted = Wanted()
        mentioned = [page for group in self.related.risks.values() for page in group]
        for page in (*pages, *mentioned):
            wanted.page_basics(page)
            for mixin, want in WANT:
                if isinstance(page, mixin):
                    want(page, wanted)
        for cards in self.related.children.values():
            want_cards(cards, wanted)
        return wanted

    def _fetch(self, wanted: Wanted, locale_ids: set[int]) -> None:
        self.people: dict[tuple[Any, int], Person] = {}
        self.clinicians = Snippets[Person](Clinician, wanted.clinicians, locale_ids)
        self.sources = Snippets[Source](SourceSnippet, wanted.sources, locale_ids)
        self.devices = Snippets[Any](Device, wanted.devices, locale_ids)
        self.concerns = Snippets[Term](Concern, wanted.concerns, locale_ids)
        self.areas = Snippets[Term](TreatmentArea, wanted.areas, locale_ids)
        logos = {clinic.logo_id for clinic in self.addresses.clinics.values()}
        photos = {one.photo_id for one in self.clinicians.by_locale.values()}
        keys = wanted.images | {str(key) for key in logos | photos if key is not None}
        self.pictures = Pictures(keys)
        self.page_urls = self._page_urls(wanted.pages)
        self.documents = self._documents(wanted.documents)
        self.players = Players(wanted.videos)

    def _page_urls(self, keys: Iterable[str]) -> dict[str, str]:
        valid = [key for key in keys if is_key_of(base_page(), key)]
        if not valid:
            return {}
        found = base_page().objects.filter(pk__in=valid).specific(defer=True)
        public = (page for page in found if self.visibility.is_public(page))
        return {str(page.pk): url for page in public if (url := self.addresses.url(page))}

    @staticmethod
    def _documents(keys: Iterable[str]) -> dict[str, str]:
        model = get_document_model()
        valid = [key for key in keys if is_key_of(model, key)]
        found = model.objects.filter(pk__in=valid) if valid else []
        try:
            return {str(document.pk): document.url for document in found}
        except NoReverseMatch:
            return {}  # the project serves no documents, so their links lead nowhere


class Book:
    """One page's view of a shelf: its site, its language, its addresses."""

    def __init__(self, page: Any, shelf: Shelf) -> None:
        self.page = page
        self.shelf = shelf
        self.locale_id: int = page.locale_id
        self.language = shelf.languages.get(page.locale_id, "en")
        found = shelf.addresses.site_and_url(page)
        self.site_id = found[0] if found else next(iter(shelf.addresses.sites), 0)
        self.url = found[1] if found else ""
        self.rich_text = RichText(
            shelf.page_urls,
            shelf.documents,
            self.picture,
            self.absolute,
        )

    def absolute(self, url: str) -> str:
        """Return a site's own URL on its public origin; others as they are."""
        return self.shelf.addresses.absolute(url, self.site_id)

    def picture(self, key: object, **words: str) -> Image | None:
        """Return a picture by key, or None when it is gone."""
        return self.shelf.pictures.get(key, self.absolute, **words)

    def prose(self, stored: str) -> Prose | None:
        """Return the published form of stored rich text."""
        return self.rich_text.prose(stored)

    def person(self, key: object) -> Person | None:
        """Return a clinician by key, or None when there is none."""
        found = self.shelf.clinicians.get(key, self.locale_id)
        if found is None:
            return None
        # A photo's address depends on the site.
        known, at = self.shelf.people, (found.pk, self.site_id)
        if at not in known:
            known[at] = person(found, self.picture(found.photo_id))
        return known[at]

    def sources(self, keys: Iterable[object]) -> tuple[Source, ...]:
        """Return sources by key, in order."""
        return self.shelf.sources.values(keys, self.locale_id, source)

    def terms(self, field: str, kind: Snippets[Term]) -> tuple[Term, ...]:
        """Return the page's concerns or areas, in the editor's order."""
        keys = [as_key(row.value) for row in rows(self.page, field)]
        return kind.values(keys, self.locale_id, term)

    def procedure(self) -> ProcedureReference | None:
        """Return the procedure that a FAQ or risk page is about, when readers may see it."""
        found = self.shelf.related.procedure_of(self.page)
        if found is None or not self.on_this_site([found]):
            return None
        url = self.shelf.addresses.url(found)
        return ProcedureReference(id=found.pk, name=found.title, url=url)

    def on_this_site(self, pages: Iterable[Any]) -> list[Any]:
        """Return those of ``pages`` that belong to the page's own site; others are not its to state."""
        sites = ((page, self.shelf.addresses.site_and_url(page)) for page in pages)
        return [page for page, found in sites if found and found[0] == self.site_id]
