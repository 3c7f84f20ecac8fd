"""What the button page costs the browser until three clicks have been answered: everything, the socket too."""

from __future__ import annotations

import gzip
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Serve
from transom.hosts.server.assets import load_assets

APP = """
import asyncio
import transom as tr

button = tr.widgets.Button(label="Click me!")
text = tr.widgets.StaticText()

async def run_async(event):
    text.value = f"Running {event.new}"
    await asyncio.sleep(0.2)
    text.value = f"Finished {event.new}"

button.on_click(run_async)
tr.Row(button, text)
"""


def test_the_button_page(serve: Serve, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(APP)
    url = serve(file).url
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    requests: list[str] = []
    transferred: list[float] = []
    client.on("Network.requestWillBeSent", lambda event: requests.append(event["request"]["url"]))
    client.on("Network.webSocketCreated", lambda event: requests.append(event["url"]))
    client.on("Network.loadingFinished", lambda event: transferred.append(event["encodedDataLength"]))
    for direction in ("Received", "Sent"):
        client.on(
            f"Network.webSocketFrame{direction}",
            lambda event: transferred.append(len(event["response"]["payloadData"]) + 8),
        )
    page.goto(url)
    button = page.get_by_role("button", name="Click me!")
    for _ in range(3):
        button.click()
    expect(page.locator("output")).to_have_text("Finished 3")
    page.wait_for_timeout(1200)  # whatever is fetched lazily has been by now
    requests = [each for each in requests if not each.startswith(("data:", "blob:"))]
    assert len(requests) <= 4, requests
    assert sum(transferred) <= 30_000, (sum(transferred), requests)
    context.close()


def test_script_and_style_of_the_first_page() -> None:
    assets = load_assets()
    script = assets.files[assets.script].path.read_bytes()
    style = assets.files[assets.style].path.read_bytes()
    assert len(gzip.compress(script, 9)) <= 20_000
    assert len(gzip.compress(style, 9)) <= 6_000
