"""The mixin for FAQ pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import QuestionBlock
from .about_procedure import AboutProcedureMixin
from .tree import Role


class FAQPageMixin(AboutProcedureMixin):
    """Questions and answers about one procedure; mix it into a page class."""

    questions = StreamField(
        [("question", QuestionBlock())],
        blank=True,
        verbose_name=_("questions"),
        help_text=_(
            "In the order in which readers see them. "
            "Example: first what it is, then for whom, then what can go wrong"
        ),
    )

    role = Role.FAQ
    fallback_template = "wagtail_microneedling/faq_page.html"
    page_description = _("Questions and answers about one procedure.")

    tabs = (
        (_("Questions"), [*AboutProcedureMixin.about_panels, FieldPanel("questions")]),
        (_("Evidence"), AboutProcedureMixin.evidence_panels),
    )
    api_fields = [APIField("questions"), *AboutProcedureMixin.api_fields]
    search_fields = [index.SearchField("introduction"), index.SearchField("questions")]

    class Meta:
        abstract = True
