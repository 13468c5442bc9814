"""From a place in a document to the field of the form where an editor can mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import swapper
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail.fields import StreamField

from ..assembly import StoredRow, stored_row, stored_row_with_id
from ..document import PageDocument
from ..models import ClinicSettings
from ..validation import Finding, Severity

#: The form's names for what a document calls otherwise.
FIELDS: Mapping[str, str] = {
    "image.license_url": "image_license",
    "price": "price_amount",
    "visit_length": "visit_min",
}
#: The same in rows: a picture's words stand beside it there, or belong to its chooser.
IN_ROWS: Mapping[str, str] = {
    "image.alt": "image",
    "image.caption": "caption",
    "image.credit": "credit",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPlace:
    """Where in the admin something can be mended.

    ``content_path`` is Wagtail's path of a field of the page's form, with dots, and empty where it
    is mended elsewhere; ``url`` leads there by itself, and is empty for a page not yet saved.
    """

    label: str
    content_path: str = ""
    url: str = ""


class FormPlaces:
    """The places of one page's forms; what is asked several times is looked up once."""

    def __init__(
        self, page: Any, document: PageDocument, procedure: PageDocument | None = None
    ) -> None:
        self.page = page
        self.document = document
        #: What is published of the procedure that the page is about.
        self.procedure = procedure
        self._edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk else ""

    def of(self, finding: Finding) -> tuple[FormPlace, ...]:
        """Return where a finding can be mended: its own place, and that of the fact it contradicts.

        None of them when no form has such a field.
        """
        fact = finding.parameters.get("fact")
        places = [self._place(finding), self._fact_place(str(fact)) if fact else None]
        return tuple(dict.fromkeys(place for place in places if place))

    def _fact_place(self, path: str) -> FormPlace | None:
        """Return the place of a fact: on this page, or on the procedure's, which opens beside it."""
        on_procedure = path.removeprefix("procedure.")
        if on_procedure == path:
            return self._place(fact_at(path))
        forms = self._of_procedure
        place = forms and forms._place(fact_at(on_procedure))
        if not forms or not place:
            return None
        return FormPlace(label=f"{forms.page.title} › {place.label}", url=place.url)

    @cached_property
    def _of_procedure(self) -> "FormPlaces | None":
        pages = swapper.load_model("wagtailcore", "Page").objects
        found = pages.filter(pk=self.procedure.id).specific().first() if self.procedure else None
        return FormPlaces(found, self.procedure) if found and self.procedure else None

    def _place(self, finding: Finding) -> FormPlace | None:
        parts = finding.path.split(".")
        if parts[0] == "clinic":
            return self._settings
        if parts[0] in ("risk_pages", "faq_pages"):
            return self._children
        field, rest = _field(type(self.page), parts)
        return self._in_form(field, rest, finding) if field else None

    def _in_form(
        self, field: "Field[Any, Any]", rest: Sequence[str], finding: Finding
    ) -> FormPlace:
        path, labels = [field.name], [str(capfirst(field.verbose_name))]
        if isinstance(field, StreamField):
            row = self._row(field.name, rest, finding)
            _add_row(field, row, rest[1:] or _lacking(finding), path, labels)
        content_path = ".".join(path)
        return FormPlace(
            label=" › ".join(labels),
            content_path=content_path,
            # Wagtail's own way to say in an address which field to show.
            url=f"{self._edit_url}#:w:contentpath={content_path}" if self._edit_url else "",
        )

    def _row(self, field: str, rest: Sequence[str], finding: Finding) -> StoredRow | None:
        known = finding.parameters.get("row_id")
        if known:
            return stored_row_with_id(self.page, field, str(known))
        if rest and rest[0].isdecimal():
            return stored_row(self.page, self.document, field, int(rest[0]))
        return None

    @cached_property
    def _settings(self) -> FormPlace | None:
        """The form of the clinic of the page's site."""
        site = self.page.get_site()
        if site is None:
            return None
        names = (ClinicSettings._meta.app_label, ClinicSettings._meta.model_name, site.pk)
        label = str(capfirst(ClinicSettings._meta.verbose_name))
        try:
            return FormPlace(label=label, url=reverse("wagtailsettings:edit", args=names))
        except NoReverseMatch:  # the project has no forms for settings
            return None

    @cached_property
    def _children(self) -> FormPlace | None:
        """The list of the pages below the page."""
        if not self._edit_url:
            return None
        url = reverse("wagtailadmin_explore", args=[self.page.pk])
        return FormPlace(label=self.page.title, url=url)


def fact_at(path: str) -> Finding:
    """Return a place in a document as a finding that says nothing."""
    return Finding(code="", severity=Severity.ADVICE, path=path)


def _field(model: type[Any], parts: Sequence[str]) -> "tuple[Field[Any, Any] | None, list[str]]":
    """Return the model's field for the beginning of a path, and the rest of the path."""
    for length in (2, 1):
        if len(parts) < length:
            continue
        said, rest = parts[:length], list(parts[length:])
        names = [FIELDS.get(".".join(said), ""), "_".join(said)]
        # A quantity is a pair of columns: it is mended from its first one on.
        for name in (*names, *(f"{name}_min" for name in names[1:])):
            try:
                found = model._meta.get_field(name) if name else None
            except FieldDoesNotExist:
                continue
            if isinstance(found, Field):
                return found, rest
    return None, []


def _lacking(finding: Finding) -> list[str]:
    """Return the part that a row lacks, where the finding is about that."""
    lacks = finding.parameters.get("lacks") or ""
    return [str(lacks)] if lacks else []


def _add_row(
    field: StreamField,
    row: StoredRow | None,
    names: Sequence[str],
    path: list[str],
    labels: list[str],
) -> None:
    """Add a row and the names inside it, as deep as the form has fields for them."""
    block = field.stream_block.child_blocks.get(row.kind) if row else None
    if row is None or block is None or not row.id:
        return
    path.append(row.id)
    labels.append(str(row.place))
    for name in _names_in_form(names):
        block = getattr(block, "child_blocks", {}).get(name)
        if block is None:
            break
        path.append(name)
        labels.append(str(block.label))


def _names_in_form(names: Sequence[str]) -> list[str]:
    said = IN_ROWS.get(".".join(names[:2]))
    return [said, *names[2:]] if said else list(names)
