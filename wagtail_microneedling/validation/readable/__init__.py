"""Whether patients can read a page: its sentences and words, its paragraphs, pictures, headings."""

from .headings import heading_rules
from .pictures import picture_rules
from .texts import text_rules

__all__ = ["readable_rules"]

readable_rules = (*text_rules, *picture_rules, *heading_rules)
