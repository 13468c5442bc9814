"""The menu of the example site."""

from collections.abc import Iterable
from typing import Any

from django import template
from wagtail.models import Page, Site

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context: Any, site: Site) -> Iterable[Page]:
    """Return the public pages in menus below the home page, in the page's language, with one query.

    The home page in that language is the one that the page stands below: nobody need look it up.
    """
    root, page = site.root_page, context.get("page")
    home = page.path[: len(root.path)] if page and page.path else root.localized.path
    return (
        Page.objects.live()
        .in_menu()
        .filter(path__range=Page._get_children_path_interval(home), depth=root.depth + 1)
        .filter(view_restrictions=None)
        .only("title", "url_path")
        .order_by("path")
    )
