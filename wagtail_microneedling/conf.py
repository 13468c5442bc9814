"""The package's settings: one dict, ``WAGTAIL_MICRONEEDLING``, read afresh each time.

Only this module reads the project's settings. Every setting has a default, so the dict may be absent.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps
from django.conf import settings as project_settings
from django.utils.module_loading import import_string

from .exceptions import SettingError
from .validation import Grades, Rule, Severity

__all__ = ["DEFAULTS", "Settings", "settings"]

DEFAULTS: Mapping[str, Any] = {
    "IMAGE_SIZES": (480, 960, 1600),
    "RICH_TEXT_FEATURES": ("bold", "italic", "ol", "ul", "link", "document-link"),
    "BODY_RICH_TEXT_FEATURES": ("bold", "italic", "ol", "ul", "link", "document-link", "image"),
    "CACHE_CONTROL": "public, no-cache",
    "SURROGATE_KEY_HEADER": "",
    "HTML_CACHE": "default",
    "CHECK_GRADES": {},
    "CHECK_RULES": (),
    "CLAIM_PACKS": ("core",),
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
    # Of django-storages, where pictures are fetched from a bucket.
    "AWS_LOCATION",
    "AWS_S3_CUSTOM_DOMAIN",
    "AWS_S3_ENDPOINT_URL",
    "AWS_S3_URL_PROTOCOL",
    "AWS_STORAGE_BUCKET_NAME",
)
#: What the addresses of pictures depend on, of the options of the storage that they are in.
_STORAGE_OPTIONS = (
    "base_url",
    "bucket_name",
    "custom_domain",
    "endpoint_url",
    "location",
    "url_protocol",
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
        """The ``Cache-Control`` header of what is the same for everyone; as it is, caches ask each time."""
        value = self._value("CACHE_CONTROL")
        if not isinstance(value, str) or not value.isascii() or not value.isprintable():
            raise SettingError("CACHE_CONTROL is not the text of a Cache-Control header: give one.")
        return value

    @property
    def personal_cookies(self) -> tuple[str, str]:
        """The names of the cookies by which Django knows who asks, and in which language."""
        return project_settings.SESSION_COOKIE_NAME, project_settings.LANGUAGE_COOKIE_NAME

    @property
    def middleware(self) -> Sequence[str]:
        """The project’s middleware, from the outside in."""
        return tuple(project_settings.MIDDLEWARE)

    @property
    def html_cache(self) -> str:
        """The cache for the parts of pages; none when it is empty, nor where templates are edited."""
        alias = self._value("HTML_CACHE")
        if alias != "" and (not isinstance(alias, str) or alias not in project_settings.CACHES):
            raise SettingError(
                "HTML_CACHE names no cache of CACHES: name one, or give an empty text."
            )
        return "" if project_settings.DEBUG else alias

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
    def check_grades(self) -> Grades:
        """What findings of some codes are instead: ``"error"``, ``"warning"``, ``"advice"`` or ``"off"``."""
        given = self._value("CHECK_GRADES")
        if not isinstance(given, Mapping) or not all(isinstance(code, str) for code in given):
            raise SettingError("CHECK_GRADES is not a dict from codes to severities: make it one.")
        allowed: dict[object, Severity | None] = {
            **{str(one): one for one in Severity},
            "off": None,
        }
        for code, grade in given.items():
            if not isinstance(grade, str) or grade not in allowed:
                raise SettingError(
                    f"CHECK_GRADES gives “{code}” the severity {grade!r}, which there is not: "
                    f"give one of {', '.join(map(str, allowed))}."
                )
        return Grades(changed={code: allowed[grade] for code, grade in given.items()})

    @property
    def check_rules(self) -> tuple[Rule, ...]:
        """Rules of the project: dotted paths of a ``Rule`` or of several."""
        paths = self._value("CHECK_RULES")
        if not isinstance(paths, list | tuple):
            raise SettingError("CHECK_RULES is not a list of dotted paths: make it one.")
        return tuple(rule for path in paths for rule in _imported_rules(path))

    @property
    def claim_packs(self) -> frozenset[str]:
        """The packs of rules about claims that hold for every site: names, or paths of a project's files."""
        given = self._value("CLAIM_PACKS")
        if not isinstance(given, list | tuple) or not all(isinstance(one, str) for one in given):
            raise SettingError(
                "CLAIM_PACKS is not a list of names or paths of rule packs: make it one."
            )
        return frozenset(given)

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
        said = [(name, getattr(project_settings, name, None)) for name in names]
        return repr([*said, *self._storage()])

    def _storage(self) -> list[str]:
        """Return what is said of the storage of pictures in plain text; objects differ by process."""
        storage: Any = project_settings.STORAGES.get("default", {})
        options = storage.get("OPTIONS", {})
        said = [storage.get("BACKEND"), *map(options.get, _STORAGE_OPTIONS)]
        return [value if isinstance(value, str) else "" for value in said]

    @property
    def api_base_url(self) -> str:
        """The address of Wagtail's API where it is not that of the page's Site; else empty."""
        return str(getattr(project_settings, "WAGTAILAPI_BASE_URL", "") or "").rstrip("/")

    @property
    def admin_base_url(self) -> str:
        """The address of Wagtail's admin, where the project names it; else empty."""
        return str(getattr(project_settings, "WAGTAILADMIN_BASE_URL", "") or "").rstrip("/")

    def _features(self, name: str) -> list[str]:
        features = self._value(name)
        if not isinstance(features, list | tuple) or not all(
            isinstance(feature, str) for feature in features
        ):
            raise SettingError(f"{name} is not a list of rich text feature names: make it one.")
        return list(features)


def _imported_rules(path: object) -> tuple[Rule, ...]:
    """Return the rule or the rules at a dotted path."""
    try:
        found = import_string(str(path))
    except Exception as problem:  # whatever a project's module raises
        raise SettingError(
            f"CHECK_RULES names “{path}”, which can't be imported: {problem}. Correct the path."
        ) from problem
    rules = (found,) if isinstance(found, Rule) else found
    if not isinstance(rules, list | tuple) or not all(isinstance(one, Rule) for one in rules):
        raise SettingError(
            f"CHECK_RULES names “{path}”, which is neither a Rule nor a list of them: name one."
        )
    return tuple(rules)


settings = Settings()
