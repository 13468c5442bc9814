"""The label of the tab "Checks": the worst that was found on the last saved draft, and how much."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from tests import site as make
from wagtail_microneedling import records
from wagtail_microneedling.validation import Finding, Severity


def label(client: Client, page: Any) -> str:
    """Return the words on the tab of a page's form."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    found = re.search(r'<a id="tab-label-checks".*?>(.*?)<div', html, re.S)
    assert found
    return " ".join(strip_tags(found[1]).split())


def finding(severity: str) -> Finding:
    return Finding(code="page.no_reviewer", severity=Severity(severity))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (["error", "error", "warning"], "Checks (2 errors)"),
        (["error", "advice"], "Checks (1 error)"),
        (["warning", "advice", "advice"], "Checks (1 warning)"),
        (["advice", "advice"], "Checks (2 pieces of advice)"),
        ([], "Checks (nothing found)"),
    ],
)
def test_it_says_the_worst(
    editor: Client, whole: make.WholeSite, found: list[str], said: str, monkeypatch: Any
) -> None:
    judged = records.judged
    looked = []

    def some(pages: Any) -> Any:
        looked.append(pages)
        return [one._replace(findings=tuple(map(finding, found))) for one in judged(pages)]

    monkeypatch.setattr(records, "judged", some)
    assert label(editor, whole.faqs[0]) == said
    assert len(looked) == 1


def test_it_is_about_the_last_saved_draft(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.risks
    before = label(editor, page)
    assert "error" not in before
    page.risks = make.stored()
    page.save_revision()
    assert label(editor, page) == "Checks (1 error)"


def test_where_nothing_can_be_judged_it_is_plain(
    editor: Client, whole: make.WholeSite, monkeypatch: Any
) -> None:
    monkeypatch.setattr(records, "judged", None)
    assert label(editor, whole.faqs[0]) == "Checks"


def test_a_page_that_is_not_saved_has_no_such_tab(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.faqs
    names = (page._meta.app_label, page._meta.model_name, whole.index.pk)
    html = editor.get(reverse("wagtailadmin_pages:add", args=names)).content.decode()
    assert "tab-label-checks" not in html
    assert "tab-label-evidence" in html
