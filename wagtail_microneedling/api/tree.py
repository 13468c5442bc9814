"""The project's base page model."""

from typing import Any

import swapper


def base_page() -> Any:
    """Return the project's base page model, swapped or not."""
    return swapper.load_model("wagtailcore", "Page")
