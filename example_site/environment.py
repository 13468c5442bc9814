"""A virtual environment for the example site, or one sentence about what stands in the way.

Plain Python without anything installed, run by whatever ``python3`` there is: it must parse on
Python 3.6, because it is the one that tells its reader that Python is too old.
"""

import hashlib
import os
import re
import socket
import subprocess
import sys
from typing import Iterable, List, Sequence, Tuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST_PYTHON = (3, 11)
#: The first pip that installs dependency groups.
PIP_WITH_GROUPS = "pip>=25.1"

NO_NETWORK = re.compile(
    r"NewConnectionError|establish a new connection|name resolution|Network is unreachable"
    r"|ConnectTimeoutError|ReadTimeoutError|Max retries exceeded|ProxyError|Connection refused"
    r"|from versions: none"
)
NOT_BUILT = re.compile(
    r"Failed to build '?([\w.\-]+)|Failed building (?:wheel|editable) for ([\w.\-]+)"
)


class Obstacle(Exception):
    """What stands in the way: one sentence that also says what to do about it."""


def require_python(version: Sequence[int] = sys.version_info) -> None:
    """Raise Obstacle when the Python that runs this is older than the package supports."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        raise Obstacle(
            "Python {}.{} or newer is needed and this is Python {}.{}: install a newer one and name"
            " it, as in `make demo PYTHON=python3.12`.".format(*OLDEST_PYTHON, *version[:2])
        )


def require_venv() -> None:
    """Raise Obstacle when this Python can't make virtual environments, as on a bare Debian."""
    try:
        import ensurepip
        import venv
    except ImportError as missing:
        raise Obstacle(
            "Python's module {} is missing: install it (on Debian and Ubuntu with `apt install"
            " python3-venv`) and run the same command again.".format(missing.name)
        ) from None
    del ensurepip, venv


def port_number(text: str) -> int:
    """Return the port that ``text`` names; raise Obstacle when it names none."""
    if not re.match(r"^[0-9]{1,5}$", text) or not 0 < int(text) < 65536:
        raise Obstacle(
            "{!r} is no port: give a number from 1 to 65535, as in `make demo PORT=8123`.".format(
                text
            )
        )
    return int(text)


def require_free_port(port: int) -> None:
    """Raise Obstacle when nothing new can listen on ``port`` of this machine."""
    probe = socket.socket()
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", port))
    except PermissionError:
        raise Obstacle(
            "Port {} needs administrator's rights: pick a higher one, as in `make demo"
            " PORT=8123`.".format(port)
        ) from None
    except OSError:
        raise Obstacle(
            "Port {} is taken: stop what listens there or pick another one, as in `make demo"
            " PORT=8123`.".format(port)
        ) from None
    finally:
        probe.close()


def prepare(folder: str, groups: Iterable[str] = (), requirements: Iterable[str] = ()) -> str:
    """Return the Python of the virtual environment ``folder``, with the package installed in it.

    ``groups`` are dependency groups of pyproject.toml, ``requirements`` further requirements.
    Installs only when something has changed since the last time, so that a second call is quick
    and needs no network. Raises Obstacle when the environment can't be made.
    """
    folder = os.path.join(ROOT, folder)
    python = os.path.join(folder, "bin", "python")
    wanted = sorted(set(groups) | set(_stamp(folder)[1]))
    fingerprint = _fingerprint(requirements)
    if os.path.exists(python) and _stamp(folder) == (fingerprint, wanted):
        return python
    require_venv()
    print("Installing into {}; the first time takes a minute or two.".format(folder), flush=True)
    _run([sys.executable, "-m", "venv", folder], folder)
    install(python, folder, wanted, requirements)
    with open(os.path.join(folder, "installed"), "w") as stamp:
        stamp.write("\n".join([fingerprint, *wanted]))
    return python


def install(python: str, folder: str, groups: List[str], requirements: Iterable[str]) -> None:
    """Install the package, its ``groups`` and ``requirements``; raise Obstacle when pip fails."""
    pip = [python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    chosen = [part for group in groups for part in ("--group", group)]
    if chosen:
        _run([*pip, PIP_WITH_GROUPS], folder)
    _run([*pip, "--editable", ROOT, *chosen, *requirements], folder)


def _run(command: List[str], folder: str) -> None:
    """Run ``command``, its output in a log; raise Obstacle with the likely reason when it fails."""
    os.makedirs(folder, exist_ok=True)
    log = os.path.join(folder, "install.log")
    with open(log, "w") as output:
        done = subprocess.run(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    if done.returncode:
        with open(log, errors="replace") as output:
            raise Obstacle("{} (Full log: {})".format(reason(output.read()), log))


def reason(log: str) -> str:
    """Return one sentence about why the installation with this ``log`` failed, and the way out."""
    if NO_NETWORK.search(log):
        return (
            "Nothing came from the package index: check the network connection and run the same"
            " command again."
        )
    unbuilt = NOT_BUILT.search(log)
    if unbuilt:
        return (
            "{} has no ready-made build for this machine and could not be compiled: install a C"
            " compiler and Python's headers (on Debian and Ubuntu with `apt install build-essential"
            " python3-dev`) and run the same command again."
        ).format(unbuilt.group(1) or unbuilt.group(2))
    errors = [line for line in log.splitlines() if line.lower().startswith("error")]
    return "The installation failed with {!r}.".format((errors or log.splitlines() or [""])[-1])


def _fingerprint(requirements: Iterable[str]) -> str:
    """Return what changes whenever the environment has to be installed anew."""
    digest = hashlib.sha256(repr((ROOT, sys.version_info[:2], sorted(requirements))).encode())
    for name in ("setup.cfg", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as source:
            digest.update(source.read())
    return digest.hexdigest()


def _stamp(folder: str) -> Tuple[str, List[str]]:
    """Return the fingerprint and the groups of the last complete installation, if there was one."""
    try:
        with open(os.path.join(folder, "installed")) as stamp:
            lines = stamp.read().splitlines()
    except OSError:
        lines = []
    return (lines[0], lines[1:]) if lines else ("", [])
