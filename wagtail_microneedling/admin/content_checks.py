"""Wagtail's own checks of a page's content, beside its preview and in its user bar: ours join them.

What they go by is the rules' own, given to the browser as data. Whatever item other packages have
put into the user bar keeps all that it checks.
"""

import re
from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import BaseItem, ContentCheckerItem

from ..conf import settings
from ..exceptions import SettingError
from ..models import ClinicalPageMixin
from ..validation import IN_BROWSER, Grades, Rule, every_rule

PREFIX = "microneedling-"
MAIN = ":is(main, [role=main])"
#: Which elements of a page the rules look at, by their codes.
ELEMENTS: Mapping[str, str] = {
    "readable.long_sentence": f"{MAIN} :is(p, li, dd, blockquote)",
    "readable.no_alt": f"{MAIN} figure img",
    "readable.alt_is_file_name": "img[alt]",
    "visible.hidden_text": "body",
}
#: What Wagtail calls what they find: it has no room for single words of a page.
NAMES: Mapping[str, Any] = {
    "readable.long_sentence": _("A sentence has more than %(most)d words"),
    "readable.no_alt": _("A picture has no alternative text"),
    "readable.alt_is_file_name": _("A picture’s alternative text is the name of a file"),
    "visible.hidden_text": _("The markup says something that the page does not show"),
}
#: Axe runs rules by their names or by their tags, never by both.
TAG = re.compile(
    r"wcag\d\w*|best-practice|experimental|deprecated|review-item|ACT|seo"
    r"|section508.*|cat\..*|TT.*|EN-.*|RGAA.*"
)


def add_content_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Let every checker among the items check clinical pages as the rules do, too.

    A receiver of ``construct_wagtail_userbar``.
    """
    places = [place for place, item in enumerate(items) if isinstance(item, ContentCheckerItem)]
    if not isinstance(page, ClinicalPageMixin) or not places:
        return
    rules = list(_rules())
    for place in places:
        items[place] = _extended(items[place], rules)
    items.append(CheckFunctions())


class CheckFunctions(BaseItem):
    """Brings the script that knows how to look; shows nothing."""

    @property
    def media(self) -> Media:
        """The script, which makes itself known to Wagtail before anything is checked."""
        return Media(js=["wagtail_microneedling/content-checks.js"])

    def render_html(self, parent_context: Any = None) -> str:
        """Return nothing."""
        return ""


def _rules() -> Iterator[Rule]:
    """Yield the rules that browsers can apply, those that the project has switched off left out."""
    try:
        grades = settings.check_grades
    except SettingError:  # a finding and a system check say so
        grades = Grades()
    yield from (rule for rule in every_rule() if rule.code in IN_BROWSER and grades.of(rule))


def _extended(item: Any, rules: list[Rule]) -> Any:
    """Return an item that asks Axe for these rules, too; its own methods are asked first."""
    item = copy(item)  # whose it is may show it on other pages, too
    run_only, custom = item.get_axe_run_only, item.get_axe_custom_rules
    checks, messages = item.get_axe_custom_checks, item.get_axe_messages
    item.get_axe_run_only = lambda request: _run_only(run_only(request), rules)
    item.get_axe_custom_rules = lambda request: [*custom(request), *map(_axe_rule, rules)]
    item.get_axe_custom_checks = lambda request: [*checks(request), *map(_axe_check, rules)]
    item.get_axe_messages = lambda request: {**messages(request), **dict(map(_message, rules))}
    return item


def _name(rule: Rule) -> str:
    return PREFIX + rule.code.replace(".", "-").replace("_", "-")


def _run_only(known: Any, rules: list[Rule]) -> Any:
    """Return what to run with ours; everything, where that is what an item asks for."""
    if not known:
        return known
    if all(TAG.fullmatch(str(one)) for one in known):
        return [*known, PREFIX.rstrip("-")]
    return [*known, *map(_name, rules)]


def _axe_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": _name(rule),
        "impact": "moderate",
        "selector": ELEMENTS[rule.code],
        "tags": [PREFIX.rstrip("-")],
        "any": [_name(rule)],
        "enabled": True,
    }


def _axe_check(rule: Rule) -> dict[str, Any]:
    return {"id": _name(rule), "options": dict(IN_BROWSER[rule.code])}


def _message(rule: Rule) -> tuple[str, dict[str, str]]:
    name = str(NAMES[rule.code] % IN_BROWSER[rule.code])
    return _name(rule), {"error_name": name, "help_text": gettext(rule.fix)}
