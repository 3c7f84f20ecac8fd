"""What the button page costs the browser until three clicks have been answered: everything, the socket too."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.conftest import Serve
from transom.hosts.assets import load_assets

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
    # On a busy machine the typeface, which comes when the page has been there for long, comes in between.
    requests = [each for each in requests if not each.startswith(("data:", "blob:")) and "/face-" not in each]
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

from transom.hosts.assets import load_assets

EVERYDAY = ("choices", "days", "numbers", "texts", "")  # the last for what is in the runtime
chunks = load_assets().chunks
kinds = [getattr(tr.widgets, name) for name in tr.widgets.__all__]
kinds = [kind for kind in kinds if getattr(kind, "_front_end", "")]
kinds = [kind for kind in kinds if chunks.get(kind._front_end.lower(), "").partition("-")[0] in EVERYDAY]
assert len(kinds) >= 30
tr.Tabs(("All", tr.Card(*[kind(label=kind.__name__) for kind in kinds], title="Widgets")))
"""
TWENTY = """
import transom as tr

w = tr.widgets
kinds = [
    w.Button, w.CheckBoxGroup, w.Checkbox, w.ColorPicker, w.DatePicker, w.FloatInput, w.FloatSlider, w.IntInput,
    w.IntRangeSlider, w.IntSlider, w.MultiSelect, w.PasswordInput, w.RadioBoxGroup, w.RadioButtonGroup, w.RangeSlider,
    w.Select, w.StaticText, w.Switch, w.TextAreaInput, w.TextInput,
]
assert len(set(kinds)) == 20
tr.Column(*[kind(label=kind.__name__) for kind in kinds])
"""


@pytest.mark.parametrize(
    ("app", "files", "most"), [(EVERYDAY, 9, 60_000), (TWENTY, 8, 50_000)], ids=["everyday", "twenty"]
)
def test_what_a_page_of_many_widgets_and_its_second_reader_wait_for(
    app: str, files: int, most: int, serve: Serve, browser: Browser, tmp_path: Path
) -> None:
    """All that is on the page comes in few files, one after the runtime; who comes later asks for all at once."""
    file = tmp_path / "app.py"
    file.write_text(app)
    url = serve(file).url
    for learned in (False, True):
        context = browser.new_context()
        asked, size = _visit(context, url)
        context.close()
        assert len(asked) <= files, [each[-24:] for each in asked]
        assert size <= most
        assert max(asked.values()) == (1 if learned else 2), asked


def test_written_text_is_there_after_one_answer_more_than_the_runtime(
    serve: Serve, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "app.py"
    file.write_text("import transom as tr\ntr.Column('# **Text**', tr.widgets.TextInput('TextInput'))\n")
    context = browser.new_context()
    asked, _ = _visit(context, serve(file).url)
    context.close()
    assert any("purify" in each for each in asked)
    assert max(asked.values()) == 2, asked


def test_another_address_of_a_page_that_is_known_waits_for_nothing_either(
    serve: Serve, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "app.py"
    file.write_text(TWENTY)
    url = serve(file).url
    for address, depth in (("?user=1", 2), ("?user=2", 1), ("?user=3&view=all", 1)):
        context = browser.new_context()
        asked, _ = _visit(context, f"{url}/{address}")
        context.close()
        assert max(asked.values()) == depth, asked


def _visit(context: BrowserContext, url: str) -> tuple[dict[str, int], float]:
    """How many answers each request of a page has waited for, the socket's too; and how many bytes came.

    Until all that it shows is there.
    """
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    requests: list[tuple[str, dict[str, Any]]] = []
    transferred: list[float] = []
    client.on("Network.requestWillBeSent", lambda event: requests.append((event["request"]["url"], event["initiator"])))
    client.on("Network.webSocketCreated", lambda event: requests.append((event["url"], event["initiator"])))
    client.on("Network.loadingFinished", lambda event: transferred.append(event["encodedDataLength"]))
    client.on(
        "Network.webSocketFrameReceived",
        lambda event: transferred.append(len(event["response"]["payloadData"].encode()) + 8),
    )
    page.goto(url)
    expect(page.get_by_label("TextInput").first).to_be_visible()
    page.wait_for_timeout(500)
    depths: dict[str, int] = {}
    for address, initiator in requests:
        if address.startswith(("http", "ws")):
            frames = initiator.get("stack", {}).get("callFrames", [])
            caused = [initiator.get("url", ""), *(each["url"] for each in frames)]
            depths[address] = 1 + max((depths[each] for each in caused if each in depths), default=-1)
    return depths, sum(transferred)
