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

from PIL import Image
from playwright.sync_api import Page, sync_playwright

TARGET = Path(__file__).with_name("guide.png")
SIZE = {"width": 1060, "height": 940}


def main() -> None:
    """Serve the demo, use it, and write the picture."""
    command = [sys.executable, "-m", "transom", "demo", "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found is not None, "the demo did not say where it is"
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
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
    page.get_by_text("import aiohttp").evaluate("at => scrollTo(0, at.getBoundingClientRect().top + scrollY - 90)")
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    return page.screenshot()


def _write(data: bytes) -> None:
    picture = Image.open(io.BytesIO(data)).convert("RGB").quantize(128)
    picture.save(TARGET, optimize=True)
    print(f"{TARGET}: {TARGET.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
