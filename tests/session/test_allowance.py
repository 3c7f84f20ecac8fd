"""How much a page and an address may do: at once, on the average, and after they have come back."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr
from transom.process import endpoint
from transom.session.allowance import IDLE_PEERS, Allowance, Peers
from transom.testing import Page


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_some_seconds_worth_at_once_and_then_the_rate():
    clock = Clock()
    allowance = Allowance(10, clock)
    assert [allowance.spend() for _ in range(20)] == [0] * 20
    assert allowance.spend() == pytest.approx(0.1)
    assert allowance.spend() == pytest.approx(0.2)
    clock.now = 0.3
    assert allowance.spend() == pytest.approx(0)
    clock.now = 100
    assert not allowance.idle or allowance.spend() == 0
    assert sum(allowance.spend() == 0 for _ in range(100)) in (19, 20)


def test_without_a_rate_there_is_no_limit():
    allowance = Allowance(0, Clock())
    assert {allowance.spend() for _ in range(10_000)} == {0}


def test_each_peer_has_its_own_and_a_network_of_one_user_is_one():
    peers = Peers(lambda: Allowance(0.5, Clock()))
    assert [peers.spend("1.2.3.4"), peers.spend("1.2.3.4"), peers.spend("1.2.3.5")] == [0, 2, 0]
    assert [peers.spend("2001:db8::1"), peers.spend("2001:db8::2"), peers.spend("2001:db8:0:1::1")] == [0, 2, 0]
    assert [peers.spend(None), peers.spend(None)] == [0, 0]
    assert [peers.spend("/run/socket"), peers.spend("testclient")] == [0, 0]


def test_peers_that_are_quiet_are_forgotten_and_others_are_not():
    clock = Clock()
    peers = Peers(lambda: Allowance(0.5, clock))
    for number in range(IDLE_PEERS):
        peers.spend(f"10.0.{number // 256}.{number % 256}")
    clock.now = 1.5
    peers.spend("10.0.0.0")
    peers.spend("10.0.0.0")
    clock.now = 2.5
    peers.spend("1.2.3.4")
    assert len(peers) == 2
    assert peers.spend("10.0.0.0") > 0


def slider():
    return tr.widgets.IntSlider(end=10_000)


async def test_a_page_that_says_too_much_is_sent_away_and_coming_back_gives_it_nothing(site):
    page = await site(slider, message_rate=10).open()
    for value in range(19):  # it has said what it has seen, too
        page.set("IntSlider", value)
    await page.advance(0.05)
    assert not page.unsettled
    for value in (20, 21, 22):
        page.set("IntSlider", value)
    await page.settle()
    assert page.transport.closed == 4429
    await page.reconnect()
    await page.settle()
    assert page.transport.closed == 4429
    await passing(2)
    await page.reconnect()
    for value in range(5):
        page.set("IntSlider", value)
    await page.settle()
    assert page.transport.closed is None


async def test_others_have_their_turn_while_a_page_has_much_to_say(site, monkeypatch):
    """What has come already is read without a wait, so that nobody else would come in."""
    clock = Clock()

    def passing():
        clock.now += 0.0005
        return clock.now

    page = await site(slider, message_rate=0).open()
    monkeypatch.setattr(endpoint, "time", type("Time", (), {"perf_counter": staticmethod(passing)}))
    for value in range(100):
        page.set("IntSlider", value)
    applied = []
    while page.view.ledger.applied < 100:
        await asyncio.sleep(0)
        applied.append(page.view.ledger.applied)
    steps = [later - earlier for earlier, later in zip([0, *applied], applied, strict=False)]
    assert max(steps) <= 5
    assert len(applied) >= 20


class Visitor(Page):
    """A page from an address, that does not wait for its session."""

    peer = "1.2.3.4"

    async def wait(self, condition, timeout=15.0):
        for _ in range(5):
            await asyncio.sleep(0)


async def visit(one, peer="1.2.3.4"):
    page = Visitor(one.registry, one.app)
    page.peer = peer
    one.pages.append(page)
    await page.open()
    return page


async def passing(seconds):
    loop = asyncio.get_running_loop()
    loop.until = loop.now + seconds
    await asyncio.sleep(seconds)


async def test_pages_of_one_address_are_opened_one_after_the_other_and_none_is_refused(site):
    one = site(slider, open_rate=10)
    pages = [await visit(one) for _ in range(40)]
    other = await visit(one, "1.2.3.5")
    assert sum(page.epoch is not None for page in pages) == 20
    assert other.epoch
    await passing(1.05)
    assert sum(page.epoch is not None for page in pages) == 30
    await passing(1)
    assert sum(page.epoch is not None for page in pages) == 40


async def test_a_page_waits_ten_seconds_at_most_however_many_others_its_address_has(site):
    one = site(slider, open_rate=10)
    for _ in range(10_000):
        one.registry.opens.spend("1.2.3.4")
    page = await visit(one)
    await passing(9.9)
    assert page.epoch is None
    await passing(0.2)
    assert page.epoch


async def test_when_a_flood_of_pages_is_over_its_address_waits_no_longer(site):
    one = site(slider, open_rate=10)
    for _ in range(10_000):
        one.registry.opens.spend("1.2.3.4")
    await passing(11)
    page = await visit(one)
    assert page.epoch


async def test_a_page_that_comes_back_to_its_session_does_not_wait(site):
    one = site(slider, open_rate=10)
    page = await visit(one)
    await page.disconnect()
    for _ in range(1000):
        one.registry.opens.spend("1.2.3.4")
    await page.reconnect()
    assert page.epoch


async def test_all_pages_of_one_address_together_are_slowed_down_and_lose_nothing(site):
    one = site(slider, message_rate=10)
    pages = [await visit(one) for _ in range(20)]
    await pages[0].settle()
    for page in pages:
        for value in range(15):
            page.set("IntSlider", value)
    await passing(0.5)
    assert any(page.unsettled for page in pages)
    await passing(3)
    assert not any(page.unsettled for page in pages)
    assert {page.transport.closed for page in pages} == {None}
