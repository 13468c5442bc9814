"""What anonymous readers may see: live pages without a restriction on them or above them."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import PageViewRestriction


class Visibility:
    """The restricted parts of the page tree: one query for any number of pages."""

    def __init__(self) -> None:
        self.restricted = tuple(
            PageViewRestriction.objects.values_list("page__path", flat=True).distinct()
        )
        #: When the first of the public pages that were looked at expires.
        self.true_until: datetime.datetime | None = None

    def is_public(self, page: Any) -> bool:
        """Return whether a page is live, not expired, and readable by anyone."""
        if not page.live or page.path.startswith(self.restricted):
            return False
        if page.expire_at is None:
            return True
        if page.expire_at <= timezone.now():
            return False
        self.true_until = min(page.expire_at, self.true_until or page.expire_at)
        return True


def public_pages(
    pages: Any, now: datetime.datetime | None = None, hidden: Iterable[str] | None = None
) -> QuerySet[Any]:
    """Return those of ``pages`` that anonymous readers may see ``now``, whether or not jobs ran.

    A page past its expiry counts as gone even before it is unpublished. No query of its own; who
    knows the tree paths of the restricted pages gives them as ``hidden``, for a plainer query.
    """
    shown: QuerySet[Any] = pages.live().exclude(expire_at__lte=now or timezone.now())
    if hidden is not None:
        for path in hidden:
            shown = shown.exclude(path__startswith=path)
        return shown
    above = Substr(OuterRef("path"), 1, Length("page__path"))
    restrictions = PageViewRestriction.objects.filter(page__path=above)
    return shown.filter(~Exists(restrictions))
