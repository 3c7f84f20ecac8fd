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
