"""The example site's settings, made fast and clean for tests; PostgreSQL when DATABASE_URL names one."""

import os
import tempfile
from pathlib import Path

import dj_database_url

from example_site.settings import *  # noqa: F403

SECRET_KEY = "tests"
DEBUG = False
ALLOWED_HOSTS = ["*"]

if os.environ.get("DATABASE_URL"):
    # By template0 a server that was set up without a language, as in containers, does too.
    test_database = {"CHARSET": "UTF8", "TEMPLATE": "template0"}
    DATABASES = {
        "default": {**dj_database_url.parse(os.environ["DATABASE_URL"]), "TEST": test_database}
    }
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}

media = tempfile.TemporaryDirectory(prefix="wagtail-microneedling-media-")
MEDIA_ROOT = Path(media.name)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
