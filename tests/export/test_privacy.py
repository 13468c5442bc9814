"""What is not public is not exported."""

import datetime
from pathlib import Path

import pytest
from django.utils import timezone

from tests.site import faq, index, procedure, restrict, risk

from .exporting import export, exported_titles

pytestmark = pytest.mark.django_db


def test_only_what_anyone_may_see_is_exported(tmp_path: Path) -> None:
    past = timezone.now() - datetime.timedelta(hours=1)
    future = timezone.now() + datetime.timedelta(hours=1)
    page = procedure(title="Seen")
    procedure(title="Draft", live=False)
    procedure(title="Scheduled", live=False, go_live_at=future)
    procedure(title="Expired", expire_at=past)
    procedure(title="Not yet expired", expire_at=future)
    for kind in ("login", "password", "groups"):
        restrict(faq(page, f"Private by {kind}"), kind)
    hidden = index(title="Private above")
    restrict(hidden)
    risk(procedure(hidden, "Private below"), "Private further below")
    changed = procedure(title="As published")
    changed.title = "As drafted"
    changed.save_revision()
    export(tmp_path, form="ndjson")
    assert exported_titles(tmp_path) == ["Seen", "Not yet expired", "As published"]
    said = (tmp_path / "documents.ndjson").read_text("utf-8")
    assert "Private" not in said
    assert "drafted" not in said
