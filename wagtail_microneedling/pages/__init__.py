"""Concrete page types for projects on Wagtail's own Page model."""
