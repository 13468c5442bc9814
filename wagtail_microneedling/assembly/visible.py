"""What anonymous readers may see: live pages without a restriction on them or above them."""

import datetime
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
        #: When the first of the pages that were looked at expires.
        self.true_until: datetime.datetime | None = None

    def is_public(self, page: Any) -> bool:
        """Return whether a page is live, not expired, and readable by anyone."""
        if not page.live or page.path.startswith(self.restricted):
            return False
        if page.expire_at is None:
            return True
        self.true_until = min(page.expire_at, self.true_until or page.expire_at)
        expired: bool = page.expire_at <= timezone.now()
        return not expired


def public_pages(pages: Any) -> QuerySet[Any]:
    """Return those of ``pages`` that anonymous readers may see, whether or not jobs ran in time.

    A page past its expiry counts as gone even before it is unpublished. No query of its own.
    """
    above = Substr(OuterRef("path"), 1, Length("page__path"))
    restrictions = PageViewRestriction.objects.filter(page__path=above)
    shown: QuerySet[Any] = pages.live().exclude(expire_at__lte=timezone.now())
    return shown.filter(~Exists(restrictions))
