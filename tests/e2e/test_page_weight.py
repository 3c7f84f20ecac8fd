"""What the button page costs the browser until three clicks have been answered: everything, the socket too."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, expect

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


EVERYDAY = """
import transom as tr

kinds = [getattr(tr.widgets, name) for name in tr.widgets.__all__]
alone = (tr.widgets.TaskButton, tr.widgets.MultiChoice)  # each in a chunk of its own, since it is large
kinds = [kind for kind in kinds if getattr(kind, '_front_end', '') and kind not in alone]
tr.Tabs(("All", tr.Card(*[kind(label=kind.__name__) for kind in kinds], title="Widgets")))
"""


def test_a_page_of_every_everyday_widget_and_what_its_second_reader_waits_for(
    serve: Serve, browser: Browser, tmp_path: Path
) -> None:
    """All that is on the page comes in few files; who comes later asks for all of them at once."""
    file = tmp_path / "app.py"
    file.write_text(EVERYDAY)
    url = serve(file).url
    for learned in (False, True):
        context = browser.new_context()
        asked, size = _visit(context, url)
        context.close()
        assert len(asked) + 1 <= 8, [each["request"]["url"] for each in asked]  # and the socket
        assert size <= 50_000
        by_script = [each["request"]["url"] for each in asked if each["initiator"]["type"] == "script"]
        assert (by_script == []) is learned, by_script


def _visit(context: BrowserContext, url: str) -> tuple[list[dict[str, Any]], float]:
    """The requests of a page and how many bytes came, until all that it shows is there."""
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    requests: list[dict[str, Any]] = []
    transferred: list[float] = []
    client.on("Network.requestWillBeSent", lambda event: requests.append(event))  # noqa: PLW0108 - it marks what it calls
    client.on("Network.loadingFinished", lambda event: transferred.append(event["encodedDataLength"]))
    page.goto(url)
    expect(page.get_by_label("TextInput").first).to_be_visible()
    page.wait_for_timeout(500)
    return [each for each in requests if each["request"]["url"].startswith("http")], sum(transferred)
