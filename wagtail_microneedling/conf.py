"""The package's settings: one dict, ``WAGTAIL_MICRONEEDLING``, read afresh each time.

Only this module reads the project's settings. Every setting has a default, so the dict may be absent.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.conf import settings as project_settings

from .exceptions import SettingError

__all__ = ["DEFAULTS", "Settings", "settings"]

DEFAULTS: Mapping[str, Any] = {
    "IMAGE_SIZES": (480, 960, 1600),
    "RICH_TEXT_FEATURES": ("bold", "italic", "ol", "ul", "link", "document-link"),
    "BODY_RICH_TEXT_FEATURES": ("bold", "italic", "ol", "ul", "link", "document-link", "image"),
    "CACHE_CONTROL": "public, no-cache",
    "SURROGATE_KEY_HEADER": "",
}

#: Settings of Django and Wagtail that addresses and words in a published document depend on.
_PUBLISHED_SETTINGS = (
    "FORCE_SCRIPT_NAME",
    "LANGUAGES",
    "LANGUAGE_CODE",
    "MEDIA_URL",
    "ROOT_URLCONF",
    "TIME_ZONE",
    "WAGTAILAPI_BASE_URL",
    "WAGTAIL_APPEND_SLASH",
    "WAGTAIL_CONTENT_LANGUAGES",
    "WAGTAIL_I18N_ENABLED",
)


class Settings:
    """Typed access to ``WAGTAIL_MICRONEEDLING``; nothing is cached, so tests may override it.

    Each property raises SettingError when the dict holds a value that can't be used.
    """

    def _value(self, name: str) -> Any:
        given = getattr(project_settings, "WAGTAIL_MICRONEEDLING", {})
        if not isinstance(given, Mapping):
            raise SettingError("WAGTAIL_MICRONEEDLING is not a dict: make it one, or remove it.")
        return given.get(name, DEFAULTS[name])

    def unknown_names(self) -> list[str]:
        """Return the keys of the dict that no setting has, sorted."""
        given = getattr(project_settings, "WAGTAIL_MICRONEEDLING", {})
        return sorted(str(key) for key in set(given) - set(DEFAULTS))

    @property
    def image_sizes(self) -> tuple[int, ...]:
        """The longest edges, in pixels, of the sizes in which pictures are published; ascending."""
        sizes = self._value("IMAGE_SIZES")
        if not isinstance(sizes, list | tuple) or not sizes:
            raise SettingError(
                "IMAGE_SIZES is not a list of numbers: give at least one, in pixels."
            )
        if not all(type(size) is int and 0 < size <= 10_000 for size in sizes):
            raise SettingError(
                "IMAGE_SIZES holds a size that is not a whole number from 1 to 10000."
            )
        return tuple(sorted(set(sizes)))

    @property
    def rich_text_features(self) -> list[str]:
        """The formatting that editors have in introductions and answers."""
        return self._features("RICH_TEXT_FEATURES")

    @property
    def body_rich_text_features(self) -> list[str]:
        """The formatting that editors have in free content."""
        return self._features("BODY_RICH_TEXT_FEATURES")

    @property
    def cache_control(self) -> str:
        """The ``Cache-Control`` header of what the API publishes; as it is, caches ask each time."""
        value = self._value("CACHE_CONTROL")
        if not isinstance(value, str) or not value.isascii() or not value.isprintable():
            raise SettingError("CACHE_CONTROL is not the text of a Cache-Control header: give one.")
        return value

    @property
    def surrogate_key_header(self) -> str:
        """The header that tells caches which pages an answer is about; none when it is empty."""
        value = self._value("SURROGATE_KEY_HEADER")
        if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9-]*", value):
            raise SettingError(
                "SURROGATE_KEY_HEADER is not the name of a header: give one, or an empty text."
            )
        return value

    @property
    def caches_in_front(self) -> bool:
        """Whether the project tells Wagtail’s frontend cache of a cache in front of the site."""
        return apps.is_installed("wagtail.contrib.frontend_cache") and any(
            getattr(project_settings, name, None)
            for name in ("WAGTAILFRONTENDCACHE", "WAGTAILFRONTENDCACHE_LOCATION")
        )

    @property
    def fingerprint(self) -> str:
        """Whatever the project's settings say that what is published depends on, as text.

        Content is published anew after it changes.
        """
        names = ("WAGTAIL_MICRONEEDLING", *_PUBLISHED_SETTINGS)
        return repr([(name, getattr(project_settings, name, None)) for name in names])

    @property
    def api_base_url(self) -> str:
        """The address of Wagtail's API where it is not that of the page's Site; else empty."""
        return str(getattr(project_settings, "WAGTAILAPI_BASE_URL", "") or "").rstrip("/")

    def _features(self, name: str) -> list[str]:
        features = self._value(name)
        if not isinstance(features, list | tuple) or not all(
            isinstance(feature, str) for feature in features
        ):
            raise SettingError(f"{name} is not a list of rich text feature names: make it one.")
        return list(features)


settings = Settings()
