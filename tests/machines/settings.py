"""Settings of one machine among several; DATABASE_URL and REDIS_URL name what they share."""

from tests.settings import *  # noqa: F403
from tests.settings import CACHES as SHARED
from tests.settings import DATABASES
from tests.settings import INSTALLED_APPS as APPS

INSTALLED_APPS = [*APPS, "tests.machines"]
# A test's own part of the cache.
CACHES = {"default": {**SHARED["default"], "KEY_PREFIX": DATABASES["default"]["NAME"]}}
