"""The commands of compose.yaml, as processes here: with PostgreSQL, Redis, and a storage that speaks S3."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
import redis
from django.db import connection
from moto.server import ThreadedMotoServer

from tests.machines.databases import address, new_database
from tests.machines.machine import free_port
from tests.required_tools import REDIS

from .composing import ROOT, arguments, composed, environment

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="compose.yaml has PostgreSQL."),
]

GIVEN = {
    "SECRET_KEY": "not very long, and good enough for a test that nobody reaches",
    "POSTGRES_PASSWORD": "unused",
    "STORAGE_SECRET": "secret",
}
SERVICES = composed()["services"]
DOCKERFILE = ROOT / "example_site" / "Dockerfile"
#: A part of Redis that nothing else uses.
CACHE = f"{REDIS.rpartition('/')[0]}/9"
HOST = {"Host": "localhost"}


@pytest.fixture(scope="module")
def storage() -> Iterator[str]:
    """The host and port of an empty storage, where who signs nothing sees what is public."""
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=free_port(), verbose=False)
    running.start()
    yield "{}:{}".format(*running.get_host_and_port())
    running.stop()


@pytest.fixture(scope="module")
def surroundings(storage: str, tmp_path_factory: Any) -> Iterator[dict[str, str]]:
    """The environment of compose's services, with this machine's addresses in it."""
    folder = tmp_path_factory.mktemp("site")
    redis.from_url(CACHE).flushdb()
    with new_database() as name:
        here = {
            "postgres://clinic:unused@postgres:5432/clinic": address(name),
            "redis://redis:6379/0": CACHE,
            "http://storage:7070": f"http://{storage}",
            "localhost:8080": f"{storage}/clinic",
        }
        said = environment(SERVICES["app-1"], GIVEN)
        assert set(here) <= set(said.values())
        yield {
            **{name: here.get(value, value) for name, value in said.items()},
            "DJANGO_SETTINGS_MODULE": "example_site.production",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(folder),
            "STATIC_ROOT": str(folder / "static"),
        }


@pytest.fixture(scope="module")
def released(surroundings: dict[str, str]) -> dict[str, str]:
    """The same, once static files are collected and the release is done."""
    (collect,) = re.findall(r"python manage\.py collectstatic.*", DOCKERFILE.read_text())
    run(surroundings, collect.split())
    run(surroundings, arguments(SERVICES["release"]["command"]))
    return surroundings


def run(surroundings: dict[str, str], command: list[str]) -> str:
    """Run a command to its end; return what it said."""
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def python(surroundings: dict[str, str], code: str) -> str:
    """Run Python in the site; return what it printed."""
    shell = ["python", "manage.py", "shell", "--no-imports", "--command", code]
    return run(surroundings, shell).strip()


def count(surroundings: dict[str, str], statement: LiteralString) -> int:
    """Return the number that a statement finds in the site's database."""
    with psycopg.connect(surroundings["DATABASE_URL"]) as database:
        (number,) = database.execute(statement).fetchone() or (0,)
        return int(number)


@contextmanager
def running(surroundings: dict[str, str], command: list[str]) -> Iterator[None]:
    """Keep a process running."""
    process = subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def fetched(url: str, *, patiently: bool = False, **headers: str) -> Any:
    """Return an answer; a server that is still starting is waited for."""
    request = urllib.request.Request(url, headers={**HOST, **headers})
    for _ in range(300 if patiently else 1):
        try:
            return urllib.request.urlopen(request, timeout=60)
        except urllib.error.HTTPError as answer:
            return answer
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"Nobody answers at {url}.")


@contextmanager
def served(surroundings: dict[str, str], command: str) -> Iterator[str]:
    """Serve by a command, on a port of its own; yield the address."""
    port = free_port()
    there = command.replace("0.0.0.0:8000", f"127.0.0.1:{port}").replace("8000", str(port))
    with running(surroundings, there.split()):
        app = f"http://127.0.0.1:{port}"
        fetched(f"{app}/admin/login/", patiently=True)
        yield app


@pytest.fixture(scope="module")
def apps(released: dict[str, str]) -> Iterator[list[str]]:
    """The addresses of the two apps."""
    one, other = (SERVICES[name]["command"] for name in ("app-1", "app-2"))
    with served(released, one) as first, served(released, other) as second:
        yield [first, second]


def documented(server: str) -> str:
    """Return the command by which a page of the documentation starts a server."""
    text = (ROOT / "docs" / "how-to" / "run-on-one-machine.md").read_text(encoding="utf-8")
    (command,) = re.findall(rf"`({server} [^`]+)`", text)
    return f"{command} --host 127.0.0.1" if "--port 8000" in command else f"{command} --port 8000"


def test_two_apps_serve_what_was_released(apps: list[str]) -> None:
    first, second = (fetched(f"{app}/treatments/microneedling/") for app in apps)
    assert (first.status, second.status) == (200, 200)
    tag = first.headers["ETag"]
    assert second.headers["ETag"] == tag
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = fetched(f"{apps[1]}/treatments/microneedling/", **{"If-None-Match": tag})
    assert again.status == 304
    (style,) = set(re.findall(r'href="(/static/css/site\.[^"]+)"', first.read().decode()))
    answer = fetched(apps[0] + style)
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_apps_are_healthy(released: dict[str, str], apps: list[str]) -> None:
    kind, *check = SERVICES["app-1"]["healthcheck"]["test"]
    assert kind == "CMD"
    run(released, [part.replace("http://127.0.0.1:8000", apps[0]) for part in check])


def test_granian_serves_it_too(released: dict[str, str]) -> None:
    with served(released, documented("granian")) as app:
        found = json.load(fetched(f"{app}/api/v2/procedures/"))
    assert found["meta"]["total_count"] > 1


def test_readers_may_fetch_pictures_and_no_documents(
    released: dict[str, str], apps: list[str], storage: str
) -> None:
    item = fetched(f"{apps[0]}/api/v2/procedures/?slug=microneedling").read().decode()
    pictures = set(re.findall(r'"(http://[^"]+/media/images/[^"]+)"', item))
    assert pictures
    for picture in pictures:
        assert picture.startswith(f"http://{storage}/clinic/media/images/")
        answer = fetched(picture, Host=storage)
        assert answer.headers["Content-Type"].startswith("image/")
    stored = python(
        released,
        "from django.core.files.base import ContentFile;"
        "from django.core.files.storage import default_storage;"
        "print(default_storage.url(default_storage.save('documents/x.txt', ContentFile(b'x'))))",
    )
    assert stored == f"http://{storage}/clinic/media/documents/x.txt"
    assert fetched(stored, Host=storage).status == 403


def test_the_worker_does_what_an_editor_leaves_to_it(released: dict[str, str]) -> None:
    waiting: LiteralString = "SELECT COUNT(*) FROM wagtail_microneedling_pendingrebuild"
    edit = (
        "from wagtail_microneedling.models import Clinician; one = Clinician.objects.first();"
        f"one.job_title = 'Nurse {uuid.uuid4()}'; one.save()"
    )
    python(released, edit)
    assert count(released, waiting) > 1
    with running(released, arguments(SERVICES["worker"]["command"])):
        for _ in range(600):
            if not count(released, waiting):
                return
            time.sleep(0.1)
    raise AssertionError("The worker did nothing.")


def test_the_clock_strikes(released: dict[str, str]) -> None:
    *shell, script = SERVICES["clock"]["command"]
    once = script.replace("while sleep 300; do", "for once in now; do")
    assert "sleep" not in once
    shown: LiteralString = (
        "SELECT COUNT(*) FROM wagtailcore_page WHERE slug = 'microneedling' AND live"
    )
    assert count(released, shown)
    with psycopg.connect(released["DATABASE_URL"]) as database:
        database.execute(
            "UPDATE wagtailcore_page SET expire_at = '2020-01-01' WHERE slug = 'microneedling'"
        )
    run(released, [*shell, once])
    assert not count(released, shown)


def test_static_files_go_into_the_bucket_on_demand(released: dict[str, str], storage: str) -> None:
    in_bucket = {**released, "STATIC_STORAGE": "bucket"}
    run(in_bucket, ["python", "manage.py", "collectstatic", "--noinput"])
    url = python(
        in_bucket, "from django.templatetags.static import static; print(static('css/site.css'))"
    )
    assert re.fullmatch(rf"http://{storage}/clinic/static/css/site\.\w+\.css", url)
    assert fetched(url, Host=storage).headers["Content-Type"].startswith("text/css")


def test_a_bucket_that_can_not_be_prepared(surroundings: dict[str, str]) -> None:
    away = {**surroundings, "AWS_S3_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}"}
    done = subprocess.run(
        ["python", "manage.py", "prepare_bucket"],
        cwd=ROOT,
        env=away,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "The bucket 'clinic' could not be prepared: " in done.stderr
    folder = {name: value for name, value in away.items() if name != "AWS_STORAGE_BUCKET_NAME"}
    assert "nothing to prepare" in run(folder, ["python", "manage.py", "prepare_bucket"])
