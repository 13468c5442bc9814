"""What a good developer writes by hand: a serializer of everything, with few queries for many pages."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from rest_framework import generics, serializers
from rest_framework.response import Response
from wagtail.fields import StreamField

from tests.site import page_type
from wagtail_microneedling.models import (
    Concern,
    Device,
    FAQPageMixin,
    ProcedurePageMixin,
    RiskPageMixin,
    Source,
    TreatmentArea,
)

ProcedurePage, FAQPage, RiskPage = map(page_type, (ProcedurePageMixin, FAQPageMixin, RiskPageMixin))
#: The rows and values that hold the keys of snippets, and which ones.
SNIPPETS = {
    "source": Source,
    "sources": Source,
    "device": Device,
    "concern": Concern,
    "area": TreatmentArea,
}
SIZES = ("max-480x480", "max-960x960", "max-1600x1600")


class Around:
    """What pages mention, read for all of them at once."""

    def __init__(self, pages: list[Any]) -> None:
        below = reduce(or_, (Q(path__startswith=page.path) for page in pages), Q(pk=None))
        self.questions = list(FAQPage.objects.live().filter(below))
        self.risks = list(RiskPage.objects.live().filter(below))
        wanted: dict[Any, set[int]] = {}
        for page in [*pages, *self.questions, *self.risks]:
            for name, key in _keys(page):
                wanted.setdefault(SNIPPETS[name], set()).add(key)
        self.snippets = {model: model.objects.in_bulk(keys) for model, keys in wanted.items()}

    def rows(self, page: Any, name: str) -> list[dict[str, Any]]:
        """Return a field's rows with their snippets in full."""
        return [
            {**row, "value": self._value(row["type"], row["value"])}
            for row in getattr(page, name).raw_data
        ]

    def _value(self, name: str, value: Any) -> Any:
        if name in SNIPPETS:
            found = self.snippets[SNIPPETS[name]]
            several = [_snippet(found[key]) for key in _listed(value) if key in found]
            return several if isinstance(value, list) else next(iter(several), None)
        if isinstance(value, dict):
            return {inner: self._value(inner, one) for inner, one in value.items()}
        return value


def _listed(value: Any) -> list[Any]:
    rows = value if isinstance(value, list) else [value]
    return [row["value"] if isinstance(row, dict) else row for row in rows]


def _streams(page: Any) -> list[str]:
    return [field.name for field in page._meta.fields if isinstance(field, StreamField)]


def _keys(page: Any) -> Iterator[tuple[str, int]]:
    for name in _streams(page):
        for row in getattr(page, name).raw_data:
            value = row["value"]
            named = value if isinstance(value, dict) else {row["type"]: value}
            for inner, one in named.items():
                if inner in SNIPPETS:
                    yield from ((inner, key) for key in _listed(one) if key is not None)


def _snippet(snippet: Any) -> dict[str, Any]:
    plain = (field for field in snippet._meta.fields if not field.is_relation)
    return {field.name: field.value_from_object(snippet) for field in plain}


def _person(person: Any) -> dict[str, Any] | None:
    if person is None:
        return None
    said = {name: getattr(person, name) for name in ("name", "honorific", "job_title")}
    return {**said, "credentials": [row["value"] for row in person.credentials.raw_data]}


class ProcedureSerializer(serializers.ModelSerializer):
    """A procedure with its people, picture, snippets, questions and risks."""

    class Meta:
        model = ProcedurePage
        fields = (
            "id",
            "slug",
            "url_path",
            "last_published_at",
            "locale",
            *(
                field.name
                for field in ProcedurePage._meta.fields
                if not field.is_relation and not isinstance(field, StreamField)
            ),
        )

    def to_representation(self, page: Any) -> dict[str, Any]:
        """Return everything that the page states."""
        around = self.context["around"]
        return {
            **super().to_representation(page),
            **{name: around.rows(page, name) for name in _streams(page)},
            "author": _person(page.author),
            "reviewer": _person(page.reviewer),
            "image": _picture(page.image),
            "questions": _of(page, around.questions, "questions", around),
            "risks": _of(page, around.risks, "risks", around),
            "contraindications": _of(page, around.risks, "contraindications", around),
        }


def _of(page: Any, below: list[Any], name: str, around: Around) -> list[dict[str, Any]]:
    own = (one for one in below if one.path.startswith(page.path))
    return [row for one in own for row in around.rows(one, name)]


def _picture(image: Any) -> dict[str, Any] | None:
    if image is None:
        return None
    files = [one for one in image.renditions.all() if one.filter_spec in SIZES]
    said = {"title": image.title, "width": image.width, "height": image.height}
    return {**said, "files": [[one.url, one.width, one.height] for one in files]}


class Procedures(generics.GenericAPIView):
    """What list and detail share."""

    authentication_classes = ()
    serializer_class = ProcedureSerializer
    queryset = (
        ProcedurePage.objects.live()
        .public()
        .select_related("image", "author", "reviewer", "locale")
        .prefetch_related("image__renditions")
    )

    def said(self, pages: list[Any]) -> list[Any]:
        """Return what pages state."""
        return self.serializer_class(pages, many=True, context={"around": Around(pages)}).data


class ProcedureDetail(Procedures):
    """One procedure."""

    def get(self, request: Any, pk: int) -> Response:
        """Return it."""
        return Response(self.said([self.get_object()])[0])


class ProcedureList(Procedures):
    """The first 20 procedures."""

    def get(self, request: Any) -> Response:
        """Return them, and how many there are."""
        pages = self.get_queryset().order_by("path")
        return Response({"total_count": pages.count(), "items": self.said(list(pages[:20]))})
