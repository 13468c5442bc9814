"""What can be said of the files for containers without starting one."""

import json
import re
from typing import Any

import crossplane
import pytest

from .composing import FOLDER, NEEDED, ROOT, arguments, composed

SERVICES = composed()["services"]
#: What the Compose specification knows of a service, as far as it is used here.
KNOWN = {
    *("build", "command", "depends_on", "environment", "healthcheck", "image", "ports"),
    *("restart", "volumes"),
}
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}


def test_compose_knows_every_key() -> None:
    extra = {name for name in composed() if not name.startswith("x-")}
    assert extra <= {"services", "volumes"}
    for service in SERVICES.values():
        assert set(service) <= KNOWN
        assert service.keys() & {"build", "image"}


def test_services_wait_for_what_there_is() -> None:
    for service in SERVICES.values():
        for name, how in service.get("depends_on", {}).items():
            assert how["condition"] in CONDITIONS
            if how["condition"] == "service_healthy":
                assert "healthcheck" in SERVICES[name]
            if how["condition"] == "service_completed_successfully":
                assert SERVICES[name]["restart"] == "no"


def test_volumes_are_declared_and_files_are_there() -> None:
    for service in SERVICES.values():
        for source in (volume.split(":")[0] for volume in service.get("volumes", ())):
            if source.startswith("."):
                assert (FOLDER / source).exists()
            else:
                assert source in composed()["volumes"]
        if "build" in service:
            assert (FOLDER / service["build"]["context"]).resolve() == ROOT
            assert (ROOT / service["build"]["dockerfile"]).is_file()


def test_there_are_two_apps_and_their_proxy_knows_both() -> None:
    apps = {name for name, one in SERVICES.items() if "gunicorn" in str(one.get("command"))}
    assert len(apps) == 2
    assert SERVICES["proxy"]["depends_on"].keys() == apps
    for name in apps:
        (address,) = re.findall(r"--bind 0\.0\.0\.0:(\d+)", SERVICES[name]["command"])
        assert f"server {name}:{address} " in (FOLDER / "nginx.conf").read_text()


def test_no_secret_is_in_the_file() -> None:
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if re.search("SECRET|PASSWORD", name):
                assert NEEDED.search(value), name


def test_processes_of_one_site_share_their_environment() -> None:
    built = [one for one in SERVICES.values() if "build" in one]
    assert len(built) == 5
    assert len({json.dumps(one["environment"], sort_keys=True) for one in built}) == 1
    assert all(arguments(one["command"]) for one in built)


def test_nginx_understands_its_file() -> None:
    read = crossplane.parse(str(FOLDER / "nginx.conf"), strict=True, catch_errors=True)
    assert (read["status"], read["errors"]) == ("ok", [])


def instructions(name: str) -> list[str]:
    """Return what a Dockerfile says with an instruction."""
    text = (FOLDER / "Dockerfile").read_text().replace("\\\n", " ")
    return re.findall(rf"^{name} (.+)$", text, re.MULTILINE)


def test_what_is_copied_is_there_and_is_not_ignored() -> None:
    ignored = (FOLDER / "Dockerfile.dockerignore").read_text().splitlines()
    for line in instructions("COPY"):
        *sources, _ = line.split()
        for source in sources:
            assert (ROOT / source).exists()
            assert f"!{source}" in ignored


def test_what_is_installed_is_known() -> None:
    (install,) = (line for line in instructions("RUN") if "pip install" in line)
    (group,) = re.findall(r"--group (\w+)", install)
    assert re.search(rf"^{group} = \[", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)


def test_a_container_serves_as_compose_does() -> None:
    (command,) = map(json.loads, instructions("CMD"))
    assert command == arguments(SERVICES["app-1"]["command"])


@pytest.mark.parametrize("name", ["run-on-one-machine", "run-on-several-machines"])
def test_the_documentation_says_what_the_files_do(name: str) -> None:
    text = (ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8")
    said: list[Any] = re.findall(r"gunicorn example_site\.wsgi --bind \S+ (--[^`\n]+)", text)
    assert said
    assert all(line in SERVICES["app-1"]["command"] for line in said)
