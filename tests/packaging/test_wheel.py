"""What is handed to the world: the source archive and the wheel, built from a copy of the project."""

import email
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from trove_classifiers import classifiers

ROOT = Path(__file__).parents[2]
BUILT_FROM = ("setup.cfg", "pyproject.toml", "LICENSE", "README.md", "wagtail_microneedling")
NOT_PUBLISHED = ("tests", "example_site", "manage.py", "Makefile", ".ci")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and the wheel that is built from it."""
    project = tmp_path_factory.mktemp("project")
    for name in (*BUILT_FROM, *NOT_PUBLISHED):
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "node_modules")
            shutil.copytree(ROOT / name, project / name, ignore=ignored)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, project / name)
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", target, project],
        check=True,
        capture_output=True,
    )
    return target


@pytest.fixture(scope="module")
def wheel(built: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        yield archive


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return email.message_from_bytes(wheel.read(name))


def published_files() -> set[str]:
    """Return what a reader of the package needs at run time, as paths inside a wheel."""
    package = ROOT / "wagtail_microneedling"
    return {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


def test_wheel_holds_every_file_of_the_package_and_nothing_else(wheel):
    inside = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert inside == published_files()


@pytest.mark.parametrize("ending", [".py", "py.typed", ".html", ".css", ".mo", ".po"])
def test_wheel_holds_each_kind_of_file(wheel, ending):
    assert any(name.endswith(ending) for name in wheel.namelist())


def test_source_archive_builds_the_package_without_tests_and_example(built):
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert published_files() | {"LICENSE", "setup.cfg", "pyproject.toml"} <= names
    assert not {name for name in names if name.startswith(NOT_PUBLISHED)}


def test_requirements_have_no_upper_caps(metadata):
    requirements = [Requirement(text) for text in metadata.get_all("Requires-Dist")]
    assert {"Django", "wagtail", "djangorestframework", "extruct", "swapper"} <= {
        requirement.name for requirement in requirements
    }
    for requirement in requirements:
        assert [clause.operator for clause in requirement.specifier] == [">="], str(requirement)


def test_supported_versions(metadata):
    lowest = {
        requirement.name: str(requirement.specifier)
        for requirement in map(Requirement, metadata.get_all("Requires-Dist"))
    }
    assert metadata["Requires-Python"] == ">=3.11"
    assert lowest["Django"] == ">=5.2"
    assert lowest["wagtail"] == ">=7.4"


def test_licence_and_classifiers(metadata, wheel):
    assert metadata["License-Expression"] == "BSD-3-Clause"
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())
    given = metadata.get_all("Classifier")
    assert set(given) <= set(classifiers)
    assert {"Framework :: Wagtail", "Framework :: Wagtail :: 7", "Typing :: Typed"} <= set(given)


def test_metadata_lives_in_setup_cfg_alone():
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert set(configuration) == {"build-system", "dependency-groups", "tool"}
