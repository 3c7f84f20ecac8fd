"""One session in several views, and in none."""

from __future__ import annotations

import asyncio
import threading

import pytest

import transom as tr
from tests.site import patches, sets, until, wait_for
from transom.session.page_info import PageInfo


def counter():
    text = tr.widgets.TextInput(label="name")
    slider = tr.widgets.IntSlider(label="n", end=10)

    async def click(event):
        slider.value += 1

    return tr.Column(
        text, slider, tr.widgets.Button(label="more", on_click=click), tr.bind(lambda n: f"n = {n}", slider)
    )


def shown(page):
    """What a page shows, in a form in which two can be compared."""
    assert page.models.keys() == {node.id for node in page.view.tree.nodes.values()}
    return page.text, page.find("name")["value"], page.find("n")["value"]


async def three(site, app=counter):
    """A page, another from the beginning and a late third, of one session."""
    one = site(app)
    first = await one.open()
    second = await one.view(first.session)
    first.set("name", "Ada")
    await first.settle()
    return [first, second, await one.view(first.session)]


async def test_a_late_view_shows_what_the_others_do(site):
    pages = await three(site)
    assert [page.session for page in pages] == [pages[0].session] * 3
    assert {shown(page) for page in pages} == {shown(pages[0])}
    assert shown(pages[2])[1] == "Ada"


async def test_all_can_act_and_all_follow(site):
    pages = await three(site)
    for number, page in enumerate(pages, 1):
        page.click("more")
        await page.settle()
        assert [each.find("n")["value"] for each in pages] == [number] * 3
        assert not page.unsettled
    assert all("n = 3" in page.text for page in pages)


async def test_the_sender_gets_no_echo_and_the_others_do(site):
    pages = await three(site)
    before = [len(sets(page)) for page in pages]
    pages[1].set("name", "Grace")
    await pages[1].settle()
    assert [len(sets(page)) - count for page, count in zip(pages, before, strict=True)] == [1, 0, 1]
    assert {shown(page) for page in pages} == {shown(pages[0])}


async def test_two_views_that_set_one_value_end_equal(site):
    pages = await three(site)
    for value in range(5):
        pages[0].set("n", value)
        pages[2].set("n", 9 - value)
    await pages[0].settle()
    assert {page.find("n")["value"] for page in pages} == {pages[1].find("n")["value"]} <= {4, 5}
    assert not any(page.unsettled for page in pages)


async def test_events_of_all_views_are_applied_in_the_order_in_which_they_came(site):
    seen = []

    def app():
        text = tr.widgets.TextInput(label="name")
        text.param.watch(lambda event: seen.append(event.new), "value")
        return text

    one = site(app, threads=0)
    first = await one.open()
    second = await one.view(first.session)
    first.session.turn.request(lambda: None)  # nothing is applied before all have come
    for number in range(6):
        (first, second)[number % 2].set("name", str(number))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    await until(lambda: len(first.session.inbox) == 6)
    first.session.turn.release()
    await first.settle()
    assert seen == ["0", "1", "2", "3", "4", "5"]


async def test_one_closes_and_the_others_live(site):
    first, second, third = await three(site)
    session = first.session
    second.click("more")  # what its user has done counts
    await until(lambda: len(session.inbox) or session.runs)
    second.view.close()
    await second.wait(lambda: second.transport.closed is not None)
    await first.settle()
    assert list(session.views) == [first.view, third.view]
    assert not session.closed
    third.click("more")
    await first.settle()
    assert [first.find("n")["value"], third.find("n")["value"]] == [2, 2]
    assert {len(node.component._mounts) for node in first.view.tree.nodes.values()} == {2}


async def test_a_view_whose_page_stays_away_ends_alone(site):
    first, second, _ = await three(site)
    session, view = first.session, second.view
    second.set("name", "used")
    await first.settle()
    await second.disconnect()
    await first.advance(119)
    assert view in list(session.views)
    await first.advance(2)
    assert view not in list(session.views)
    assert not session.closed


async def test_the_session_ends_with_its_last_view(site):
    one = site(counter)
    first = await one.open()
    second = await one.view(first.session)
    session = first.session
    second.set("name", "x")
    first.set("name", "y")
    await first.settle()
    await first.disconnect()
    await second.advance(300)
    assert not session.closed
    await second.disconnect()
    await second.advance(300)
    assert session.closed


async def test_one_that_comes_back_has_missed_nothing_and_is_still_itself(site):
    first, second, third = await three(site)
    view = second.view
    await second.disconnect()
    first.click("more")
    third.click("more")
    await first.settle()
    second.event("more", "click")
    await second.reconnect()
    await first.settle()
    assert second.view is view
    assert {shown(page) for page in (first, second, third)} == {shown(first)}
    assert first.find("n")["value"] == 3


async def test_a_token_is_of_one_view_only(site):
    one = site(counter)
    first = await one.open()
    second = await one.view(first.session)
    assert first.token != second.token
    assert first.epoch == second.epoch
    stranger = await one.open(epoch=first.epoch, token="not one of them")
    assert stranger.session is not first.session


async def test_one_that_never_reads_lags_alone(site):
    one = site(counter)
    first = await one.open()
    slow = await one.view(first.session)
    gate = asyncio.Event()
    slow.transport.send = lambda frame: gate.wait()
    view = slow.view
    text = first.view.tree.find(first.find("name").id).component
    for number in range(100):
        text.value = f"{number} " + "x" * 20_000
        await first.advance(0.02)
    assert view.outbox.lagging
    assert not first.view.outbox.lagging
    assert first.find("name")["value"] == text.value
    first.click("more")
    await first.settle()
    assert first.find("n")["value"] == 1
    await first.advance(60)
    assert not view.attached
    assert first.view.attached


async def test_a_run_outlives_the_view_that_began_it(site):
    def app():
        text = tr.widgets.StaticText(label="state", value="idle")

        async def work(event):
            text.value = "at work"
            await asyncio.sleep(10)
            text.value = "done"

        return tr.Column(text, tr.widgets.Button(on_click=work))

    one = site(app)
    first = await one.open()
    second = await one.view(first.session)
    second.click()
    await second.settle()
    second.view.close()
    await first.advance(11)
    assert "done" in first.text
    assert not first.session.runs


async def test_a_view_may_show_a_part(site):
    one = site(counter)
    first = await one.open()
    slider = first.component("n")
    part = await one.view(first.session, slider)
    assert [model.type for model in part.models.values()] == ["IntSlider"]
    part.set("n", 7)
    await first.settle()
    assert "n = 7" in first.text
    first.session.show([tr.pane.Str("all is new")])
    await first.settle()
    assert "all is new" in first.text
    assert [model.type for model in part.models.values()] == ["IntSlider"]


async def test_notices_and_the_title_reach_all_pages(site):
    def app():
        def click(event):
            tr.state.notifications.info("saved")
            tr.config.title = "Another"

        return tr.widgets.Button(on_click=click)

    one = site(app)
    first = await one.open()
    second = await one.view(first.session)
    second.click()
    await first.settle()
    third = await one.view(first.session)
    assert [page.title for page in (first, second, third)] == ["Another"] * 3
    assert [[each["text"] for each in page.notices] for page in (first, second, third)] == [["saved"], ["saved"], []]
    assert first.notices[0]["id"] == second.notices[0]["id"]


async def test_an_answer_goes_to_the_view_that_asked(site):
    pandas = pytest.importorskip("pandas")
    one = site(lambda: tr.pane.DataFrame(pandas.DataFrame({"x": range(5000)})))
    first = await one.open()
    second = await one.view(first.session)
    version = second.find("DataFrame")["object"]["version"]
    second.event("DataFrame", "rows", {"start": 1000, "stop": 1100, "sort": None, "by": "", "version": version})
    await first.settle()
    assert [len(page.messages) for page in (first, second)] == [0, 1]


async def test_a_deferred_view_is_evaluated_once_however_many_pages_show_it(site):
    calls = []

    def app():
        return tr.panel(lambda: calls.append(1) or f"result {len(calls)}", defer_load=True)

    one = site(app)
    first = await one.open()
    first.send({"t": "seen", "sseq": first.sseq})
    await first.settle()
    second = await one.view(first.session)
    second.send({"t": "seen", "sseq": second.sseq})
    await first.settle()
    assert calls == [1]
    assert "result 1" in first.text
    assert "result 1" in second.text


async def test_a_def_at_work_is_shown_in_all(site):
    begun, release = threading.Event(), threading.Event()

    def app():
        text = tr.widgets.StaticText(label="state", value="idle")

        def work(event):
            text.value = "at work"
            begun.set()
            wait_for(release)
            text.value = "done"

        return tr.Column(text, tr.widgets.Button(on_click=work))

    one = site(app)
    first = await one.open()
    second = await one.view(first.session)
    first.click()
    await until(begun.is_set)
    asyncio.get_running_loop().until = 0.1
    await asyncio.sleep(0.1)
    assert "at work" in first.text
    assert "at work" in second.text
    release.set()
    await second.settle()
    assert "done" in first.text
    assert "done" in second.text


async def test_a_session_that_is_shown_nowhere_goes_on(site):
    one = site(counter)
    session = one.registry.create(PageInfo())
    session.lasting = True
    ticks = []
    text = session.context.run(lambda: tr.widgets.StaticText(label="ticks", value="0"))

    async def tick():
        ticks.append(1)
        text.value = str(len(ticks))

    session.context.run(lambda: tr.state.add_periodic_callback(tick, period=1000))
    await asyncio.sleep(0)
    session.context.run(lambda: tr.state.notifications.info("nobody has seen this yet"))
    loop = asyncio.get_running_loop()
    loop.until = loop.now + 3.5
    await asyncio.sleep(3.5)
    assert len(ticks) == 3
    page = await one.view(session, text)
    assert page.find("ticks")["value"] == "3"
    assert [notice["text"] for notice in page.notices] == ["nobody has seen this yet"]
    await page.advance(2)
    assert page.find("ticks")["value"] == "5"
    await page.disconnect()
    await page.advance(600)
    assert not session.closed
    assert len(session.views) == 0
    assert len(ticks) > 600


async def test_views_that_come_and_go_leave_nothing_behind(site):
    one = site(counter)
    first = await one.open()
    session = first.session
    before = len(session.farewell), len(first.view.tree.nodes)
    for _ in range(20):
        page = await one.view(session)
        page.click("more")
        await page.settle()
        await page.disconnect()
        page.view.close()
        await first.settle()
        one.pages.remove(page)
    assert len(session.views) == 1
    assert (len(session.farewell), len(first.view.tree.nodes)) == before
    assert {len(node.component._mounts) for node in first.view.tree.nodes.values()} == {1}
    assert first.find("n")["value"] == 20
    assert patches(first)
