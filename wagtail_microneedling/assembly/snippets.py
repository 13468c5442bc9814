"""Snippets of a batch as values of the document, in the language of the page that uses them."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from ..document import Device, DevicePower, Image, Person, Source, Term
from ..models import Clinician
from ..models import Device as DeviceSnippet
from ..models import Source as SourceSnippet
from .pictures import is_key_of
from .rows import as_member, as_text, rows

Value = TypeVar("Value")


class Snippets(Generic[Value]):
    """The snippets of one kind: one query, and one more when a page speaks another language."""

    def __init__(self, model: Any, keys: Iterable[str], locale_ids: Iterable[int]) -> None:
        valid = [key for key in keys if is_key_of(model, key)]
        found = list(model.objects.filter(pk__in=valid)) if valid else []
        self._built: dict[Any, Value] = {}
        self.by_key = {str(snippet.pk): snippet for snippet in found}
        self.by_locale = {
            (snippet.translation_key, snippet.locale_id): snippet for snippet in found
        }
        asked = set(locale_ids)
        foreign = [one.translation_key for one in found if asked - {one.locale_id}]
        if foreign:
            for twin in model.objects.filter(translation_key__in=foreign, locale_id__in=asked):
                self.by_locale.setdefault((twin.translation_key, twin.locale_id), twin)

    def get(self, key: object, locale_id: int) -> Any:
        """Return the snippet in the page's language, else as it was chosen; None when it is gone."""
        chosen = self.by_key.get(str(key))
        if chosen is None:
            return None
        return self.by_locale.get((chosen.translation_key, locale_id), chosen)

    def values(
        self, keys: Iterable[object], locale_id: int, build: Callable[[Any], Value]
    ) -> tuple[Value, ...]:
        """Return what ``build`` makes of these snippets, in order, each once; the gone are left out.

        All of a kind are built alike, so that what several pages state is made once.
        """
        found = (self.get(key, locale_id) for key in keys)
        wanted = dict.fromkeys(one for one in found if one is not None)
        for one in wanted.keys() - self._built.keys():
            self._built[one] = build(one)
        return tuple(self._built[one] for one in wanted)


def person(clinician: Clinician, photo: Image | None) -> Person:
    """Return a clinician as a person of the document."""
    return Person(
        key=str(clinician.translation_key),
        name=clinician.name,
        honorific=clinician.honorific,
        job_title=clinician.job_title,
        credentials=_texts(clinician, "credentials"),
        registration_number=clinician.registration_number,
        registration_body=clinician.registration_body,
        photo=photo,
        profile_links=_texts(clinician, "profile_links"),
    )


def _texts(owner: Any, field: str) -> tuple[str, ...]:
    return tuple(text for row in rows(owner, field) if (text := as_text(row.value)))


def source(snippet: SourceSnippet) -> Source:
    """Return a publication as a source of the document."""
    return Source(
        key=str(snippet.translation_key),
        title=snippet.title,
        authors=snippet.authors,
        publication=snippet.publication,
        year=snippet.year,
        doi=snippet.doi,
        pmid=snippet.pmid,
        url=snippet.url,
    )


def term(snippet: Any) -> Term:
    """Return a concern or a treatment area as a term of the document."""
    return Term(
        key=str(snippet.translation_key),
        name=snippet.name,
        other_name=snippet.other_name,
        description=snippet.description,
    )


def device(snippet: DeviceSnippet) -> Device:
    """Return a device of the document."""
    return Device(
        key=str(snippet.translation_key),
        name=snippet.name,
        manufacturer=snippet.manufacturer,
        power=as_member(snippet.power, DevicePower),
        description=snippet.description,
    )
