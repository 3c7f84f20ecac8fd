"""A page whose messages wait for a cell says so."""

from __future__ import annotations

import threading
import time

import pytest

import transom as tr
from transom.hosts.notebook import waits


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr(waits, "LATE", 0.01)


def told(page):
    """What the pages of an output were told: of which view, and whether it waits."""
    contents = [data["content"] for data, _ in page.comm.sent if data["method"] == "custom"]
    return [(content["to"], content["on"]) for content in contents if content["t"] == "waits"]


def click_beside(page):
    """Click while the loop is held up, which a notebook's front end says to another thread."""
    thread = threading.Thread(target=page.click)
    thread.start()
    thread.join()


def blocked(condition):
    """Hold the loop up until a condition is met."""
    end = time.monotonic() + 15
    while not condition():
        assert time.monotonic() < end, "still waiting"
        time.sleep(0.001)


def hold_up(seconds):
    """For longer than a message waits before its page is told."""
    time.sleep(seconds)


async def test_a_page_is_told_while_its_click_waits_for_a_cell(kernel):
    clicks = []
    button = tr.widgets.Button("Go", on_click=lambda _: clicks.append(1))
    bundle = kernel.notebook.show(button)
    kernel.end_cell()
    page, other = await kernel.document().draw(bundle), await kernel.document().draw(bundle)
    kernel.begin_cell("second")
    click_beside(page)
    blocked(lambda: told(page))
    assert told(page) == [(page.name, True)]
    click_beside(page)
    hold_up(0.03)
    assert told(page) == [(page.name, True)], "it is told once"
    kernel.end_cell()
    await page.settle()
    assert told(page) == [(page.name, True), (page.name, False)]
    assert clicks == [1, 1]
    await other.settle()


async def test_nobody_is_told_of_what_is_taken_at_once_nor_of_what_no_cell_holds_up(kernel):
    bundle = kernel.notebook.show(tr.widgets.Button("Go"))
    page = await kernel.document().draw(bundle)
    click_beside(page)
    await page.settle()
    hold_up(0.03)
    kernel.end_cell()
    click_beside(page)
    hold_up(0.03)  # no cell runs
    await page.settle()
    assert told(page) == []
    assert not kernel.notebook._waits._waiting
