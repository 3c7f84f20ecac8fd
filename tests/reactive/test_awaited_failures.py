"""A failure of a run that somebody awaits is his; each failure is one record, whoever hears of it when."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

import transom as tr


async def child():
    raise ValueError("of the child")


async def at_once(event):
    await tr.create_task(child())


async def late(event):
    run = tr.create_task(child())
    await asyncio.sleep(1)
    await run


async def caught(event):
    with contextlib.suppress(ValueError):
        await tr.create_task(child())


async def never(event):
    tr.create_task(child())


async def both(event):
    run = tr.create_task(child())
    await asyncio.sleep(1)
    try:
        await run
    except ValueError:
        raise KeyError("of the parent") from None


def blocking(event):
    tr.current_run()


@pytest.mark.statement(25)
@pytest.mark.parametrize(
    ("callback", "records"),
    [
        (at_once, ["at_once failed: ValueError"]),
        (late, ["child failed: ValueError"]),
        (caught, []),
        (never, ["child failed: ValueError"]),
        (both, ["child failed: ValueError", "both failed: KeyError"]),
        (blocking, ["blocking failed: NoSessionError"]),
    ],
)
async def test_a_failure_is_one_record(site, failures, callback, records):
    page = await site(lambda: tr.widgets.Button(on_click=callback)).open()
    page.click()
    await page.advance(2)
    told = [record.getMessage() for record in failures()]
    assert len(told) == len(records)
    for text, record in zip(told, records, strict=True):
        where, _, error = record.partition(" failed: ")
        assert text.startswith(where + " ")
        assert f" {error}: " in text.partition("\n")[0]
    assert len(page.notices) == len(records)


async def test_what_fails_because_it_was_cancelled_is_for_the_log_and_not_for_the_page(site, failures):
    """A library may turn a cancellation into an error of its own; nobody waits for that result."""
    made = []

    def app():
        @tr.task(policy="latest")
        async def fetch(number):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ConnectionError("aborted") from None
            return number

        made.append(fetch)
        slider = tr.widgets.IntSlider(end=9)
        slider.param.watch(lambda event: fetch(event.new), "value")
        return slider

    page = await site(app).open()
    page.set("IntSlider", 1)
    await page.settle()
    (first,) = page.session.runs
    page.set("IntSlider", 2)
    await page.advance(2)
    assert first.state == "cancelled"
    assert isinstance(first.error, ConnectionError)
    assert len(failures()) == 1
    assert page.notices == []


async def test_so_is_what_a_superseded_view_fails_with(site, failures):
    def app():
        slider = tr.widgets.IntSlider(end=9)

        async def view(number):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ConnectionError("aborted") from None
            return f"number {number}"

        text = tr.widgets.StaticText(value=tr.bind(view, slider))
        return tr.Row(slider, tr.bind(view, slider), text)

    page = await site(app).open()
    page.set("IntSlider", 1)
    await page.advance(2)
    assert page.text.count("number 1") == 2
    assert len(failures()) == 2
    assert page.notices == []
