"""Truthful treatment pages for clinics on Wagtail: one fact, one place, every reader."""

__version__ = "0.1.0"
