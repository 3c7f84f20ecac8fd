"""`Tqdm`: how far a loop has come, in tqdm's words."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from collections.abc import AsyncIterator
from typing import Any

import pandas as pd
import pytest
from tqdm import tqdm as plain
from tqdm.contrib.concurrent import thread_map

import transom as tr
from transom.indicators.bars import Bar
from transom.testing import run_test


def steps(made: Any) -> list[tuple[int, int, str]]:
    """What is stored from now on: value, max and the beginning of the text."""
    seen: list[tuple[int, int, str]] = []
    made.param.watch(lambda *_: seen.append((made.value, made.max, made.text.split(" [")[0])), ["value", "max", "text"])
    return seen


def test_names_and_defaults_are_those_of_panel() -> None:
    made = tr.indicators.Tqdm("Loading")
    assert (made.value, made.max, made.text, made.width) == (0, 100, "", 400)
    assert (made.layout, made.write_to_console) == ("column", False)
    assert tr.indicators.Tqdm(layout="row").layout == "row"
    assert tr.indicators.Tqdm(layout=tr.Row).layout == "row"
    assert tr.indicators.Tqdm(layout=tr.Column, margin=5).layout == "column"
    with pytest.raises(TypeError, match="Constant"):
        made.layout = "row"
    with pytest.raises(TypeError, match="has no parameter"):
        tr.indicators.Tqdm(progres=None)
    with pytest.raises(ValueError, match="layout"):
        tr.indicators.Tqdm(layout=tr.Card)


def test_a_loop_is_shown_step_by_step(capsys: pytest.CaptureFixture[str]) -> None:
    made = tr.indicators.Tqdm()
    seen = steps(made)
    assert list(made("abc", desc="Letters", mininterval=0)) == ["a", "b", "c"]
    assert seen[0] == (0, 3, "Letters:   0% 0/3")
    assert seen[-1] == (3, 3, "Letters: 100% 3/3")
    assert (1, 3, "Letters:  33% 1/3") in seen
    assert capsys.readouterr() == ("", "")


def test_value_and_text_change_together_and_not_oftener_than_can_be_seen() -> None:
    made = tr.indicators.Tqdm()
    seen = steps(made)
    for _ in made(range(20_000)):
        pass
    assert len(seen) < 2000
    assert all(f" {value}/{most}" in text for value, most, text in seen)


def test_what_is_left_and_what_goes() -> None:
    made = tr.indicators.Tqdm()
    list(made(range(3), leave=False))
    assert (made.value, made.text) == (0, "")
    list(made(range(3), leave=None))
    assert (made.value, made.text[:8]) == (3, "100% 3/3")
    bar = made(total=5)
    bar.update(2)
    bar.set_description("By hand")
    assert made.text.startswith("By hand:  40% 2/5")
    bar.close()
    bar.close()
    assert (made.value, made.max) == (2, 5)
    made.reset()
    assert (made.value, made.text) == (0, "")


def test_without_a_total_it_runs_until_its_end() -> None:
    made = tr.indicators.Tqdm()
    seen = steps(made)
    for _ in made(iter("abcd"), mininterval=0):
        pass
    assert seen[0][:2] == (-1, 100)
    assert seen[-1] == (4, 4, "4it")
    assert list(made([])) == []
    assert made.value == made.max
    assert list(made("ab", disable=True)) == ["a", "b"]
    assert not made._bars


def test_loops_inside_of_others_have_a_line_each_and_the_bar_is_the_outermosts() -> None:
    made = tr.indicators.Tqdm()
    texts: set[tuple[int, int, int]] = set()
    for _ in made("ab", desc="Outer"):
        for _ in made(range(3), desc="Inner", mininterval=0):
            lines = made.text.split("\n")
            assert [line.split(":")[0] for line in lines] == ["Outer", "Inner"]
            texts.add((made.value, made.max, len(lines)))
        assert "\n" not in made.text
    assert {most for _, most, _ in texts} == {2}
    assert made.text.startswith("Outer: 100% 2/2")


def test_a_loop_that_is_left_early_or_fails_leaves_no_line() -> None:
    made = tr.indicators.Tqdm()
    with pytest.raises(ZeroDivisionError):
        list(map((1).__truediv__, made([1, 0])))
    for _ in made(range(3)):
        break
    made(total=3)
    gc.collect()
    list(made("ab"))
    assert "\n" not in made.text
    assert not made._going_on()


def test_a_colour_of_tqdms_is_the_bars_and_the_next_loop_has_its_own() -> None:
    async def main() -> None:
        made = tr.indicators.Tqdm("Loading", bar_color="success")
        async with run_test(lambda: made) as page:
            list(made("ab", colour="GREEN"))
            await page.settle()
            assert page.find("Loading")["bar_color"] == "green"
            list(made("ab"))
            await page.settle()
            assert page.find("Loading")["bar_color"] == made.bar_color == "success"

    asyncio.run(main())


async def test_callbacks_of_every_kind_are_shown_while_they_run() -> None:
    made: list[Any] = []
    ended: list[str] = []
    going = asyncio.Event()

    async def letters() -> AsyncIterator[str]:
        for letter in "abc":
            await asyncio.sleep(0)
            yield letter

    def threaded(_: Any) -> None:
        ended.extend(threading.current_thread().name for _ in made[0](range(3), desc="def", mininterval=0))

    async def awaited(_: Any) -> None:
        for _ in made[0](range(3), desc="async def", mininterval=0):
            await going.wait()
        async for _ in made[0](letters(), total=3, desc="async for", mininterval=0):
            await asyncio.sleep(0)

    def app() -> Any:
        made.append(tr.indicators.Tqdm("Loading"))
        first, second = tr.widgets.Button(label="First"), tr.widgets.Button(label="Second")
        first.on_click(threaded)
        second.on_click(awaited)
        return tr.Column(made[0], first, second)

    async with run_test(app) as page:
        page.click("First")
        await page.settle()
        assert page.find("Loading")["text"].startswith("def: 100% 3/3")
        assert ended[0] != threading.current_thread().name
        page.click("Second")
        await page.wait(lambda: page.find("Loading")["text"].startswith("async def:   0% 0/3"))
        going.set()
        await page.wait(lambda: page.find("Loading")["text"].startswith("async for: 100% 3/3"))
        assert (page.find("Loading")["value"], page.find("Loading")["max"]) == (3, 3)


async def test_pandas_shows_in_each_session_what_that_one_applies() -> None:
    frame = pd.DataFrame({"n": range(4)})
    made: list[Any] = []

    def app() -> Any:
        made.append(tr.indicators.Tqdm("Rows"))
        made[-1].pandas(desc=f"User {len(made)}")
        button = tr.widgets.Button(label="Apply")
        button.on_click(lambda _: frame["n"].progress_apply(lambda n: n + 1))
        return tr.Column(made[-1], button)

    async with run_test(app) as first, run_test(app) as second:
        first.click("Apply")
        await first.settle()
        assert first.find("Rows")["text"].startswith("User 1: 100% 4/4")
        assert second.find("Rows")["text"] == ""
        second.click("Apply")
        await second.settle()
        assert second.find("Rows")["text"].startswith("User 2: 100% 4/4")
        assert first.find("Rows")["text"].startswith("User 1")


def test_pandas_outside_of_a_session(capsys: pytest.CaptureFixture[str]) -> None:
    made = tr.indicators.Tqdm()
    made.pandas()
    pd.Series([1, 2]).progress_apply(abs)
    assert made.text.startswith("100% 2/2")
    del made
    gc.collect()
    pd.Series([1, 2]).progress_apply(abs)
    assert "2/2" in capsys.readouterr().err


def test_nothing_of_tqdms_class_is_shared() -> None:
    before, monitor = set(plain._instances), plain.monitor
    one, other = tr.indicators.Tqdm(), tr.indicators.Tqdm()
    for _ in one("ab"):
        for _ in other("abc"):
            assert set(plain._instances) == before
            assert "\n" not in one.text + other.text
    assert plain.monitor is monitor
    assert (one.value, other.value) == (2, 3)
    assert Bar._lock is not plain.get_lock()


def test_two_users_never_wait_for_each_other() -> None:
    one, other = tr.indicators.Tqdm(), tr.indicators.Tqdm()
    inside, done = threading.Event(), threading.Event()

    def hold(_: Any) -> None:
        inside.set()
        assert done.wait(15)

    one.param.watch(hold, "value")
    thread = threading.Thread(target=lambda: list(one("ab", mininterval=0)))
    thread.start()
    assert inside.wait(15)
    assert list(other("abc", mininterval=0)) == ["a", "b", "c"]
    done.set()
    thread.join(15)
    assert not thread.is_alive()


def test_workers_of_tqdms_own_pools() -> None:
    made = tr.indicators.Tqdm()
    assert thread_map(lambda n: n * 2, [1, 2, 3], tqdm_class=made, max_workers=2) == [2, 4, 6]
    assert made.text.startswith("100% 3/3")
    assert made._lock is None


def test_what_is_asked_for_is_written_to_the_console_too(capsys: pytest.CaptureFixture[str]) -> None:
    made = tr.indicators.Tqdm(write_to_console=True)
    list(made("ab", desc="Both"))
    assert "Both: 100%" in capsys.readouterr().err
    assert made.text.startswith("Both: 100%")


def test_without_tqdm_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "tqdm"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.delitem(sys.modules, "transom.indicators.bars")
    monkeypatch.delattr(tr.indicators, "bars")
    made = tr.indicators.Tqdm(value=3)
    for call in (lambda: made("ab"), made.pandas):
        with pytest.raises(ModuleNotFoundError, match=r'pip install "transom\[tqdm\]"') as failure:
            call()
        assert failure.value.name == "tqdm"


async def test_it_shows_what_is_set_by_hand() -> None:
    async with run_test(lambda: tr.indicators.Tqdm("Loading", value=40, max=50, text="nearly")) as page:
        shown = page.find("Loading")
        assert [shown[name] for name in ("value", "max", "text", "layout", "bar_color")] == [
            40, 50, "nearly", "column", "primary"
        ]  # fmt: skip
