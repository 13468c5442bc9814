"""The Site that a query finds is the one that Wagtail finds for the request."""

from itertools import combinations

import pytest
from django.test import RequestFactory
from wagtail.models import Site

from tests.site import home
from wagtail_microneedling.records.sites import site_of_host

pytestmark = pytest.mark.django_db

HOSTS = [("a.example", 80), ("a.example", 8000), ("a.example", 9000), ("b.example", 80)]
ASKED = [
    "a.example",
    "a.example:8000",
    "a.example:9000",
    "a.example:1",
    "b.example",
    "b.example:8000",
    "c.example",
]
SETS = [some for size in range(5) for some in combinations(HOSTS, size)]


def found_by_wagtail(host: str) -> list[Site]:
    site = Site.find_for_request(RequestFactory().get("/", headers={"host": host}))
    return [site] if site else []


@pytest.mark.parametrize("hosts", SETS, ids=str)
def test_a_host_finds_the_site_that_wagtail_finds(hosts: tuple[tuple[str, int], ...]) -> None:
    root = home()
    for default in (None, *range(len(hosts))):
        Site.objects.all().delete()
        for number, (hostname, port) in enumerate(hosts):
            Site.objects.create(
                hostname=hostname, port=port, root_page=root, is_default_site=number == default
            )
        for host in ASKED:
            request = RequestFactory().get("/", headers={"host": host})
            found = list(site_of_host(host.split(":")[0], int(request.get_port())))
            assert found == found_by_wagtail(host), (host, default)
