"""Takes the pictures of the README from running apps: `python docs/images/take.py`.

Needs what `make setup` installs.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
FRAME_MS = 100
"""How long a frame of the moving picture is shown."""


def main() -> None:
    """Serve what is to be seen, use it, and write the pictures."""
    with sync_playwright() as playwright:
        chromium = os.environ.get("TRANSOM_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with serving("demo") as url:
            for scheme in ("light", "dark"):
                still(browser, f"{url}/dashboard", f"dashboard-{scheme}.png", scheme)
        with serving("serve", str(HERE / "overlap.py")) as url:
            moving(browser, url, "overlap.gif", {"width": 800, "height": 340})
        browser.close()


@contextmanager
def serving(*command: str) -> Iterator[str]:
    """The address of a server that ends with the block."""
    program = [sys.executable, "-m", "transom", *command, "--port", "0"]
    server = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        found = None
        while found is None and (line := server.stdout.readline()):
            found = re.search(r"http://[\w.:]+", line)
        assert found is not None, "the server did not say where it is"
        yield found[0]
    finally:
        server.terminate()
        server.wait()


def still(browser: Browser, url: str, name: str, scheme: Literal["light", "dark"]) -> None:
    """One picture of the dashboard."""
    from PIL import Image

    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    page.goto(url)
    page.locator(".tr-Bokeh canvas").first.wait_for()
    page.get_by_text("Latest").wait_for()
    page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(HERE / name, optimize=True)
    written(name)
    page.close()


def moving(browser: Browser, url: str, name: str, size: dict[str, int]) -> None:
    """Three quick clicks, then a slider that is dragged through slow results."""
    from PIL import Image

    page = browser.new_page(viewport=size, color_scheme="light")
    page.goto(url)
    button, slider = page.get_by_role("button", name="Click me!"), page.get_by_role("slider", name="Number")
    page.get_by_text("1 × 1 = 1").wait_for()
    frames: list[Image.Image] = []
    for number in range(64):
        if number in (4, 8, 12):
            button.click()
        if number in (32, 36, 40):
            slider.fill({32: "2", 36: "5", 40: "8"}[number])
        frames.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
        page.wait_for_timeout(FRAME_MS // 2)
    palette = frames[30].quantize(64, dither=Image.Dither.NONE)
    drawn = [each.quantize(palette=palette, dither=Image.Dither.NONE) for each in frames]
    drawn[0].save(HERE / name, save_all=True, append_images=drawn[1:], duration=FRAME_MS, loop=0, optimize=True)
    written(name)
    page.close()


def written(name: str) -> None:
    """Say how large it is."""
    print(f"{name}: {(HERE / name).stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
