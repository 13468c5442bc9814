"""What publishing a draft would change for search engines, where editors and moderators look."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from ..assembly import documents_of
from ..document import PageDocument
from ..schema_org import graph, graph_changes
from .change_words import ChangeWords, change_words, excerpts

logger = logging.getLogger(__name__)

HEADING = _("What changes for search engines")
FOLDER = "wagtail_microneedling/admin/checks"
#: More are counted: whoever changes so much looks at the page.
MOST_SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChanges:
    """What changes, the first of it in words; ``more`` is how many there are besides.

    ``is_published`` says whether there is something that readers have now.
    """

    lines: tuple[ChangeWords, ...] = ()
    more: int = 0
    is_published: bool = True


def changes_between(before: Any, after: Any) -> ShownChanges:
    """Return what search engines would be told otherwise by one version of a page than by another."""
    was, will_be = map(_undated, documents_of([before, after]))
    found = graph_changes(graph(was), graph(will_be))
    heads = tuple(_head_changes(was, will_be))
    room = MOST_SHOWN - len(heads)
    return ShownChanges(
        lines=(*heads, *map(change_words, found[:room])),
        more=max(0, len(found) - room),
        is_published=after.live,
    )


def changes_of_draft(page: Any) -> ShownChanges:
    """Return what search engines would be told otherwise if a draft were published as it is."""
    live = type(page)._base_manager.filter(pk=page.pk, live=True).first() if page.pk else None
    return changes_between(live, page) if live else ShownChanges(is_published=False)


def _undated(document: PageDocument) -> PageDocument:
    """Return a document without the dates of publication: a draft has none of its own."""
    return replace(document, first_published_at=None, last_published_at=None)


def _head_changes(was: PageDocument, will_be: PageDocument) -> Iterator[ChangeWords]:
    """Yield what changes of what search results are made of and what is not in the graph."""
    for label, old, new in (
        (gettext("Title for search engines"), was.seo_title, will_be.seo_title),
        (
            gettext("Description for search engines"),
            was.search_description,
            will_be.search_description,
        ),
    ):
        if old.split() != new.split():
            before, after = excerpts(old.strip(), new.strip())
            yield ChangeWords(place=label, before=before, after=after)


def changes_context(look: Callable[[], ShownChanges], page: Any) -> dict[str, Any]:
    """Return what templates show of changes: ``changes``, or ``changes_problem`` when nobody can say."""
    try:
        with transaction.atomic():
            return {"changes": look()}
    except Exception as problem:
        logger.exception("The changes of page %s (%s) could not be shown.", page.pk, page.title)
        return {"changes_problem": f"{type(problem).__name__}: {problem}"}


def draft_context(page: Any) -> dict[str, Any]:
    """Return what templates show of what a draft changes."""
    return changes_context(lambda: changes_of_draft(page), page)


class ChangesComparison:
    """A row among the fields that Wagtail compares between two versions of a page."""

    is_field = True
    is_child_relation = False

    def __init__(self, before: Any, after: Any) -> None:
        self.before = before
        self.after = after

    def field_label(self) -> str:
        """Return the row's name."""
        return str(HEADING)

    def has_changed(self) -> bool:
        """Return True: that nothing changes for search engines is worth saying, too."""
        return True

    def htmldiff(self) -> SafeString:
        """Return the changes in words, as HTML."""
        context = changes_context(lambda: changes_between(self.before, self.after), self.after)
        return render_to_string(f"{FOLDER}/changed.html", context)


class ChangesPanel(Panel):
    """What publishing the last saved draft would change; looked for when the form is shown."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": HEADING, **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The same, of one page."""

        template_name = f"{FOLDER}/changes_panel.html"

        def is_shown(self) -> bool:
            """Return whether there is a saved draft."""
            return bool(self.instance.pk and super().is_shown())

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """Return the context with the changes."""
            context = super().get_context_data(parent_context)
            return {**context, **draft_context(self.instance)}


class ComparedChanges(Panel):
    """What stands first where Wagtail compares two versions of a page; no form shows it."""

    class BoundPanel(Panel.BoundPanel):
        """The same, of one page."""

        def is_shown(self) -> bool:
            """Return False."""
            return False

        def get_comparison(self) -> list[type[ChangesComparison]]:
            """Return what compares two versions."""
            return [ChangesComparison]
