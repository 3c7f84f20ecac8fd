"""By what a page shows that a session is its own: a token that changes, in the browser that opened it."""

from __future__ import annotations

import pytest

import transom as tr
from transom.session.token import Token


def app():
    return tr.widgets.Button(label="press")


def modes(page):
    return [frame["mode"] for frame in page.frames if frame["t"] == "welcome"]


def tokens(page):
    return [frame["token"] for frame in page.frames if frame["t"] == "welcome"]


async def test_each_connection_has_a_token_of_its_own(site):
    page = await site(app).open()
    for _ in range(3):
        await page.disconnect()
        await page.reconnect()
    assert modes(page) == ["fresh", "resumed", "resumed", "resumed"]
    assert len(set(tokens(page))) == 4


async def test_a_token_that_may_not_have_arrived_does_not_lose_the_session(site):
    """The connection broke before the page read its welcome: it comes back with the token before."""
    page = await site(app).open()
    known = page.token
    for _ in range(3):
        await page.disconnect()
        await page.reconnect()
        page.token = known
    assert modes(page) == ["fresh", "resumed", "resumed", "resumed"]


@pytest.mark.parametrize("said", ["an event", "another connection"])
async def test_a_token_that_was_replaced_is_of_no_use(site, said):
    page = await site(app).open()
    old = page.token
    await page.disconnect()
    await page.reconnect()
    if said == "an event":
        page.click("press")
        await page.settle()
    else:
        await page.disconnect()
        await page.reconnect()
        await page.disconnect()
        await page.reconnect()
    epoch = page.epoch
    await page.disconnect()
    page.token = old
    await page.reconnect()
    assert modes(page)[-1] == "rebuilt"
    assert page.epoch != epoch


@pytest.mark.parametrize(
    ("opened", "comes", "mode"),
    [
        ("a" * 22, "a" * 22, "resumed"),
        ("a" * 22, "b" * 22, "rebuilt"),
        ("a" * 22, "", "rebuilt"),
        ("", "", "resumed"),
        ("", "b" * 22, "resumed"),
    ],
)
async def test_a_session_goes_on_in_its_own_browser(site, opened, comes, mode):
    page = await site(app).open(browser=opened)
    await page.disconnect()
    page.browser = comes
    await page.reconnect()
    assert modes(page) == ["fresh", mode]


async def test_a_session_is_the_browsers_that_first_comes_back_to_it(site):
    page = await site(app).open()
    for browser in ("b" * 22, "c" * 22):
        await page.disconnect()
        page.browser = browser
        await page.reconnect()
    assert modes(page) == ["fresh", "resumed", "rebuilt"]


@pytest.mark.parametrize("text", ["", "x", "é", "\ud800", "x" * 4000])
def test_any_text_can_be_shown(text):
    token = Token()
    assert not token.fits(text, "")
    token.issue()
    assert not token.fits(text, text)
    assert token.browser == ""
