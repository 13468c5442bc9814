"""A project puts the pages into its own frame by overriding one template."""

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates

from tests.documents import FULL
from tests.templates.rendering import OWN_FOLDER, TEMPLATES

FRAME = """<!doctype html><title>{% block title %}{% endblock %}</title>
<meta name="frame" content="own">{% block head %}{% endblock %}
<nav>{% block breadcrumbs %}{% endblock %}</nav><main>{% block content %}{% endblock %}</main>"""


def engine() -> DjangoTemplates:
    """Return an engine in which a project has its own ``wagtail_microneedling/base.html``."""
    loaders = [
        ("django.template.loaders.locmem.Loader", {"wagtail_microneedling/base.html": FRAME}),
        ("django.template.loaders.filesystem.Loader", [OWN_FOLDER]),
    ]
    return DjangoTemplates(
        {"NAME": "project", "DIRS": [], "APP_DIRS": False, "OPTIONS": {"loaders": loaders}}
    )


@pytest.mark.parametrize("build", FULL)
def test_four_blocks_are_all_that_a_frame_needs(build: object) -> None:
    assert callable(build)
    document = build()
    name = f"wagtail_microneedling/{TEMPLATES[type(document)]}.html"
    html = engine().get_template(name).render({"document": document})
    assert '<meta name="frame" content="own">' in html
    assert document.title in html
    assert "application/ld+json" in html
    assert "mn-breadcrumbs" in html
    assert "mn-page-header" in html


def test_the_example_site_has_a_frame_of_its_own() -> None:
    found = engines["django"].get_template("wagtail_microneedling/base.html")
    assert "example_site" in str(found.origin.name)
