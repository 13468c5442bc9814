"""One process that serves the site, and a client of it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(database: str, redis: str, **more: str) -> dict[str, str]:
    """Return the environment of a machine."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.machines.settings",
        "DATABASE_URL": database,
        "REDIS_URL": redis,
        "DJANGO_RUNSERVER_HIDE_WARNING": "true",
        **more,
    }


def manage(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a machine."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)


class Unfollowed(urllib.request.HTTPRedirectHandler):
    """Takes a redirect as the answer: the form was taken."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""


class Machine:
    """A process that serves the site on a port of its own."""

    def __init__(self, env: dict[str, str]) -> None:
        self.port = free_port()
        address = f"127.0.0.1:{self.port}"
        command = [sys.executable, "manage.py", "runserver", "--noreload", address]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._await()

    def _await(self) -> None:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.process.poll() is not None:
                raise RuntimeError("The machine did not start.")
            time.sleep(0.1)
        raise RuntimeError("The machine does not answer.")

    def url(self, path: str) -> str:
        """Return an address on this machine."""
        return f"http://127.0.0.1:{self.port}{path}"

    def read(self, path: str) -> Any:
        """Return the JSON at a path."""
        with urllib.request.urlopen(self.url(path), timeout=60) as answer:
            return json.load(answer)

    def page(self, path: str) -> str:
        """Return the HTML at a path."""
        with urllib.request.urlopen(self.url(path), timeout=60) as answer:
            text: str = answer.read().decode()
            return text

    def item(self, endpoint: str, key: int) -> Any:
        """Return an item of the API."""
        return self.read(f"/api/v2/{endpoint}/{key}/")

    def post(self, path: str, session: str, **data: Any) -> int:
        """Send a form as the editor does, with its token; return the status: 302 when it is taken."""
        with urllib.request.urlopen(self._as_editor(path, session), timeout=60) as answer:
            token = SimpleCookie(answer.headers["Set-Cookie"])["csrftoken"].value
        sent = urllib.parse.urlencode({"csrfmiddlewaretoken": token, **data}).encode()
        request = self._as_editor(path, f"{session}; csrftoken={token}", sent)
        try:
            with urllib.request.build_opener(Unfollowed).open(request, timeout=60) as answer:
                status: int = answer.status
        except urllib.error.HTTPError as answer:
            status = answer.code
        return status

    def _as_editor(self, path: str, session: str, data: bytes | None = None) -> Any:
        cookie = {"Cookie": f"sessionid={session}"}
        return urllib.request.Request(self.url(path), data=data, headers=cookie)

    def stop(self) -> None:
        """End the process; one that is dead already stays so."""
        self.process.kill()
        self.process.wait()
