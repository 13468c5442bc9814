"""Choosers for what several pages share."""

from typing import Any

from wagtail.snippets.blocks import SnippetChooserBlock


class SnippetBlock(SnippetChooserBlock):
    """Wagtail's chooser, which also tells its API the name of what was chosen."""

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any] | None:
        """Return the snippet's id and name, or None when it is gone."""
        return {"id": value.pk, "name": str(value)} if value else None

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return Wagtail's own block: migrations need not know this one."""
        _, args, options = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", args, options
