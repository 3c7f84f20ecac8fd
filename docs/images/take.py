"""Takes the picture of the README from the running demo: `python docs/images/take.py`.

Needs what `make setup` installs.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

TARGET = Path(__file__).with_name("guide.png")
SIZE = {"width": 900, "height": 1000}
MARGIN = 16


def main() -> None:
    """Serve the demo, use it, and write the picture."""
    command = [sys.executable, "-m", "transom", "demo", "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found is not None, "the demo did not say where it is"
        with sync_playwright() as playwright:
            chromium = os.environ.get("TRANSOM_CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport=SIZE, color_scheme="light")
            page.goto(found[0])
            _write(_picture(page))
            browser.close()
    finally:
        server.terminate()
        server.wait()


def _picture(page: Page) -> bytes:
    hour = page.get_by_role("slider", name="Hour").first
    hour.wait_for()
    hour.fill("2")
    page.get_by_role("img", name="Hour 2", exact=True).wait_for()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    cell = page.locator(".tr-Code", has_text="import aiohttp")
    result = page.locator(".tr-Cell", has=page.get_by_role("img", name="Hour 2", exact=True))
    cell.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    top, below = cell.bounding_box(), result.bounding_box()
    assert top is not None
    assert below is not None
    height = below["y"] + below["height"] - top["y"] + 2 * MARGIN
    return page.screenshot(
        full_page=True,
        clip={
            "x": 0,
            "y": page.evaluate("scrollY") + top["y"] - MARGIN,
            "width": SIZE["width"],
            "height": height,
        },
    )


def _write(data: bytes) -> None:
    from PIL import Image

    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(TARGET, optimize=True)
    print(f"{TARGET}: {TARGET.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
