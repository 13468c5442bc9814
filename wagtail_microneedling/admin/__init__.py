"""What editors see around the form: lists, columns, menus."""

from .page_listings import ClinicalPages
from .snippets import ClinicalSnippets

__all__ = ["ClinicalPages", "ClinicalSnippets"]
