"""`on="process"`: what comes back, what is gone after a cancellation, and what cannot be sent."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

import transom as tr
from tests.site import Site, collect, until
from transom.compat import hook
from transom.diagnostics.traceback import user_traceback
from transom.errors import ExitError, PackingError, ProcessEndedError
from transom.reactive import packing, process_worker, processes
from transom.reactive.processes import Processes
from transom.testing import run_test

LONG = 15.0
FACTOR = 3


@dataclass
class Row:
    number: int


class OddError(ValueError):
    pass


class UnsendableError(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


def app():
    return tr.widgets.StaticText()


def process(function):
    return tr.task(on="process")(function)


def alive(pid: int) -> bool:
    """Whether it runs; one that is dead and that nobody has asked for does not."""
    if not Path("/proc/self").exists():
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return True
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def worked():
    """A loop and the session of a page on it, whose worker processes all tests of the file share."""
    with asyncio.Runner() as runner:
        site = Site(app)
        page = runner.run(site.open())

        def work(coroutine):
            return runner.run(_limited(coroutine), context=page.session.fresh_context())

        yield SimpleNamespace(run=work, session=page.session, site=site)
        runner.run(site.aclose())


async def _limited(coroutine):
    return await asyncio.wait_for(coroutine, LONG)


def outcome(worked, function, *args):
    async def call():
        return await process(function)(*args)

    return worked.run(call())


# What comes back


def triple(number):
    return Row(number * FACTOR), os.getpid()


def test_it_runs_elsewhere_and_gives_its_result_back(worked):
    row, pid = outcome(worked, triple, 2)
    assert row == Row(6)
    assert pid != os.getpid()


def test_a_second_call_finds_the_process_warm(worked):
    assert outcome(worked, triple, 1)[1] == outcome(worked, triple, 1)[1]


def test_a_closure_and_its_own_classes_are_sent_by_value(worked):
    @dataclass
    class Own:
        number: int

    offset = 4
    assert outcome(worked, lambda one: Own(one.number + offset), Own(1)) == Own(5)


def test_it_is_awaited_shown_and_followed_as_any_task(worked):
    @process
    def crunch():
        run = tr.current_run()
        run.check_cancelled()
        run.progress = 0.5
        return run.name, run.number, run.progress, run.cancel_requested

    async def call():
        run = crunch()
        assert await run == (run.name, run.number, 0.5, False)
        assert crunch.value == run.value
        return run.progress, run.state

    assert worked.run(call()) == (0.5, "done")


def test_a_generator_gives_each_value_when_it_comes(worked):
    @process
    def count(end):
        yield from range(end)

    seen = []

    class Follower:
        def took(self, run, value):
            seen.append(value)

        def failed(self, run, error): ...

        def over(self, run): ...

    async def call():
        run = count(3)
        run.follow(Follower())
        await run

    worked.run(call())
    assert seen == [0, 1, 2]


def fails(error):
    raise error


@pytest.mark.parametrize("error", [OddError("no"), KeyError("key")])
def test_what_it_raises_is_raised_here_with_a_traceback_of_there(worked, error):
    with pytest.raises(type(error), match=r"no|key") as caught:
        outcome(worked, fails, error)
    text = user_traceback(caught.value)
    assert "in fails" in text
    assert Path(__file__).name in text
    assert "process_worker" not in text


def unsendable():
    raise UnsendableError(1, 2)


def unpicklable():
    return threading.Lock()


def test_an_exception_that_cannot_be_sent_says_what_it_was(worked):
    with pytest.raises(RuntimeError, match="UnsendableError: 1 and 2"):
        outcome(worked, unsendable)


def test_a_result_that_cannot_be_sent_is_an_error_of_the_call(worked):
    with pytest.raises(TypeError, match="cannot pickle"):
        outcome(worked, unpicklable)


def test_a_request_to_exit_ends_the_call_only(worked):
    with pytest.raises(ExitError):
        outcome(worked, sys.exit, 3)


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


@pytest.mark.slow
def test_a_process_that_crashes_fails_the_run_and_the_next_has_another(worked):
    with pytest.raises(ProcessEndedError, match="signal 11"):
        outcome(worked, crash)
    assert outcome(worked, triple, 1)[0] == Row(3)


def test_what_it_prints_is_no_answer(worked):
    assert outcome(worked, lambda: print("printed") or os.system("echo shell")) == 0


def test_it_gives_way_to_the_server_which_answers_pages(worked):
    assert outcome(worked, os.nice, 0) == min(os.nice(0) + 5, 19)


# The end of it


def forever():
    child = subprocess.Popen(["sleep", "300"])
    tr.current_run().progress = (os.getpid(), child.pid)
    while True:
        pass


async def begun(task):
    run = task()
    await until(lambda: run.progress is not None or run.ended is not None, LONG)
    return run, run.progress


def test_a_cancelled_one_is_gone_with_what_it_has_begun(worked):
    async def call():
        run, pids = await begun(process(forever))
        run.cancel()
        assert run.state == "cancelling"
        with pytest.raises(asyncio.CancelledError):
            await run
        assert not alive(pids[0])  # `cancelled` is said when it has stopped
        await until(lambda: not any(map(alive, pids)), LONG)
        return run.state

    assert worked.run(call()) == "cancelled"


def test_the_next_call_finds_a_process_that_has_begun_before(worked):
    async def call():
        run, (pid, _) = await begun(process(forever))
        idle = {worker._process.pid for worker in worked.session.process.processes._idle}
        run.cancel()
        return pid, idle, (await process(triple)(1))[1]

    cancelled, idle, found = worked.run(call())
    assert cancelled not in idle
    assert found in idle


@pytest.mark.slow
def test_its_timeout_ends_it_and_a_retry_begins_anew(worked):
    @tr.task(on="process", timeout=0.3, retries=1)
    def slow():
        time.sleep(300)

    async def call():
        run = slow()
        with pytest.raises(TimeoutError):
            await run
        return run.attempts

    assert worked.run(call()) == 2


@pytest.mark.slow
def test_a_closed_page_takes_its_own_along(worked):
    async def call():
        page = await worked.site.open()
        run, pids = page.session.context.run(process(forever)), None
        await until(lambda: run.progress is not None, LONG)
        pids = run.progress
        await worked.site.leave(page)
        await until(lambda: not any(map(alive, pids)), LONG)

    worked.run(call())


SERVER = """
import asyncio, os, subprocess, sys
import transom as tr
from transom.testing import run_test

@tr.task(on="process")
def forever():
    child = subprocess.Popen(["sleep", "300"])
    tr.current_run().progress = (os.getpid(), child.pid)
    while True:
        pass

async def main():
    async with run_test(lambda: tr.widgets.StaticText()) as page:
        run = page.session.context.run(forever)
        while run.progress is None:
            await asyncio.sleep(0.02)
        print(*run.progress, flush=True)
        await asyncio.sleep(300)

asyncio.run(main())
"""


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_none_is_left_when_the_server_ends(how):
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        pids = [int(each) for each in server.stdout.readline().split()]
        assert len(pids) == 2
        server.send_signal(how)
        server.wait(LONG)
        end = time.monotonic() + LONG
        while any(map(alive, pids)) and time.monotonic() < end:
            time.sleep(0.02)
    assert not any(map(alive, pids))


async def pid_of_a_task():
    return (await process(triple)(1))[1]


@pytest.mark.slow
def test_outside_of_any_server_none_is_left_when_the_loop_has_ended():
    pid = asyncio.run(_limited(pid_of_a_task()))
    collect()
    end = time.monotonic() + LONG
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not alive(pid)


# Where it stands


@pytest.mark.slow
def test_a_view_of_it_shows_the_newest_result_and_ends_the_others(worked):
    @tr.task(on="process", policy="latest")
    def slow(number):
        if number == 2:
            time.sleep(300)
        return f"result {number}"

    def bound():
        number = tr.widgets.IntSlider(value=1, end=9)
        return tr.Column(number, tr.bind(slow, number))

    async def call():
        site = Site(bound)
        page = await site.open()
        await until(lambda: "result 1" in page.text, LONG)
        page.set("IntSlider", 2)
        await until(lambda: page.find("ParamFunction")["pending"], LONG)
        page.set("IntSlider", 3)
        await until(lambda: "result 3" in page.text, LONG)
        await site.aclose()

    worked.run(call())


def test_one_that_is_locked_has_the_lock_while_it_runs(worked):
    @process
    @tr.io.with_lock
    def locked():
        return os.getpid()

    async def call():
        run = locked()
        await asyncio.sleep(0)
        held = worked.session.lock.locked
        return held, await run

    held, pid = worked.run(call())
    assert held
    assert pid != os.getpid()


@pytest.mark.slow
def test_a_click_begins_it_and_its_event_says_what_is_new(worked):
    @process
    def crunch(event):
        return event.name, event.new, event.obj

    async def call():
        site = Site(lambda: tr.widgets.Button(on_click=crunch))
        page = await site.open()
        page.click("Button")
        await until(lambda: page.session.context.run(lambda: crunch.state) == "done", LONG)
        value = page.session.context.run(lambda: crunch.value)
        await site.aclose()
        return value

    assert worked.run(call()) == ("clicks", 1, None)


# What cannot be sent


def test_what_cannot_be_sent_is_named(worked):
    slider = tr.widgets.IntSlider(value=1, end=9)
    lock = threading.Lock()

    def of_page():
        return slider.value

    def locked():
        return lock

    for function, args, said in [
        (of_page, (), "the name slider that it uses (IntSlider)"),
        (locked, (), "the name lock that it uses (lock)"),
        (triple, (lock,), "its argument 1 (lock)"),
        (triple, (slider,), "its argument 1 (IntSlider)"),
    ]:
        with pytest.raises(PackingError) as caught:
            outcome(worked, function, *args)
        assert said in str(caught.value)
        assert function.__qualname__ in str(caught.value)


async def coroutine(): ...


async def values():
    yield


@pytest.mark.parametrize("function", [coroutine, values])
def test_what_awaits_is_refused_where_it_is_defined(function):
    with pytest.raises(ValueError, match="Make it a `def` or a generator for on='process'"):
        process(function)


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setattr(packing, "_LIBRARY", "no_such_package")
    with pytest.raises(ModuleNotFoundError, match=r"Install transom\[process\]"):
        process(triple)


def test_without_worker_threads_it_says_what_to_do():
    async def main():
        site = Site(app, threads=0)
        page = await site.open()
        run = page.session.context.run(process(triple), 1)
        with pytest.raises(RuntimeError, match="--threads 1"):
            await run
        await site.aclose()

    asyncio.run(main())


APP = """
import helper
import transom as tr

FACTOR = 2

class Result:
    def __init__(self, number):
        self.number, self.panel = number, helper.name()

def times(number):
    return number * FACTOR

@tr.task(on="process")
def crunch(event):
    return Result(times(21))

async def go(event):
    result = await crunch(None)
    shown.value = f"{result.number} {isinstance(result, Result)} {result.panel}"

shown = tr.widgets.StaticText()
tr.Column(shown, tr.widgets.Button(label="Go", on_click=go)).servable()
"""


@pytest.mark.slow
async def test_functions_and_classes_of_an_app_file_work_and_panel_is_transom_in_its_modules(tmp_path):
    file = tmp_path / "app.py"
    file.write_text(APP, "utf-8")
    (tmp_path / "helper.py").write_text("import panel\n\ndef name():\n    return panel.__name__\n")
    async with run_test(file) as page:
        page.click("Go")
        await page.wait(lambda: page.find("StaticText")["value"] or page.notices, timeout=LONG)
        assert page.find("StaticText")["value"] == "42 True transom"


def test_a_folder_is_taken_for_an_apps_once_whichever_others_come_and_go():
    hooks = hook._finder
    try:
        for folders in (("/a",), ("/a", "/b"), ("/b",), ("/b",)):
            process_worker._alias(folders)
        assert [each.folders for each in hooks._hooks] == [(Path("/a"),), (Path("/b"),)]
    finally:
        for each in hooks._hooks:
            each.close()


# Whose turn it is


async def test_pages_take_turns_and_no_more_run_than_there_are_places(monkeypatch):
    monkeypatch.setattr(processes, "processors", lambda: 2)
    places, order, going = Processes(asyncio.get_running_loop()), [], []

    async def call(page, number):
        async with places.place(page):
            order.append((page, number))
            going.append(ended := asyncio.Event())
            await ended.wait()

    calls = [asyncio.create_task(call("a", number)) for number in range(4)]
    calls += [asyncio.create_task(call("b", number)) for number in range(2)]
    for begun in range(2, 7):
        for _ in range(5):
            await asyncio.sleep(0)
        assert len(going) == min(begun, 6)
        going[begun - 2].set()
    going[-1].set()
    await asyncio.gather(*calls)
    assert order == [("a", 0), ("a", 1), ("a", 2), ("b", 0), ("a", 3), ("b", 1)]
    places.close()


async def test_who_is_cancelled_while_it_waits_leaves_its_place_to_others(monkeypatch):
    monkeypatch.setattr(processes, "processors", lambda: 1)
    places, order, hold = Processes(asyncio.get_running_loop()), [], asyncio.Event()

    async def call(number):
        async with places.place("page"):
            order.append(number)
            await hold.wait()

    calls = [asyncio.create_task(call(number)) for number in range(4)]
    await asyncio.sleep(0)
    calls[1].cancel()
    await asyncio.sleep(0)
    hold.set()
    calls[0].cancel()
    calls[2].cancel()
    assert await asyncio.gather(*calls, return_exceptions=True)
    assert order[0] == 0
    assert order[-1] == 3
    places.close()
