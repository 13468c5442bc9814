"""What one process writes the others serve at once, whoever dies in between."""

import json
import subprocess
import sys
import urllib.error
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.required_tools import REDIS

from .databases import address, new_database
from .machine import ROOT, Machine, environment, manage

#: Where nobody listens.
NO_REDIS = "redis://127.0.0.1:1/0"

pytestmark = pytest.mark.services


@pytest.fixture(scope="module")
def made() -> Iterator[tuple[str, Any]]:
    """A database with a site, to be copied, and what a test must know of the site."""
    with new_database() as name:
        run = subprocess.run(
            [sys.executable, "-m", "tests.machines.make_site"],
            cwd=ROOT,
            env=environment(address(name), REDIS),
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr[-2000:]
        yield name, json.loads(run.stdout.splitlines()[-1])


@pytest.fixture
def database(made: tuple[str, Any]) -> Iterator[str]:
    """The address of a test's own copy of the site."""
    with new_database(made[0]) as name:
        yield address(name)


@pytest.fixture
def site(made: tuple[str, Any]) -> Any:
    """What a test must know of the site in the database."""
    return made[1]


@pytest.fixture
def start(database: str) -> Iterator[Callable[..., Machine]]:
    """Start machines of the site, which are stopped at the end."""
    machines: list[Machine] = []

    def start(redis: str = REDIS, **more: str) -> Machine:
        machines.append(Machine(environment(database, redis, **more)))
        return machines[-1]

    yield start
    for machine in machines:
        machine.stop()


def publish(machine: Machine, site: Any) -> None:
    """Publish the draft of the first procedure."""
    path = f"/admin/bulk/wagtailcore/page/publish/?id={site['procedure']}"
    assert machine.post(path, site["session"]) == 302


def assert_nothing_is_stale(database: str, site: Any, *machines: Machine) -> None:
    """All machines say the same of every page, and it is what is true."""
    for machine in machines:
        for endpoint in ("procedures", "faqs", "risks"):
            assert machine.read(f"/api/v2/{endpoint}/")["meta"]["total_count"] == 2
    verified = manage(environment(database, REDIS), "verify_records")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def assert_pages_say(title: str, *machines: Machine) -> None:
    """The procedure's page and what mentions it have its title on each machine, and a second time."""
    for machine in (*machines, *machines):
        assert f"<h1>{title}</h1>" in machine.page("/treatments/procedure-1/")
        assert f">{title}</a></h2>" in machine.page("/treatments/")
        assert f">{title}</a>" in machine.page("/treatments/procedure-1/questions-1/")


def test_what_one_machine_writes_the_other_serves(
    database: str, site: Any, start: Callable[..., Machine]
) -> None:
    one, other = start(), start()
    assert other.item("procedures", site["procedure"])["title"] == "Procedure 1"
    assert_pages_say("Procedure 1", one, other)
    publish(one, site)
    assert other.item("procedures", site["procedure"])["title"] == "Published elsewhere"
    assert_pages_say("Published elsewhere", other, one)
    assert other.item("faqs", site["faq"])["procedure"]["name"] == "Published elsewhere"

    edited = f"/admin/snippets/wagtail_microneedling/treatmentarea/edit/{site['area']}/"
    assert one.post(edited, site["session"], name="Forehead") == 302
    assert other.item("procedures", site["procedure"])["areas"][0]["name"] == "Forehead"

    unpublished = f"/admin/pages/{site['faq']}/unpublish/"
    assert other.post(unpublished, site["session"]) == 302
    with pytest.raises(urllib.error.HTTPError, match="404"):
        one.item("faqs", site["faq"])
    assert len(one.item("procedures", site["procedure"])["faq_pages"]) == 0


def test_a_machine_that_dies_before_its_commit_has_published_nothing(
    database: str, site: Any, start: Callable[..., Machine]
) -> None:
    dying, other = start(MACHINE_DIES="before commit"), start()
    with pytest.raises((urllib.error.URLError, ConnectionError)):
        publish(dying, site)
    assert dying.process.wait(10) != 0
    assert other.item("procedures", site["procedure"])["title"] == "Procedure 1"
    assert_nothing_is_stale(database, site, other)
    publish(other, site)  # the draft is still there
    assert other.item("procedures", site["procedure"])["title"] == "Published elsewhere"


def test_a_machine_that_dies_after_its_commit_leaves_nothing_stale(
    database: str, site: Any, start: Callable[..., Machine]
) -> None:
    dying, other = start(MACHINE_DIES="after commit"), start()
    with pytest.raises((urllib.error.URLError, ConnectionError)):
        publish(dying, site)
    assert dying.process.wait(10) != 0
    # What had to be built after the commit was not; whoever reads builds it.
    assert other.item("faqs", site["faq"])["procedure"]["name"] == "Published elsewhere"
    assert other.item("procedures", site["procedure"])["title"] == "Published elsewhere"
    assert_nothing_is_stale(database, site, other)


def test_a_rebuild_that_dies_loses_nothing(
    database: str, site: Any, start: Callable[..., Machine]
) -> None:
    other = start()
    before = {key: other.read(f"/api/v2/pages/{key}/")["title"] for key in site["pages"]}
    rebuild = subprocess.Popen(
        [sys.executable, "manage.py", "rebuild_records", "--all"],
        cwd=ROOT,
        env=environment(database, REDIS),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        rebuild.wait(2)  # about when it has begun to write
    except subprocess.TimeoutExpired:
        rebuild.kill()
        rebuild.wait()
    assert_nothing_is_stale(database, site, other)
    after = {key: other.read(f"/api/v2/pages/{key}/")["title"] for key in site["pages"]}
    assert after == before


def test_without_its_cache_a_site_is_slower_and_not_wrong(
    database: str, site: Any, start: Callable[..., Machine]
) -> None:
    one, other = start(NO_REDIS), start(NO_REDIS)
    assert other.item("procedures", site["procedure"])["title"] == "Procedure 1"
    assert_pages_say("Procedure 1", one, other)
    publish(one, site)
    assert other.item("procedures", site["procedure"])["title"] == "Published elsewhere"
    assert_pages_say("Published elsewhere", one, other)
    assert_nothing_is_stale(database, site, one, other)
