"""What ``make demo`` keeps, and what ``make demo-reset`` forgets."""

import sqlite3

import pytest
from django.contrib.auth import authenticate, get_user_model
from wagtail.models import Site

from example_site.management.commands.demo import (
    LOGIN,
    PASSWORD,
    addresses,
    ensure_login,
    forget,
    serve_site_at,
)


@pytest.fixture
def site(db) -> Site:
    return Site.objects.get(is_default_site=True)


def test_login_that_is_printed_opens_the_admin(site, client):
    ensure_login()
    line = next(line for line in addresses(8123) if line.startswith("Admin"))
    assert LOGIN in line
    assert PASSWORD in line
    answer = client.post("/admin/login/", {"username": LOGIN, "password": PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")


def test_login_that_was_changed_is_kept(db):
    ensure_login()
    user = get_user_model().objects.get(username=LOGIN)
    user.set_password("something better")
    user.save()
    ensure_login()
    assert authenticate(username=LOGIN, password="something better") == user
    assert authenticate(username=LOGIN, password=PASSWORD) is None


def test_links_lead_to_the_port_that_is_served(site):
    serve_site_at(8000)
    serve_site_at(8123)
    site.refresh_from_db()
    assert site.root_url == "http://127.0.0.1:8123"


def test_address_of_an_editor_is_kept(site):
    site.hostname, site.port = "clinic.example", 443
    site.save()
    serve_site_at(8123)
    site.refresh_from_db()
    assert site.root_url == "https://clinic.example"


def test_addresses_hold_before_there_is_a_page(site):
    assert "Site     http://127.0.0.1:8123/" in addresses(8123)


def test_reset_forgets_the_database_and_the_pictures(tmp_path):
    database, media = tmp_path / "demo.sqlite3", tmp_path / "media"
    (media / "images").mkdir(parents=True)
    (media / "images" / "needle.png").write_bytes(b"picture")
    (tmp_path / "notes.txt").write_text("not ours")
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE page (title)")
        assert (tmp_path / "demo.sqlite3-wal").exists()
        forget(database, media)
    connection.close()
    assert {path.name for path in tmp_path.iterdir()} == {"notes.txt"}
    forget(database, media)
