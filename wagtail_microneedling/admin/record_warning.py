"""Who publishes a page is told when it can't be shown as it is now."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages

from ..models import ClinicalPageMixin, Record
from .records_report import RecordsReport


def warn_of_failed_record(request: HttpRequest, page: Any) -> None:
    """Say so when the record of a page that was just published could not be built; one query."""
    is_clinical = isinstance(page, ClinicalPageMixin)
    failed = Record.objects.filter(pk=page.pk).exclude(problem="")
    for problem in failed.values_list("problem", flat=True) if is_clinical else ():
        said = gettext(
            "“%(title)s” is published, but its record could not be built, so readers can’t be shown "
            "the page: %(problem)s. It is tried again at each visit. Mend the cause or tell whoever "
            "looks after this site, then try again in the report of published records."
        )
        report = messages.button(reverse(RecordsReport.index_url_name), RecordsReport.page_title)
        messages.warning(request, said % {"title": page.title, "problem": problem}, [report])
