"""The address of a page in a real browser: both ways, with its history, over reloads and lost connections."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Serve
from tests.e2e.proxy import Proxy, proxy_to

APP = """
import transom as tr

number = tr.widgets.IntSlider("Number", start=0, end=100, value=1)
mode = tr.widgets.Select("Mode", options=["Slow", "Very fast"])
word = tr.widgets.TextInput("Word")
location = tr.state.location
location.sync(number, {"value": "n"})
location.sync(mode, {"value": "mode"})
location.sync(word, {"value_input": "w"})
where = tr.widgets.StaticText("Where", value=location.param.hash)

def go(event):
    location.update_query(page=location.query_params.get("page", 0) + 1)

def burst(event):
    for each in range(100):
        number.value = each
        yield

tr.Column(
    number, mode, word, where, tr.bind("number {}".format, number), tr.widgets.Button("Next", on_click=go),
    tr.widgets.Button("Burst", on_click=burst), "[down](#part)", tr.Spacer(height=2000), "<p id='part'>the end</p>",
).servable()
"""

OFFLINE = r"WebSocket|ERR_CONNECTION|Failed to load resource"
"""What the browser itself says of a socket that breaks."""


def entries(page: Page) -> int:
    return int(page.evaluate("history.length"))


def test_two_ways_with_back_forward_and_a_reload(serve: Serve, open_page: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(APP)
    url = serve(file).url
    page: Any = open_page(f"{url}/?mode=Very%20fast&other=1")
    number, mode = page.get_by_label("Number"), page.get_by_label("Mode")
    expect(mode.locator("option:checked")).to_have_text("Very fast")
    expect(page).to_have_url(f"{url}/?mode=Very%20fast&other=1&n=1&w=")
    first = entries(page)

    # A drag, or a word, is one entry; time is ours.
    page.evaluate("let at = 1e6; performance.now = () => at; window.pass = () => { at += 2000; }")
    number.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("n=5"))
    assert entries(page) == first + 1
    mode.focus()  # another choice, however soon
    mode.select_option("Slow")
    expect(page).to_have_url(re.compile("mode=Slow"))
    page.get_by_role("button", name="Next").click()
    expect(page).to_have_url(re.compile("page=1"))
    page.get_by_role("button", name="Next").click()
    expect(page).to_have_url(re.compile("page=2"))
    last = page.url
    page.go_back()
    expect(page).to_have_url(re.compile("page=1"))
    assert entries(page) == first + 4
    page.go_back()
    page.go_back()
    expect(mode.locator("option:checked")).to_have_text("Very fast")
    expect(number).to_have_value("5")
    page.go_back()
    expect(number).to_have_value("1")
    expect(page.get_by_text("number 1", exact=True)).to_be_visible()
    page.evaluate("history.go(4)")
    expect(number).to_have_value("5")
    expect(page).to_have_url(last)
    page.reload()
    expect(number).to_have_value("5")
    expect(mode.locator("option:checked")).to_have_text("Slow")
    expect(page).to_have_url(last)

    # Moves that are faster than the answers: each entry keeps its own address.
    page.evaluate(
        """async () => {
          const step = (by) => new Promise((done) => {
            addEventListener("popstate", done, { once: true });
            history.go(by);
          });
          for (const by of [-1, -1, -1, 1, 1, 1, -1, -1, -1]) await step(by);
        }"""
    )
    expect(number).to_have_value("5")
    expect(mode.locator("option:checked")).to_have_text("Very fast")
    page.evaluate("history.go(3)")
    expect(page).to_have_url(last)
    expect(mode.locator("option:checked")).to_have_text("Slow")

    # Another page in between; the session is found again by its address.
    page.get_by_label("Word").fill("a&b+c %é")
    expect(page).to_have_url(re.compile(r"w=a%26b%2Bc%20%25%C3%A9"))
    here = page.url
    page.goto("about:blank")
    page.go_back()
    expect(page).to_have_url(here)
    expect(page.get_by_label("Word")).to_have_value("a&b+c %é")

    page.get_by_role("link", name="down").click()
    expect(page.get_by_text("#part")).to_be_attached()
    page.go_back()
    expect(page.get_by_text("#part")).to_have_count(0)


def test_many_changes_are_few_writes_and_a_lost_connection_keeps_them(
    serve: Serve, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "app.py"
    file.write_text(APP)
    with proxy_to(int(serve(file).url.rpartition(":")[2])) as proxy:
        _lose(proxy, open_page(f"{proxy.url}/?w=%zz&__proto__=1&mode=%00" + "&x" * 500, allow=OFFLINE))


def _lose(proxy: Proxy, page: Any) -> None:
    expect(page.get_by_label("Number")).to_have_value("1")
    page.evaluate(
        """() => {
          const at = performance.now() + 1e6;
          performance.now = () => at;  // the burst is one, however long it takes
          window.writes = 0;
          for (const name of ["pushState", "replaceState"]) {
            const real = history[name].bind(history);
            history[name] = (...given) => { window.writes++; real(...given); };
          }
        }"""
    )
    page.get_by_role("button", name="Burst").click()
    expect(page.get_by_label("Number")).to_have_value("99")
    expect(page).to_have_url(re.compile("n=99"))
    assert page.evaluate("window.writes") < 100
    proxy.refuse = True
    proxy.cut()
    page.go_back()  # while nobody hears it
    expect(page).to_have_url(re.compile("n=1$"))
    proxy.refuse = False
    expect(page.get_by_label("Number")).to_have_value("1")
    page.go_forward()
    expect(page.get_by_label("Number")).to_have_value("99")
    page.get_by_label("Number").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("n=100"))
    page.reload()
    expect(page.get_by_label("Number")).to_have_value("100")
