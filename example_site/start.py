"""What the Makefile runs before anything is installed.

``start.py demo`` serves the example site; ``start.py install FOLDER`` makes an environment for
tests and checks. Plain Python that parses on Python 3.6, see ``environment.py``.
"""

import argparse
import os
import sys

import environment


def demo(arguments: argparse.Namespace) -> None:
    """Install what the example site needs, then become its server (or reset its data)."""
    port = environment.port_number(arguments.port)
    if not arguments.reset:
        environment.require_free_port(port)
    python = environment.prepare(arguments.folder)
    manage = os.path.join(environment.ROOT, "manage.py")
    command = [python, manage, "demo", "--port", str(port)]
    os.environ["DJANGO_SETTINGS_MODULE"] = "example_site.settings"
    for name in ("DATABASE_URL", "REDIS_URL"):  # the demo is one person's, in one file
        os.environ.pop(name, None)
    os.execv(python, [*command, "--reset"] if arguments.reset else command)


def install(arguments: argparse.Namespace) -> None:
    """Make the environment that tests and checks run in."""
    environment.prepare(arguments.folder, arguments.group, arguments.requirement)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    root = argparse.ArgumentParser(description="Starts the example site, or installs for tests.")
    commands = root.add_subparsers(dest="command")
    commands.required = True
    demo_parser = commands.add_parser("demo", help="serve the example site")
    demo_parser.add_argument("--folder", default=".venv", help="the virtual environment")
    demo_parser.add_argument("--port", default="8000")
    demo_parser.add_argument("--reset", action="store_true", help="start over; does not serve")
    demo_parser.set_defaults(run=demo)
    install_parser = commands.add_parser("install", help="make an environment for tests and checks")
    install_parser.add_argument("folder", help="the virtual environment")
    install_parser.add_argument("--group", action="append", default=[], help="a dependency group")
    install_parser.add_argument("--requirement", action="append", default=[])
    install_parser.set_defaults(run=install)
    return root


def main() -> int:
    """Run the command line; return the exit status."""
    try:
        environment.require_python()
        arguments = parser().parse_args()
        arguments.run(arguments)
    except environment.Obstacle as obstacle:
        print(obstacle, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
