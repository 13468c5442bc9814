"""A video in a project without Wagtail's embeds. Run by ``test_videos.py``."""

import pytest
from django.apps import apps
from django.test import Client

from tests import site as make
from tests.video_site import video
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import Video

from .forms import accepted, submit


def test_a_video_is_a_link(
    editor: Client, whole: make.WholeSite, caplog: pytest.LogCaptureFixture
) -> None:
    assert not apps.is_installed("wagtail.embeds")
    page = whole.procedures[0]
    rows = {"body": [("video", {"url": video(), "title": "A session"})]}
    assert accepted(submit(editor, page, rows=rows))
    document = document_of(type(page).objects.get(pk=page.pk))
    assert document.body == (Video(url=video(), title="A session"),)  # type: ignore[attr-defined]
    assert caplog.messages == []
