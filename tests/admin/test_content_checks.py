"""What Wagtail's content checks are told to look for: our rules, and whatever others have asked for."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from tests import site as make
from wagtail_microneedling.validation import IN_BROWSER, every_rule

OURS = {f"microneedling-{code.replace('.', '-').replace('_', '-')}" for code in IN_BROWSER}


def asked(client: Client, page: Any) -> dict[str, Any]:
    """Return what the panel beside a page's form asks Axe for."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    found = re.search(r'<script id="checker-axe-configuration"[^>]*>(.*?)</script>', html, re.S)
    assert found
    return dict(json.loads(found[1]))


def other(**attributes: Any) -> Any:
    """Return a hook that puts an item with these attributes in place of Wagtail's."""
    item = type("OtherItem", (ContentCheckerItem,), attributes)

    def put(request: Any, items: list[Any], page: Any) -> None:
        items[:] = [item() if isinstance(one, ContentCheckerItem) else one for one in items]

    return hooks.register_temporarily("construct_wagtail_userbar", put)


def ids(entries: list[dict[str, Any]]) -> set[str]:
    return {str(one["id"]) for one in entries}


def test_wagtails_checks_stay_and_ours_come(editor: Client, whole: make.WholeSite) -> None:
    for page in (whole.index, *whole.procedures, *whole.faqs, *whole.risks):
        found = asked(editor, page)
        assert {*ContentCheckerItem.axe_run_only, *OURS} == set(found["options"]["runOnly"])
        assert {"alt-text-quality", *OURS} <= ids(found["spec"]["rules"])
        assert {"check-image-alt-text", *OURS} <= ids(found["spec"]["checks"])
        assert {"button-name", *OURS} <= set(found["messages"])


def test_limits_are_those_of_the_rules(editor: Client, whole: make.WholeSite) -> None:
    found = asked(editor, whole.faqs[0])
    options = {one["id"]: one.get("options") for one in found["spec"]["checks"]}
    long_sentence = "microneedling-readable-long-sentence"
    assert options[long_sentence] == IN_BROWSER["readable.long_sentence"]
    assert "more than 30 words" in found["messages"][long_sentence]["error_name"]
    (rule,) = [one for one in every_rule() if one.code == "readable.long_sentence"]
    assert found["messages"][long_sentence]["help_text"] == rule.fix


def test_pages_of_other_packages_are_left_alone(editor: Client, whole: make.WholeSite) -> None:
    home = whole.index.get_parent()
    assert set(asked(editor, home)["options"]["runOnly"]) == set(ContentCheckerItem.axe_run_only)


@pytest.mark.parametrize(
    ("run_only", "expected"),
    [
        (["color-contrast"], {"color-contrast", *OURS}),
        (["wcag2a", "best-practice"], {"wcag2a", "best-practice", "microneedling"}),
        (None, None),
    ],
)
def test_what_others_run_is_run_with_ours(
    editor: Client, whole: make.WholeSite, run_only: Any, expected: Any
) -> None:
    rule = {"id": "their-rule", "selector": "h1", "any": ["aria-label"], "enabled": True}
    with other(axe_run_only=run_only, axe_custom_rules=[rule], axe_messages={"their-rule": "!"}):
        found = asked(editor, whole.faqs[0])
    known = found["options"].get("runOnly")
    assert (known if known is None else set(known)) == expected
    assert ids(found["spec"]["rules"]) == {"their-rule", *OURS}
    assert found["messages"]["their-rule"] == "!"


def test_an_item_that_somebody_keeps_stays_theirs(editor: Client, whole: make.WholeSite) -> None:
    kept = ContentCheckerItem()

    def put(request: Any, items: list[Any], page: Any) -> None:
        items[:] = [kept]

    with hooks.register_temporarily("construct_wagtail_userbar", put):
        assert set(asked(editor, whole.faqs[0])["options"]["runOnly"]) > OURS
        assert not OURS & set(asked(editor, whole.index.get_parent())["options"]["runOnly"])


def test_a_rule_that_is_switched_off_is_not_asked_for(
    editor: Client, whole: make.WholeSite, settings: Any
) -> None:
    settings.WAGTAIL_MICRONEEDLING = {"CHECK_GRADES": {"readable.no_alt": "off"}}
    known = set(asked(editor, whole.faqs[0])["options"]["runOnly"])
    assert OURS - known == {"microneedling-readable-no-alt"}


def test_where_nobody_checks_content_there_is_nothing_to_add_to(
    editor: Client, whole: make.WholeSite
) -> None:
    def clear(request: Any, items: list[Any], page: Any) -> None:
        items[:] = [one for one in items if not isinstance(one, ContentCheckerItem)]

    url = reverse("wagtailadmin_pages:view_draft", args=[whole.faqs[0].pk])
    assert "content-checks.js" in editor.get(url).content.decode()
    with hooks.register_temporarily("construct_wagtail_userbar", clear):
        assert "content-checks.js" not in editor.get(url).content.decode()
