"""A project that has done without Wagtail's embeds."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as WITH_EMBEDS

INSTALLED_APPS = [app for app in WITH_EMBEDS if app != "wagtail.embeds"]
