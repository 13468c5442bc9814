"""What is published of a page, stored: derived data, which can be dropped and built anew at any time."""

import swapper
from django.db import models
from django.utils.translation import gettext_lazy as _


class Record(models.Model):
    """What every reader of one published page gets, and what it was built from.

    ``page_id`` is a page's key and no foreign key: the base page model can be swapped, and a
    project's first migration must be able to depend on this app's. Visibility is not stored: who
    reads joins the page.
    """

    #: An integer like the key of Wagtail’s pages: a join of columns of two types can’t use an index.
    page_id = models.IntegerField(_("page"), primary_key=True)
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

    #: Where readers find the page, absolute; empty for a page that belongs to no site.
    url = models.TextField(_("address"), blank=True)
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
    #: For the checks: what they found, the worst of it, and how much of each severity.
    findings = models.JSONField(_("findings"), default=list)
    state = models.CharField(_("state"), max_length=20, blank=True)
    errors = models.PositiveIntegerField(_("errors"), default=0)
    warnings = models.PositiveIntegerField(_("warnings"), default=0)
    advice = models.PositiveIntegerField(_("advice"), default=0)
    last_reviewed = models.DateField(_("last reviewed"), null=True)

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


#: Lets queries join a page with its record, from either side. It is no field of a table, so
#: migrations don't know it: the base page model can be swapped.
models.ForeignObject(
    swapper.get_model_name("wagtailcore", "Page"),
    on_delete=models.DO_NOTHING,
    from_fields=["page_id"],
    to_fields=[None],  # type: ignore[list-item]
    related_name="clinical_record",
    unique=True,
).contribute_to_class(Record, "page", private_only=True)


class PendingRebuild(models.Model):
    """A page's record waits to be built anew; as long as it does, it counts as stale, not as true.

    Unless only its findings are in doubt: then readers need not wait.

    A row for each change and not a column of the record: adding rows never waits for anybody, so
    two editors, or an editor and a worker, can't block each other.
    """

    page_id = models.BigIntegerField(_("page"), db_index=True)
    since = models.DateTimeField(_("since"), auto_now_add=True)
    #: What readers get is true: only what the checks found may not be, for it is about others, too.
    only_findings = models.BooleanField(_("only its findings"), default=False)

    class Meta:
        verbose_name = _("pending rebuild")
        verbose_name_plural = _("pending rebuilds")

    def __str__(self) -> str:
        """Return which page's record waits."""
        return f"Page {self.page_id} since {self.since}"


class SoleStatement(models.Model):
    """Something that a public page states and that no other page of its site should state again.

    Questions, names of procedures, risks of a procedure. ``digest`` is of the site, the language and
    the statement's words, put in order; ``title`` is the page's, for who is told of it.
    """

    page_id = models.BigIntegerField(_("page"), db_index=True)
    digest = models.CharField(_("digest"), max_length=32)
    title = models.CharField(_("title"), max_length=255)

    class Meta:
        indexes = (models.Index(fields=["digest", "page_id"], name="microneedling_stated"),)
        verbose_name = _("sole statement")
        verbose_name_plural = _("sole statements")

    def __str__(self) -> str:
        """Return which page states it."""
        return f"{self.digest} on page {self.page_id}"
