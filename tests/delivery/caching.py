"""A cache in front of the site that keeps every answer until it is purged, and its backends."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlsplit

import swapper
from django.db import connection
from django.test import Client, TestCase
from django_tasks.backends.immediate import ImmediateBackend
from wagtail.contrib.frontend_cache.backends import BaseBackend

from wagtail_microneedling.models import ClinicalPageMixin, page_models

#: An answer: status, headers that lead elsewhere, and body.
Answer = tuple[int, str, bytes]

LISTS = [
    f"http://localhost/api/v2/{name}/{more}"
    for name in ("procedures", "faqs", "risks")
    for more in ("", "?format=jsonld", "find/")
]


def configured(backend: type[BaseBackend], **more: Any) -> dict[str, Any]:
    """Return Wagtail's setting with one backend."""
    path = f"{backend.__module__}.{backend.__qualname__}"
    return {"cdn": {"BACKEND": path, **more}}


@contextmanager
def committed() -> Iterator[None]:
    """Do what waits for a commit, in a test that is rolled back."""
    connection.run_on_commit.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield


def answer(url: str) -> Any:
    """Return what the site answers at an address."""
    parts = urlsplit(url)
    return Client().get(
        url, headers={"host": parts.netloc}, secure=parts.scheme == "https", follow=False
    )


def where(page: Any) -> list[str]:
    """Return the addresses of a page and of its item, in all formats."""
    html = page.get_full_url()
    kind = next((f"{one.role}s" for one in type(page).mro() if getattr(one, "role", None)), "")
    item = f"http://localhost/api/v2/{kind}/{page.pk}/"
    found = [html] if kind == "indexs" else [html, item]
    return [url + form for url in found for form in ("", "?format=jsonld")]


def everywhere() -> list[str]:
    """Return the addresses of all published clinical pages, of their items and of the lists."""
    base = swapper.load_model("wagtailcore", "Page")
    pages = base.objects.live().type(*page_models(ClinicalPageMixin)).specific()
    return [*LISTS, *(url for page in pages for url in where(page))]


@dataclass
class Cache:
    """What is kept: answers by address, and the keys that each said of itself."""

    kept: dict[str, Answer] = field(default_factory=dict)
    keys: dict[str, set[str]] = field(default_factory=dict)
    purged: list[list[str]] = field(default_factory=list)

    def warm(self, *urls: str) -> None:
        """Fetch these addresses, everywhere when none are named, and keep what may be kept."""
        for url in urls or everywhere():
            response = answer(url)
            if "no-store" not in response.headers.get("Cache-Control", ""):
                self.kept[url] = content(response)
                self.keys[url] = set(response.headers.get("Surrogate-Key", "").split())

    def untrue(self) -> list[str]:
        """Return the addresses under which something else is kept than the site answers now."""
        return [url for url, kept in self.kept.items() if content(answer(url)) != kept]


def content(response: Any) -> Answer:
    """Return what a reader gets."""
    return response.status_code, response.headers.get("Location", ""), response.content


class Recording(BaseBackend):
    """Purges the cache of the test by addresses."""

    cache: ClassVar[Cache] = Cache()

    def purge_batch(self, urls: Any) -> None:
        """Forget these addresses."""
        self.cache.purged.append(sorted(urls))
        for url in urls:
            self.cache.kept.pop(url, None)


class RecordingKeys(Recording):
    """Purges the cache of the test by keys, and by nothing else."""

    def purge_batch(self, urls: Any) -> None:
        """Leave what has these addresses."""

    def purge_keys(self, keys: list[str]) -> None:
        """Forget what has one of these keys."""
        self.cache.purged.append(keys)
        for url in [url for url, said in self.cache.keys.items() if said & set(keys)]:
            self.cache.kept.pop(url, None)


class NoQueue(ImmediateBackend):
    """A queue that does not take what this package delivers."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """Fail for some, do the others at once."""
        if ".delivery." in task.module_path:
            raise ConnectionError("The queue is away.")
        return super().enqueue(task, args, kwargs)


class Failing(BaseBackend):
    """A cache that is away."""

    def purge_batch(self, urls: Any) -> None:
        """Fail."""
        raise ConnectionError("The cache is away.")

    def purge_keys(self, keys: list[str]) -> None:
        """Fail."""
        raise ConnectionError("The cache is away, keys or not.")
