"""A site whose pages are older than its records."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.site import whole_site
from wagtail_microneedling.models import PendingRebuild, Record

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(target: str) -> None:
    call_command("migrate", "wagtail_microneedling", target, verbosity=0)


def test_pages_that_are_older_than_their_records_are_found(client: Client) -> None:
    whole = whole_site(2)
    migrate("0001")
    migrate("0002")
    assert set(Record.objects.exclude(stamp="").values_list("pk", flat=True)) == {
        page.pk for page in (whole.index, *whole.procedures, *whole.faqs, *whole.risks)
    }
    assert not PendingRebuild.objects.exists()
    assert client.get("/api/v2/procedures/").json()["meta"]["total_count"] == 2


def test_other_migrations_mark_nothing(client: Client) -> None:
    whole_site(1)
    Record.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert not Record.objects.exists()
