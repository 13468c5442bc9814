"""Settings of the example site for the internet: what differs from place to place is in the environment.

docs/reference/environment.md has every variable. What is missing or wrong stops the start, with a
sentence.
"""

import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from .settings import *  # noqa: F403
from .settings import DATA
from .settings import INSTALLED_APPS as DEMO_APPS
from .settings import MIDDLEWARE as DEMO_MIDDLEWARE

EXAMPLES = {
    "SECRET_KEY": "a long random text",
    "ALLOWED_HOSTS": "www.clinic.example",
    "DATABASE_URL": "postgres://clinic:secret@127.0.0.1:5432/clinic",
}


def needed(name: str) -> str:
    """Return a variable; raises ImproperlyConfigured when it is missing or empty."""
    if not os.environ.get(name):
        raise ImproperlyConfigured(f"{name} is not set: give {EXAMPLES[name]!r} or the like.")
    return os.environ[name]


def listed(text: str) -> list[str]:
    """Return the parts of a text between commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def chosen(name: str, *values: str) -> str:
    """Return a variable that has one of these values, the first when it is not set."""
    value = os.environ.get(name) or values[0]
    if value not in values:
        raise ImproperlyConfigured(f"{name} is {value!r}: give one of {', '.join(values)}.")
    return value


DEBUG = False
SECRET_KEY = needed("SECRET_KEY")
ALLOWED_HOSTS = listed(needed("ALLOWED_HOSTS"))
CSRF_TRUSTED_ORIGINS = listed(os.environ.get("CSRF_TRUSTED_ORIGINS", ""))
WAGTAILADMIN_BASE_URL = os.environ.get("WAGTAILADMIN_BASE_URL") or f"https://{ALLOWED_HOSTS[0]}"

# The proxy in front says whether its reader came by HTTPS, and must not pass on what readers say.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = WAGTAILADMIN_BASE_URL.startswith(
    "https://"
)
SECURE_HSTS_SECONDS = 3600 if SECURE_SSL_REDIRECT else 0

INSTALLED_APPS = [*DEMO_APPS, "wagtail.contrib.frontend_cache"]

# Whoever waits for a database that was started anew gets a fresh connection, not an error.
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        needed("DATABASE_URL"), conn_max_age=600, conn_health_checks=True
    )
}
if not os.environ.get("REDIS_URL"):
    # Processes on one machine share a folder; several machines need Redis.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": DATA / "cache",
        }
    }

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
if chosen("TASKS_BACKEND", "immediate", "database") == "database":
    INSTALLED_APPS.append("django_tasks_db")
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Whatever a page shows, its addresses are published: they must not be signed, nor end some day.
IN_BUCKET: dict[str, Any] = {
    "bucket_name": os.environ.get("AWS_STORAGE_BUCKET_NAME"),
    "endpoint_url": os.environ.get("AWS_S3_ENDPOINT_URL") or None,
    "region_name": os.environ.get("AWS_S3_REGION_NAME") or None,
    "custom_domain": os.environ.get("AWS_S3_CUSTOM_DOMAIN") or None,
    "url_protocol": os.environ.get("AWS_S3_URL_PROTOCOL") or "https:",
    "querystring_auth": False,
}
MEDIA_ROOT = os.environ.get("MEDIA_ROOT") or DATA / "media"
STATIC_ROOT = os.environ.get("STATIC_ROOT") or DATA / "static"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if IN_BUCKET["bucket_name"]:
    media = {**IN_BUCKET, "location": "media", "file_overwrite": False}
    STORAGES["default"] = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": media}
MIDDLEWARE = list(DEMO_MIDDLEWARE)
if chosen("STATIC_STORAGE", "folder", "bucket") == "folder":
    MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
elif IN_BUCKET["bucket_name"]:
    static = {**IN_BUCKET, "location": "static"}
    STORAGES["staticfiles"] = {
        "BACKEND": "storages.backends.s3.S3ManifestStaticStorage",
        "OPTIONS": static,
    }
else:
    raise ImproperlyConfigured(
        "STATIC_STORAGE is 'bucket' and AWS_STORAGE_BUCKET_NAME is not set: name the bucket."
    )
# Documents may be private, so Django answers for them, wherever they are stored.
WAGTAILDOCS_SERVE_METHOD = "serve_view"

WAGTAIL_MICRONEEDLING = {"CACHE_CONTROL": os.environ.get("CACHE_CONTROL") or "public, no-cache"}
if os.environ.get("WAGTAILFRONTENDCACHE_LOCATION"):
    WAGTAILFRONTENDCACHE_LOCATION = os.environ["WAGTAILFRONTENDCACHE_LOCATION"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
