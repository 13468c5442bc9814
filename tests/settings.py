"""The example site's settings, made fast and clean for tests; PostgreSQL when DATABASE_URL names one."""

import os
import tempfile
from pathlib import Path

import dj_database_url

from example_site.settings import *  # noqa: F403
from example_site.settings import DATABASES as DEMO_DATABASES
from example_site.settings import INSTALLED_APPS as DEMO_APPS

SECRET_KEY = "tests"
INSTALLED_APPS = [*DEMO_APPS, "wagtail.contrib.frontend_cache"]
DEBUG = False
ALLOWED_HOSTS = ["*"]

folder = tempfile.TemporaryDirectory(prefix="wagtail-microneedling-tests-")

if os.environ.get("DATABASE_URL"):
    # By template0 a server that was set up without a language, as in containers, does too.
    test_database = {"CHARSET": "UTF8", "TEMPLATE": "template0"}
    DATABASES = {
        "default": {**dj_database_url.parse(os.environ["DATABASE_URL"]), "TEST": test_database}
    }
else:
    # A file, as in the demo: every thread of a test server waits its turn on a connection of its
    # own, where a database in memory has one connection and refuses whoever comes second.
    DATABASES = {
        "default": {
            **DEMO_DATABASES["default"],
            "NAME": Path(folder.name) / "unused.sqlite3",
            "OPTIONS": {
                **DEMO_DATABASES["default"]["OPTIONS"],
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
            },
            "TEST": {"NAME": Path(folder.name) / "test.sqlite3"},
        }
    }

MEDIA_ROOT = Path(folder.name) / "media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
