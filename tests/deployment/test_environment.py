"""Every variable is documented, and what is missing or wrong stops the start with a sentence."""

import os
import re
import subprocess
import sys

import pytest

from tests.docs.reading import REFERENCE, entries

from .composing import FOLDER, ROOT, composed

READ = re.compile(r"""(?:environ\.get\(|environ\[|needed\(|chosen\()\s*"([A-Z0-9_]+)\"""")
#: Read by boto3 itself.
OF_LIBRARIES = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
ENOUGH = {
    "DJANGO_SETTINGS_MODULE": "example_site.production",
    "SECRET_KEY": "a" * 25 + "bcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "www.clinic.example, clinic.example",
    "DATABASE_URL": "sqlite:///:memory:",
}


def names(*files: str) -> set[str]:
    """Return the variables that files of the example site read."""
    return {name for file in files for name in READ.findall((FOLDER / file).read_text())}


def said(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the site in this environment and no other."""
    return subprocess.run(
        [sys.executable, "manage.py", *(command or ("check", "--deploy"))],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )


def value(name: str, **more: str) -> str:
    """Return what a setting is in this environment."""
    code = f"from django.conf import settings; print(settings.{name})"
    done = said({**ENOUGH, **more}, "shell", "--no-imports", "--command", code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_variable_has_its_row() -> None:
    documented = entries(REFERENCE / "environment.md")
    variables = {name for name in documented if re.fullmatch(r"[A-Z][A-Z0-9_]+", name)}
    assert names("settings.py", "production.py") | OF_LIBRARIES == variables


def test_compose_gives_known_variables() -> None:
    known = names("settings.py", "production.py") | OF_LIBRARIES
    assert set(composed()["x-site"]["environment"]) <= known


def test_the_demo_forgets_all_that_its_settings_read() -> None:
    source = (FOLDER / "start.py").read_text()
    (forgotten,) = re.findall(r'for name in \(("[^)]+)\):  # the demo', source)
    assert set(re.findall(r'"(\w+)"', forgotten)) == names("settings.py")
    assert 'os.environ["DJANGO_SETTINGS_MODULE"] = "example_site.settings"' in source


def test_it_is_fit_for_the_internet() -> None:
    done = said(ENOUGH)
    assert done.returncode == 0, done.stderr
    # Whether all its subdomains have HTTPS is not ours to say.
    assert set(re.findall(r"security\.\w+", done.stderr)) == {"security.W005", "security.W021"}
    assert "wagtail_microneedling" not in done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
@pytest.mark.parametrize("empty", [True, False])
def test_what_is_needed(name: str, *, empty: bool) -> None:
    lacking = {key: one for key, one in ENOUGH.items() if key != name}
    done = said({**lacking, name: ""} if empty else lacking)
    assert done.returncode != 0
    assert f"{name} is not set: give " in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "given", "sentence"),
    [
        ("TASKS_BACKEND", "rabbit", "TASKS_BACKEND is 'rabbit': give one of immediate, database."),
        ("STATIC_STORAGE", "ftp", "STATIC_STORAGE is 'ftp': give one of folder, bucket."),
        ("STATIC_STORAGE", "bucket", "AWS_STORAGE_BUCKET_NAME is not set: name the bucket."),
    ],
)
def test_what_is_wrong(name: str, given: str, sentence: str) -> None:
    done = said({**ENOUGH, name: given})
    assert done.returncode != 0
    assert sentence in done.stderr.splitlines()[-1]


def test_https_is_for_those_who_have_it() -> None:
    assert value("SESSION_COOKIE_SECURE") == "True"
    assert value("WAGTAILADMIN_BASE_URL") == "https://www.clinic.example"
    assert value("SESSION_COOKIE_SECURE", WAGTAILADMIN_BASE_URL="http://localhost:8080") == "False"


def test_lists_and_queues() -> None:
    assert value("ALLOWED_HOSTS") == "['www.clinic.example', 'clinic.example']"
    origins = value(
        "CSRF_TRUSTED_ORIGINS", CSRF_TRUSTED_ORIGINS="https://a.example,https://b.example"
    )
    assert origins == "['https://a.example', 'https://b.example']"
    assert "immediate" in value("TASKS")
    assert "django_tasks_db" in value("TASKS", TASKS_BACKEND="database")
    purged = "http://varnish:80"
    assert value("WAGTAILFRONTENDCACHE_LOCATION", WAGTAILFRONTENDCACHE_LOCATION=purged) == purged
    assert "s-maxage=60" in value("WAGTAIL_MICRONEEDLING", CACHE_CONTROL="public, s-maxage=60")
