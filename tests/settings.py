"""The example site's settings, made fast and clean for tests; on the database that DATABASE_URL names."""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url

from example_site.settings import *  # noqa: F403
from example_site.settings import DATABASES as DEMO_DATABASES
from example_site.settings import INSTALLED_APPS as DEMO_APPS

SECRET_KEY = "tests"
INSTALLED_APPS = [*DEMO_APPS, "wagtail.contrib.frontend_cache"]
DEBUG = False
ALLOWED_HOSTS = ["*"]

folder = tempfile.TemporaryDirectory(prefix="wagtail-microneedling-tests-")

#: How a test database is made, by the last part of Django's name for what makes it. By template0 a
#: PostgreSQL that was set up without a language, as in containers, does too.
TEST_DATABASES = {
    "postgresql": {"CHARSET": "UTF8", "TEMPLATE": "template0"},
    "mysql": {"CHARSET": "utf8mb4"},
}

if os.environ.get("DATABASE_URL"):
    database: dict[str, Any] = {**dj_database_url.parse(os.environ["DATABASE_URL"])}
    kind = database["ENGINE"].rpartition(".")[2]
    if kind == "postgresql":
        database["OPTIONS"] = {"prepare_threshold": 5}  # as the documentation recommends
    DATABASES = {"default": {**database, "TEST": TEST_DATABASES.get(kind, {})}}
    if kind == "mysql" and not find_spec("MySQLdb"):
        # Django's own choice, mysqlclient, has to be compiled; this one is Python alone.
        import pymysql

        pymysql.install_as_MySQLdb()
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
