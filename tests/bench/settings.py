"""The example site as in production, on the database that BENCH_DATABASE_URL names."""

import os
from importlib.util import find_spec

import dj_database_url

from example_site.settings import *  # noqa: F403
from example_site.settings import DATABASES as DEMO_DATABASES
from example_site.settings import INSTALLED_APPS as DEMO_APPS

SECRET_KEY = "bench"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tests.bench.urls"
MEDIA_ROOT = os.environ["BENCH_MEDIA"]

database = dj_database_url.parse(os.environ["BENCH_DATABASE_URL"], conn_max_age=None)
if database["ENGINE"] == DEMO_DATABASES["default"]["ENGINE"]:
    database["OPTIONS"] = DEMO_DATABASES["default"]["OPTIONS"]
    database["TEST"] = {"NAME": database["NAME"]}
else:
    # By template0 a server that was set up without a language, as in containers, does too.
    database["OPTIONS"] = {"prepare_threshold": 5}
    database["TEST"] = {
        "NAME": os.environ.get("BENCH_DATABASE_NAME"),
        "CHARSET": "UTF8",
        "TEMPLATE": "template0",
    }
DATABASES = {"default": database}

# A rebuild in the background is measured by itself, not as part of what has caused it.
TASKS = {"default": {"BACKEND": "tests.bench.tasks.AllButRebuilds"}}

#: The memory of a worker is measured without it.
GRAPHQL = find_spec("grapple") is not None and "BENCH_WITHOUT_GRAPHQL" not in os.environ
INSTALLED_APPS = [
    *DEMO_APPS,
    *(["tests.bench.graphql.BenchConfig", "grapple", "graphene_django"] if GRAPHQL else []),
]
GRAPPLE = {"APPS": ["wagtail_microneedling_pages"], "PAGE_SIZE": 20, "MAX_PAGE_SIZE": 100}
GRAPHENE = {"SCHEMA": "grapple.schema.schema"}
