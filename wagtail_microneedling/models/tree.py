"""Where clinical pages may stand in the page tree: by what they are, not by the names of types.

So a project's own procedure type fits below the package's index page, and the other way round.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Any, ClassVar

from wagtail.models import get_page_models


class Role(StrEnum):
    """What a clinical page is."""

    INDEX = "index"
    PROCEDURE = "procedure"
    FAQ = "faq"
    RISK = "risk"


def models_with(roles: Collection[Role]) -> list[type[Any]]:
    """Return the project's page types that play one of these roles."""
    return [model for model in get_page_models() if getattr(model, "role", None) in roles]


class StandsInTree:
    """Tree rules by role; a page type's own ``parent_page_types`` and ``subpage_types`` win."""

    role: ClassVar[Role | None] = None
    #: The roles of the pages it may stand below; None for anywhere.
    parent_roles: ClassVar[Collection[Role] | None] = None
    #: The roles of the pages that may stand below it; None for any page.
    child_roles: ClassVar[Collection[Role] | None] = None

    @classmethod
    def clean_parent_page_models(cls) -> list[type[Any]]:
        """Return the page types that this one may stand below."""
        if cls.parent_roles is None or getattr(cls, "parent_page_types", None) is not None:
            models: list[type[Any]] = super().clean_parent_page_models()  # type: ignore[misc]
            return models
        return models_with(cls.parent_roles)

    @classmethod
    def clean_subpage_models(cls) -> list[type[Any]]:
        """Return the page types that may stand below this one."""
        if cls.child_roles is None or getattr(cls, "subpage_types", None) is not None:
            models: list[type[Any]] = super().clean_subpage_models()  # type: ignore[misc]
            return models
        return models_with(cls.child_roles)
