"""The documentation's pictures: ``python -m tests.docs.screenshots`` (``make screenshots``).

Loads the example into a scratch database, serves it on a free port of this machine and photographs
it in headless Chromium. The demo's own data stays as it is.
"""

import logging
import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import django
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.editing import wait_until_watched, watch
from tests.required_tools import CHROMIUM_ARGUMENTS, chromium_path

if TYPE_CHECKING:
    from django.core.servers.basehttp import ThreadedWSGIServer

FOLDER = Path(__file__).parents[2] / "docs" / "images"
#: What a picture may weigh, in bytes.
LARGEST = 300_000
LOGIN, PASSWORD = "admin", "demo-admin"
PROCEDURE = "/treatments/microneedling/"


@contextmanager
def served_example() -> Iterator[str]:
    """Serve the example from a scratch database; yield its origin."""
    from example_site import settings

    with tempfile.TemporaryDirectory() as scratch:
        settings.DATABASES["default"]["NAME"] = Path(scratch) / "example.sqlite3"
        settings.MEDIA_ROOT = Path(scratch) / "media"
        os.environ["DJANGO_SETTINGS_MODULE"] = "example_site.settings"
        django.setup()
        logging.getLogger("django.request").setLevel(logging.ERROR)  # browsers ask for icons
        server = _server()
        _load(server.server_port)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


def _server() -> "ThreadedWSGIServer":
    """Return a server on a free port: pages, static files, media."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.daemon_threads = True
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    return server


def _load(port: int) -> None:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_example", hostname="127.0.0.1", port=port, verbosity=0)
    get_user_model()._default_manager.create_superuser(LOGIN, "admin@clinic.example", PASSWORD)


def save(name: str, page: Page) -> None:
    """Write what a window shows, in few enough colours to be light; raise when it stays heavy."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    for colours in (256, 128, 64):
        few = picture.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        written = BytesIO()
        few.save(written, "PNG", optimize=True)
        if len(written.getvalue()) < LARGEST:
            break
    else:
        raise SystemExit(f"{name} weighs {len(written.getvalue())} bytes: photograph less of it.")
    (FOLDER / name).write_bytes(written.getvalue())
    print(f"{name}: {len(written.getvalue()) // 1000} kB")


@contextmanager
def window(browser: Browser, width: int, height: int, **options: object) -> Iterator[Page]:
    """Open a window of this size in CSS pixels; yield its page."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height}, **options
    )
    yield context.new_page()
    context.close()


CONTRADICTION = (
    "Fine needles prick the skin, which then repairs itself. Most people need 9 to 12 sessions."
)


def form(page: Page, origin: str) -> None:
    """Open the form of a procedure."""
    page.goto(f"{origin}/admin/")
    page.get_by_label("Username").fill(LOGIN)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Treatments").click()
    page.get_by_role("link", name="Procedure pages", exact=True).first.click()
    page.get_by_role("link", name="Microneedling").first.click()


def editor(page: Page, origin: str) -> None:
    """Show the plan in the editor."""
    form(page, origin)
    page.get_by_role("tab", name="The plan").click()
    page.locator("[name=plans-0-value-sessions-max]").scroll_into_view_if_needed()
    page.wait_for_timeout(1500)


def checks(page: Page, origin: str) -> None:
    """Show what the checks find when a summary says another number than the plan."""
    watch(page)
    form(page, origin)
    page.get_by_role("button", name="Toggle preview").click()
    shown = page.frame_locator("#w-preview-iframe")
    shown.locator("h1").wait_for()
    page.wait_for_load_state("networkidle")
    page.get_by_label("Preview mode").select_option("checks")
    wait_until_watched(page)
    page.locator("[name=summary]").fill(CONTRADICTION)
    shown.get_by_text("The text says 9 to 12 sessions").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)


def gate(page: Page, origin: str) -> None:
    """Show why a page without a question is kept as a draft."""
    form(page, origin)
    page.wait_for_url("**/edit/")
    procedure = page.url.split("/")[-3]
    page.goto(f"{origin}/admin/settings/wagtail_microneedling/clinicsettings/")
    page.get_by_label("Keep it as a draft and list the errors").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("updated").first.wait_for()
    page.goto(
        f"{origin}/admin/pages/add/wagtail_microneedling_pages/faqpage/{procedure}/",
        wait_until="networkidle",
    )
    page.locator("[name=title]").press_sequentially("Before your first session")
    # A new page saves itself; what is pressed during that finds the slug taken.
    page.wait_for_timeout(3000)
    page.wait_for_load_state("networkidle")
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.locator("[data-microneedling-gate]").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)


def check_report(page: Page, origin: str) -> None:
    """Show the report of what the checks found, one page's findings opened."""
    page.goto(f"{origin}/admin/")
    page.get_by_label("Username").fill(LOGIN)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{origin}/admin/reports/structured-data/", wait_until="networkidle")
    page.locator(".microneedling-findings summary").first.click()


def section(page: Page, address: str, anchor: str) -> None:
    """Show a page from one of its sections on."""
    page.goto(address, wait_until="networkidle")
    page.locator(f"#{anchor}").evaluate("element => window.scrollTo(0, element.offsetTop - 24)")
    page.wait_for_timeout(300)


def photograph(browser: Browser, origin: str) -> None:
    """Take every picture."""
    address = origin + PROCEDURE
    with window(browser, 1280, 960) as page:
        editor(page, origin)
        save("editor.png", page)
    with window(browser, 1400, 960) as page:
        checks(page, origin)
        save("checks.png", page)
    with window(browser, 1280, 640) as page:
        gate(page, origin)
        save("gate.png", page)
    with window(browser, 1280, 820) as page:
        check_report(page, origin)
        save("check-report.png", page)
    with window(browser, 1280, 960) as page:
        section(page, address, "plan")
        save("page.png", page)
    with window(browser, 1280, 960, color_scheme="dark") as page:
        section(page, address, "results")
        save("page-dark.png", page)
    with window(browser, 390, 844, device_scale_factor=2) as page:
        page.goto(address, wait_until="networkidle")
        save("phone.png", page)
    with window(browser, 1280, 760) as page:
        page.goto(f"{origin}/api/v2/procedures/?fields=_,title,plans(label,sessions),downtime")
        save("api.png", page)


def main() -> None:
    """Serve the example, and photograph it."""
    if not chromium_path():
        raise SystemExit("Chromium was not found: install it, or name it in CHROMIUM.")
    FOLDER.mkdir(exist_ok=True)
    with served_example() as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=list(CHROMIUM_ARGUMENTS)
        )
        photograph(browser, origin)
        browser.close()


if __name__ == "__main__":
    main()
