"""A project whose base page is its own, as Wagtail 8 allows."""
