"""A project with a base page of its own (Wagtail 8 and later): the package's mixins, none of its pages."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as WITH_STANDARD_PAGES

INSTALLED_APPS = [
    "tests.own_base",
    *(
        app
        for app in WITH_STANDARD_PAGES
        if app not in {"example_site", "wagtail_microneedling.pages"}
    ),
]
WAGTAIL_PAGE_MODEL = "own_base.BasePage"
ROOT_URLCONF = "tests.own_base.urls"
