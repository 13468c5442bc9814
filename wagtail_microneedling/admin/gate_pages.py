"""Pages as the publish gate judges them: as typed, before Wagtail saves anything."""

from typing import Any

import swapper
from django.http import HttpRequest


def typed_page(request: HttpRequest, page: Any, parent: Any) -> Any | None:
    """Return ``page`` with what was typed into its form, unsaved; None when the form is refused."""
    form = page.get_edit_handler().get_form_class()(
        request.POST, request.FILES, instance=page, parent_page=parent, for_user=request.user
    )
    if not form.is_valid():
        return None
    typed = form.save(commit=False)
    if not typed.pk:
        typed.set_url_path(parent)
    # As it would be stored: rows of a form that no browser has filled in get their ids only then.
    return typed.with_content_json(typed.serializable_data())


def new_page(model: type[Any], parent: Any, request: HttpRequest) -> Any:
    """Return a page that is to be created, standing below its parent as far as reading goes."""
    page = model(owner=request.user, locale=parent.locale)
    page.depth = parent.depth + 1
    page.path = parent.path + "0" * page.steplen  # children are counted from 1: nobody's path
    return page


def stored_page(page: Any) -> Any:
    """Return the last draft of a page as another instance, which a form may change."""
    base = swapper.load_model("wagtailcore", "Page")
    return base.objects.get(pk=page.pk).get_latest_revision_as_object()
