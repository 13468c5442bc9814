"""What is published of a page, stored: derived data, which can be dropped and built anew at any time."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Record(models.Model):
    """What every reader of one published page gets, and what it was built from.

    ``page_id`` is a page's key and no foreign key: the base page model can be swapped, and a
    project's first migration must be able to depend on this app's. Visibility is not stored: who
    reads joins the page.
    """

    page_id = models.BigIntegerField(_("page"), primary_key=True)
    #: Counts the times it was written, so that a slow builder can't overwrite a faster one.
    version = models.PositiveIntegerField(_("version"), default=0)
    #: Of the software and settings that built it; empty before the first time.
    stamp = models.CharField(_("built by"), max_length=64, blank=True, db_index=True)
    #: When time alone makes it untrue: a page that it mentions expires.
    true_until = models.DateTimeField(_("true until"), null=True)
    #: Whoever builds it now, and until when others wait for that.
    builder = models.CharField(_("builder"), max_length=32, blank=True)
    claimed_until = models.DateTimeField(_("claimed until"), null=True)

    etag = models.CharField(_("entity tag"), max_length=64, blank=True)
    #: When what is published last changed.
    last_modified = models.DateTimeField(_("last modified"), null=True)

    #: Null for a page that belongs to no site.
    site = models.ForeignKey(
        "wagtailcore.Site",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("site"),
    )
    #: The fewest sessions with which a plan of the procedure ends.
    sessions = models.PositiveIntegerField(_("sessions"), null=True, db_index=True)
    #: The longest downtime of the procedure, in hours; null when its end is open.
    downtime_hours = models.FloatField(_("downtime (hours)"), null=True, db_index=True)
    #: The translation keys of the concerns and areas, each between bars: ``|key|key|``.
    concerns = models.TextField(_("concerns"), blank=True)
    areas = models.TextField(_("treatment areas"), blank=True)
    #: The procedure that a FAQ or risk page is about.
    procedure_id = models.BigIntegerField(_("procedure"), null=True, db_index=True)
    #: Whether it shows a video, whose player the reference index does not know.
    has_video = models.BooleanField(_("has a video"), default=False)

    #: Why the last attempt to build it failed, in a sentence; empty when it did not.
    problem = models.TextField(_("problem"), blank=True)
    #: For the checks: what they found, and the worst of it.
    findings = models.JSONField(_("findings"), default=list)
    state = models.CharField(_("state"), max_length=20, blank=True)

    #: The item of the API, and the graph: UTF-8; beside them the same, encoded once for all readers.
    body = models.BinaryField(_("body"), default=b"")
    body_br = models.BinaryField(_("body (Brotli)"), default=b"")
    body_gzip = models.BinaryField(_("body (gzip)"), default=b"")
    graph = models.BinaryField(_("graph"), default=b"")
    graph_br = models.BinaryField(_("graph (Brotli)"), default=b"")
    graph_gzip = models.BinaryField(_("graph (gzip)"), default=b"")

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")

    def __str__(self) -> str:
        """Return which page's record it is."""
        return f"Record of page {self.page_id}"


class PendingRebuild(models.Model):
    """A page's record waits to be built anew; as long as it does, it counts as stale, not as true.

    A row for each change and not a column of the record: adding rows never waits for anybody, so
    two editors, or an editor and a worker, can't block each other.
    """

    page_id = models.BigIntegerField(_("page"), db_index=True)
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("pending rebuild")
        verbose_name_plural = _("pending rebuilds")

    def __str__(self) -> str:
        """Return which page's record waits."""
        return f"Page {self.page_id} since {self.since}"
