"""Connections that break, in a real browser: what is typed and clicked is neither lost nor done twice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.conftest import Served
from tests.e2e.live import Live, live_server, until
from tests.e2e.proxy import Proxy, proxy_to
from transom.app import page_of
from transom.session.session import Session

OFFLINE = r"WebSocket|ERR_CONNECTION|Failed to load resource"
"""What the browser itself says of a socket that breaks."""


@pytest.fixture
def proxy(live: Live) -> Iterator[Proxy]:
    port = urlsplit(live.url).port
    assert port is not None
    with proxy_to(port) as proxy:
        yield proxy


Open = Callable[..., Page]


def counting() -> tuple[list[int], Callable[[], Any]]:
    """The clicks that Python has seen, and what makes the page."""
    clicks: list[int] = []

    def make() -> Any:
        text = tr.widgets.TextInput(label="Text")
        button = tr.widgets.Button("Count", on_click=lambda event: clicks.append(event.new))
        shown = tr.widgets.StaticText(value=tr.bind(lambda number: f"clicked {number}", button.param.clicks))
        return tr.Column(text, button, shown)

    return clicks, make


def in_state(page: Page, name: str) -> None:
    """Wait until the page's connection is in this state."""
    page.wait_for_function("(name) => document.documentElement.dataset.trConnection === name", arg=name)


def nudge(page: Page) -> None:
    """Tell the page that the network is back, as the system would: it tries at once."""
    page.evaluate("() => { dispatchEvent(new Event('online')); }")


def bar(page: Page) -> Any:
    return page.get_by_role("region", name="Connection")


# ---------------------------------------------------------------------------------------- short breaks


def test_a_cut_socket_is_resumed_and_nothing_is_lost_or_doubled(live: Live, proxy: Proxy, open_page: Open) -> None:
    clicks, live.make = counting()
    page = open_page(proxy.url, allow=OFFLINE)
    root, session = live.made[-1], live.sessions[-1]
    count, field = page.get_by_role("button", name="Count"), page.get_by_label("Text")
    count.click()
    expect(page.locator("output")).to_have_text("clicked 1")
    for round_ in range(3):
        proxy.refuse = True
        proxy.cut()
        in_state(page, "reconnecting")
        for _ in range(5):
            count.click()
        field.press("End")
        field.press_sequentially(f"r{round_}")
        root[0].label = f"Text {round_}"  # Python goes on too
        page.wait_for_timeout(100)
        proxy.refuse = False
        nudge(page)
        expect(page.locator("output")).to_have_text(f"clicked {6 + 5 * round_}")
    assert clicks == list(range(1, 17))
    until(lambda: root[0].value_input == "r0r1r2")
    expect(page.get_by_label("Text 2")).to_have_value("r0r1r2")
    assert live.sessions[-1] is session  # the session went on
    expect(bar(page)).to_be_hidden()


def test_clicks_whose_answer_is_lost_are_not_repeated(live: Live, proxy: Proxy, open_page: Open) -> None:
    clicks, live.make = counting()
    page = open_page(proxy.url, allow=OFFLINE)
    count = page.get_by_role("button", name="Count")
    proxy.hold(down=True)  # Python hears the page, the page does not hear Python
    for _ in range(3):
        count.click()
    until(lambda: clicks == [1, 2, 3])
    proxy.cut()
    proxy.hold()
    expect(page.locator("output")).to_have_text("clicked 3")
    count.click()
    expect(page.locator("output")).to_have_text("clicked 4")
    assert clicks == [1, 2, 3, 4]


def test_a_half_open_connection_is_noticed(live: Live, proxy: Proxy, open_page: Open) -> None:
    clicks, live.make = counting()
    page = open_page(proxy.url, allow=OFFLINE)
    count = page.get_by_role("button", name="Count")
    proxy.hold(down=True, up=True)  # nothing is closed, nothing comes
    count.click()
    nudge(page)
    in_state(page, "reconnecting")
    proxy.cut()
    proxy.hold()
    expect(page.locator("output")).to_have_text("clicked 1")
    assert clicks == [1]


def test_an_older_patch_does_not_overwrite_what_is_being_typed(live: Live, proxy: Proxy, open_page: Open) -> None:
    live.make = counting()[1]
    page = open_page(proxy.url)
    text, field = live.made[-1][0], page.get_by_label("Text")
    field.press_sequentially("ab")
    until(lambda: text.value_input == "ab")
    page.wait_for_timeout(100)
    proxy.hold(down=True)
    text.value = "from Python"
    field.press_sequentially("cd")  # typed before the page hears of it
    until(lambda: text.value_input == "abcd")
    proxy.hold()
    page.wait_for_timeout(300)
    expect(field).to_have_value("abcd")
    assert text.value_input == "abcd"
    text.value = "newer"
    expect(field).to_have_value("newer")


# ---------------------------------------------------------------------------------------- the server ends

APP = """
import pathlib
import transom as tr

log = pathlib.Path(__file__).with_name("clicks.log")
text = tr.widgets.TextInput(label="Text")
box = tr.widgets.Checkbox(label="Box")

def note(event):
    with log.open("a") as file:
        file.write(f"{event.new} {text.value_input}\\n")

said = tr.bind(lambda value: f"You wrote {value}.", text.param.value_input)
tr.Column(text, box, tr.widgets.Button("Save", on_click=note), said)
"""


def start(file: Path, *options: str, port: int = 0) -> Served:
    command = [sys.executable, "-m", "transom", "serve", str(file), "--port", str(port), *options]
    environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
    return Served(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environ))


def kill(served: Served) -> None:
    """As a crash would: no goodbye."""
    served.process.kill()
    served.process.wait(10)
    served._reader.join(5)
    assert served.process.stdout is not None
    served.process.stdout.close()


def test_a_restarted_server_gets_the_page_back(open_page: Open, tmp_path: Path) -> None:
    file, log = tmp_path / "app.py", tmp_path / "clicks.log"
    file.write_text(APP)
    served = start(file)
    port = urlsplit(served.url).port
    assert port is not None
    page = open_page(served.url, allow=OFFLINE)
    field = page.get_by_label("Text")
    field.press_sequentially("before")
    page.get_by_label("Box").check()
    expect(page.get_by_text("You wrote before.")).to_be_visible()
    kill(served)
    # By chance the first attempts may all be over already.
    expect(bar(page)).to_contain_text(re.compile("Reconnecting|No connection"))
    page.get_by_role("button", name="Save").click()  # nobody hears it
    field.press("End")
    field.press_sequentially(" and after")
    field.press("ArrowLeft")
    assert page.locator("main").get_by_text("You wrote").inner_text() == "You wrote before."
    served = start(file, port=port)
    try:
        nudge(page)
        expect(page.get_by_text("You wrote before and after.")).to_be_visible()
        expect(bar(page)).to_be_hidden()
        expect(field).to_be_focused()
        expect(field).to_have_value("before and after")
        until(lambda: field.evaluate("(input) => input.selectionStart") == len("before and after") - 1)
        expect(page.get_by_label("Box")).to_be_checked()
        expect(page.locator(".tr-toast--info")).to_contain_text("what you had entered is put back")
        toast = page.locator(".tr-toast--warning")
        expect(toast).to_contain_text("One action may not have been carried out")
        toast.get_by_text("Details").click()
        expect(toast.locator("pre")).to_have_text("Save: click")
        assert not log.exists()  # told, not repeated
        page.get_by_role("button", name="Save").click()
        until(log.exists)
        until(lambda: log.read_text() == "1 before and after\n")
    finally:
        served.stop()


def test_what_a_restarted_server_does_not_take_is_named(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    make = """
import transom as tr
role = tr.widgets.Select(label="Role", options=["guest", "admin"], {role})
size = tr.widgets.IntSlider(label="Size", start=0, end={end})
heard = tr.widgets.StaticText(value=tr.bind(lambda *values: str(values), role.param.value, size.param.value))
tr.Column(role, size, tr.widgets.Checkbox(label="Box"), heard).servable()
"""
    file.write_text(make.format(role="", end=10))
    served = start(file)
    page = open_page(served.url, allow=OFFLINE)
    page.get_by_label("Role").select_option("admin")
    page.get_by_label("Size").fill("8")
    page.get_by_label("Box").check()
    expect(page.locator("output").last).to_have_text("('admin', 8)")
    kill(served)
    file.write_text(make.format(role="disabled=True", end=5))
    port = urlsplit(served.url).port
    assert port is not None
    served = start(file, port=port)
    try:
        nudge(page)
        toast = page.locator(".tr-toast--warning")
        expect(toast).to_contain_text("2 entries could not be kept")
        toast.get_by_text("Details").click()
        expect(toast.locator("pre")).to_have_text("Role\nSize")
        expect(page.get_by_label("Role")).to_have_value("0")
        expect(page.get_by_label("Size")).to_have_value("0")
        expect(page.get_by_label("Box")).to_be_checked()
        expect(page.locator("output").last).to_have_text("('guest', 0)")
    finally:
        served.stop()


def test_a_stopping_server_says_goodbye(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(APP)
    served = start(file)
    page = open_page(served.url, allow=OFFLINE)
    served.stop()
    expect(bar(page)).to_be_visible()
    page.get_by_label("Text").press_sequentially("still here")
    expect(page.get_by_label("Text")).to_have_value("still here")


# ------------------------------------------------------------------------------------ tabs and history


def test_back_and_forward_come_to_the_same_session(live: Live, open_page: Open) -> None:
    live.make = counting()[1]
    page = open_page(live.url)
    session = live.sessions[-1]
    page.get_by_label("Text").fill("kept")
    page.get_by_role("button", name="Count").click()
    expect(page.locator("output")).to_have_text("clicked 1")
    page.goto("about:blank")
    page.go_back()
    expect(page.get_by_label("Text")).to_have_value("kept")
    expect(page.locator("output")).to_have_text("clicked 1")
    page.get_by_role("button", name="Count").click()
    expect(page.locator("output")).to_have_text("clicked 2")
    assert live.sessions[-1] is session
    made = len(live.made)
    page.reload()  # asked for by the user: everything anew
    expect(page.locator("output")).to_have_text("clicked 0")
    expect(page.get_by_label("Text")).to_have_value("")
    assert len(live.made) == made + 1


def test_each_entry_of_the_history_has_its_own_session(live: Live, open_page: Open) -> None:
    before = live.sessions  # of tests before, which may end meanwhile
    live.make = lambda: tr.Column("one", tr.widgets.TextInput(label="Text"))
    live.server.app.pages["/two"] = page_of(lambda: tr.Column("two", tr.widgets.TextInput(label="Text")))
    entries = [("/?n=1", "one"), ("/?n=2", "one"), ("/two", "two"), ("/nothing", ""), ("/?n=3", "one")]
    page = open_page(f"{live.url}{entries[0][0]}", allow=f"{OFFLINE}|404")

    def shows(number: int) -> None:
        path, kind = entries[number]
        page.wait_for_url(f"**{path}")
        if kind:
            expect(page.get_by_text(kind, exact=True)).to_be_visible()
            expect(page.get_by_label("Text")).to_have_value(f"{number}")
        else:
            expect(page.get_by_label("Text")).to_have_count(0)

    for number, (path, kind) in enumerate(entries):
        if number:
            page.goto(f"{live.url}{path}")
        if kind:
            page.get_by_label("Text").fill(f"{number}")
            until(lambda number=number: any(text_of(session) == f"{number}" for session in live.sessions))
    sessions = [session for session in live.sessions if session not in before]
    for _ in range(2):
        for number in (3, 2, 1, 0):
            page.go_back()
            shows(number)
        for number in (1, 2, 3, 4):
            page.go_forward()
            shows(number)
    assert [session for session in live.sessions if session not in before] == sessions


def test_a_copy_of_a_tab_is_another_tab_and_the_same_one_stays_itself(live: Live, open_page: Open) -> None:
    live.make = counting()[1]
    page = open_page(live.url)
    tab = live.sessions[-1].info.tab
    with page.expect_popup() as popup:
        page.evaluate("() => { open(location.href); }")  # with a copy of what is stored for the tab
    expect(popup.value.get_by_label("Text")).to_be_visible()
    copy = live.sessions[-1].info.tab
    assert copy
    assert copy != tab
    page.reload()
    expect(page.get_by_label("Text")).to_be_visible()
    assert live.sessions[-1].info.tab == tab


def text_of(session: Session) -> str:
    """What is entered in a page's one field; nothing while it is being made."""
    for node in [*session.view.tree.nodes.values()]:
        if node.component.label == "Text":
            return str(node.component.value_input)
    return ""


def test_a_second_tab_is_another_session(live: Live, open_page: Open) -> None:
    live.make = counting()[1]
    first = open_page(live.url)
    second = first.context.new_page()
    second.goto(live.url)
    second.get_by_label("Text").fill("second")
    second.get_by_role("button", name="Count").click()
    expect(second.locator("output")).to_have_text("clicked 1")
    expect(first.locator("output")).to_have_text("clicked 0")
    expect(first.get_by_label("Text")).to_have_value("")
    second.close()
    first.get_by_role("button", name="Count").click()
    expect(first.locator("output")).to_have_text("clicked 1")


# -------------------------------------------------------------------------------------------- retention


@contextmanager
def kept_for(seconds: float) -> Iterator[tuple[Live, Proxy]]:
    """A server that keeps a session so long without its page, and a proxy before it."""
    with live_server(session_retention=seconds) as live:
        port = urlsplit(live.url).port
        assert port is not None
        with proxy_to(port) as proxy:
            yield live, proxy


def test_a_page_that_comes_back_in_time_finds_its_session(open_page: Open) -> None:
    clicks, make = counting()
    with kept_for(60) as (live, proxy):
        live.make = make
        page = open_page(proxy.url, allow=OFFLINE)
        page.get_by_role("button", name="Count").click()
        expect(page.locator("output")).to_have_text("clicked 1")
        session = live.sessions[-1]
        proxy.refuse = True
        proxy.cut()
        in_state(page, "reconnecting")
        proxy.refuse = False
        nudge(page)
        in_state(page, "open")
        assert live.sessions == [session]
        page.get_by_role("button", name="Count").click()
        expect(page.locator("output")).to_have_text("clicked 2")
        assert clicks == [1, 2]


def test_a_page_that_comes_back_too_late_begins_anew(open_page: Open) -> None:
    clicks, make = counting()
    with kept_for(0.2) as (live, proxy):
        live.make = make
        page = open_page(proxy.url, allow=OFFLINE)
        page.get_by_label("Text").press_sequentially("mine")
        page.get_by_role("button", name="Count").click()
        expect(page.locator("output")).to_have_text("clicked 1")
        session = live.sessions[-1]
        proxy.refuse = True
        proxy.cut()
        until(lambda: not live.sessions)
        assert session.closed
        proxy.refuse = False
        nudge(page)
        expect(page.locator("output")).to_have_text("clicked 0")
        expect(page.get_by_label("Text")).to_have_value("mine")  # what was typed is typed
        until(lambda: live.made[-1][0].value_input == "mine")
        page.get_by_role("button", name="Count").click()
        expect(page.locator("output")).to_have_text("clicked 1")
        assert clicks == [1, 1]
        page.close()
        until(lambda: not live.sessions)


def test_the_option_of_the_command_line_is_honoured(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(
        "import pathlib\nimport transom as tr\n"
        "ended = pathlib.Path(__file__).with_name('ended')\n"
        "tr.state.on_session_destroyed(lambda: ended.touch())\n"
        "tr.widgets.Button(label='Here')\n"
    )
    served = start(file, "--session-retention", "0.2")
    try:
        page = open_page(served.url)
        page.wait_for_timeout(600)
        assert not (tmp_path / "ended").exists()  # as long as the page is open
        page.close()
        until((tmp_path / "ended").exists)
    finally:
        served.stop()
