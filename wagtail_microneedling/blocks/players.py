"""Asking where a video plays: while an editor saves, so that nobody has to ask later."""

import logging
from time import monotonic
from urllib.parse import urlsplit

from django.apps import apps
from django.core.cache import cache

logger = logging.getLogger(__name__)

#: A site that takes longer than this to give no answer is down, in seconds.
PATIENCE = 3
#: For how long, in seconds, a site that is down is not asked: a page with ten of its videos would
#: wait ten times, and the web server would give up before it is saved.
REST = 60


def store_player(url: str) -> None:
    """Have the project's embed finders look up a video, so that what they find is in the database.

    An address that no finder knows, or that can't be looked up just now, leaves nothing there.
    """
    if not apps.is_installed("wagtail.embeds"):
        return
    # Here, because importing them where that app is missing makes a model that has no table.
    from wagtail.embeds.embeds import get_embed
    from wagtail.embeds.exceptions import EmbedUnsupportedProviderException

    resting = f"wagtail_microneedling.resting.{urlsplit(url).hostname}"
    if cache.get(resting):
        return
    started = monotonic()
    try:
        get_embed(url)
    except EmbedUnsupportedProviderException:
        pass
    except Exception as problem:  # whatever a finder or a site does, the editor can save
        logger.warning("The video %s stays a link: %r", url, problem)
        if monotonic() - started > PATIENCE:
            cache.set(resting, True, REST)
