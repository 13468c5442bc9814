"""Settings of one machine among several: database and cache are named by the environment."""

import os

import dj_database_url

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as APPS

INSTALLED_APPS = [*APPS, "tests.machines"]
DATABASES = {"default": dj_database_url.parse(os.environ["MACHINES_DATABASE"])}
CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": os.environ["MACHINES_REDIS"],
        "KEY_PREFIX": DATABASES["default"]["NAME"],
        # A cache that is away makes a site slower, and nothing else.
        "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 1},
    }
}
