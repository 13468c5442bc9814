"""``python -m example_site.content.drawing``: draws the pictures anew, with Chromium.

Nobody needs to run it: the finished files are in ``pictures/``. Playwright and Chromium must be there.
"""

import io
import os
import shutil
from collections.abc import Callable

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from ..reading import PICTURES
from . import scenes

#: File, scene, and the size of its field in pixels.
DRAWINGS: tuple[tuple[str, Callable[[], str], tuple[int, int]], ...] = (
    ("microneedling.jpg", scenes.microneedling, (1600, 900)),
    ("red-light.jpg", scenes.red_light, (1600, 900)),
    ("punch-excision.jpg", scenes.punch_excision, (1600, 900)),
    ("skin-layers.jpg", scenes.skin_layers, (1600, 900)),
    ("maren-oduya.jpg", scenes.oduya, (800, 800)),
    ("tobias-ferncastle.jpg", scenes.ferncastle, (800, 800)),
    ("logo.png", scenes.logo, (800, 800)),
)


def shot(browser: Browser, svg: str, size: tuple[int, int], *, transparent: bool) -> Image.Image:
    """Return ``svg`` as an image of ``size``."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(f'<body style="margin:0">{svg}</body>')
    picture = page.screenshot(omit_background=transparent)
    page.close()
    return Image.open(io.BytesIO(picture))


def draw(browser: Browser) -> None:
    """Write every picture."""
    for name, svg, size in DRAWINGS:
        image = shot(browser, svg(), size, transparent=name.endswith(".png"))
        if name.endswith(".png"):
            image.resize((400, 400)).save(PICTURES / name, optimize=True)
        else:
            image.convert("RGB").save(PICTURES / name, quality=84, optimize=True, progressive=True)


def main() -> None:
    """Start Chromium and draw."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        draw(browser)
        browser.close()


if __name__ == "__main__":
    main()
