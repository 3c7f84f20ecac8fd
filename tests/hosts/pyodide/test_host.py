"""The host in the browser as far as it needs none: one loop, no thread, views over a port."""

from __future__ import annotations

import asyncio
import builtins
import subprocess
import sys
import threading
import time
from functools import partial

import pytest

import transom as tr
from tests.hosts.pyodide.memory import Memory, Page, until
from transom.app import App, page_of
from transom.hosts.pyodide import limits
from transom.hosts.pyodide.cells import Cells
from transom.hosts.pyodide.host import Host
from transom.hosts.pyodide.printing import Printer
from transom.pane.image import Image


@pytest.fixture
async def host():
    made = Host(Memory(), dev=True)
    yield made
    await made.aclose()


def shown(host: Host, source: object) -> Page:
    app = App({"/": page_of(source)})
    host.show("app", lambda hello: app.find(hello, hello.url.partition("?")[0]))
    return Page(host, host.port, "app")


@pytest.mark.statement(76)
async def test_def_callbacks_and_generators_step_on_the_loop(host):
    """Nothing starts a thread."""
    threads = []

    def work(_):
        threads.append(threading.get_ident())
        text.value = "worked"

    def steps(_):
        for number in range(2):
            threads.append(threading.get_ident())
            yield f"step {number}"

    button, text = tr.widgets.Button("Work"), tr.widgets.StaticText()
    button.on_click(work)
    before = set(threading.enumerate())
    page = shown(host, tr.Column(button, text, tr.bind(steps, button.param.clicks)))
    await until(lambda: "<p>step 1</p>\n" in host.port.values("object"))
    page.event(host.port.component("Button"), "click")
    await until(lambda: "worked" in host.port.values())
    assert set(threads) == {threading.get_ident()}
    assert set(threading.enumerate()) <= before
    assert host.registry.pool is None
    assert host.port.numbers == list(range(1, len(host.port.numbers) + 1))


async def test_an_app_knows_the_address_of_its_page(host):
    page = shown(host, lambda: tr.widgets.StaticText(value=f"at {tr.state.location.search}"))
    await until(lambda: "at ?n=7" in host.port.values())
    assert page.host is host


async def test_files_are_handed_out_and_what_is_not_there_says_so(host):
    shown(host, Image(b"\x89PNG\r\n\x1a\n" + b"0" * 20))
    host.receive({"t": "want", "name": "../media/none/x.png"}, [])
    assert host.port.said[-1][0] == {
        "t": "asset",
        "name": "../media/none/x.png",
        "error": "../media/none/x.png is not there",
    }


async def test_a_modules_text_is_handed_out_under_its_address(host):
    class Mine(tr.JSComponent):
        _esm = "export default { render() {} }"

    shown(host, Mine())
    await until(
        lambda: any(op[0] == "class" and "module" in op[3] for frame in host.port.frames for op in frame.get("ops", ()))
    )
    ops = [op for frame in host.port.frames for op in frame.get("ops", ()) if op[0] == "class" and "module" in op[3]]
    host.receive({"t": "want", "name": ops[0][3]["module"]}, [])
    content, (data,) = host.port.said[-1]
    assert content["type"] == "text/javascript"
    assert b"export default" in data


async def test_what_is_written_is_sent_while_code_holds_the_loop_up(host, monkeypatch):
    """`time.sleep` in a `def`: each step reaches the page when it is made."""
    at_sleep = []
    monkeypatch.setattr(time, "sleep", lambda _: at_sleep.append(host.port.values()[-1]))
    monkeypatch.setattr(threading.Thread, "start", threading.Thread.start)
    monkeypatch.setattr(subprocess.Popen, "__init__", subprocess.Popen.__init__)
    monkeypatch.setattr(builtins, "input", builtins.input)
    limits.install(host.flush, worker=True)

    def work(_):
        for number in range(3):
            text.value = f"step {number}"
            time.sleep(0.1)

    button, text = tr.widgets.Button("Work"), tr.widgets.StaticText()
    button.on_click(work)
    page = shown(host, tr.Column(button, text))
    await until(lambda: host.port.frames and host.port.frames[-1]["t"] == "snapshot")
    page.event(host.port.component("Button"), "click")
    await until(lambda: len(at_sleep) == 3)
    assert at_sleep == ["step 0", "step 1", "step 2"]


def test_threads_and_processes_say_what_to_write(monkeypatch):
    monkeypatch.setattr(time, "sleep", time.sleep)
    monkeypatch.setattr(threading.Thread, "start", threading.Thread.start)
    monkeypatch.setattr(subprocess.Popen, "__init__", subprocess.Popen.__init__)
    monkeypatch.setattr(builtins, "input", builtins.input)
    limits.install(bool, worker=True)
    with pytest.raises(RuntimeError, match=r"mine cannot start: .*tr\.create_task"):
        threading.Thread(name="mine").start()
    with pytest.raises(RuntimeError, match="there are no processes in the browser"):
        subprocess.run(["ls"], check=False)
    with pytest.raises(EOFError, match=r"input\('name\?'\) has nobody to ask: .*TextInput"):
        input("name?")


async def test_time_sleep_in_the_pages_own_thread_is_advised_against_once(host, monkeypatch, caplog):
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(threading.Thread, "start", threading.Thread.start)
    monkeypatch.setattr(subprocess.Popen, "__init__", subprocess.Popen.__init__)
    monkeypatch.setattr(builtins, "input", builtins.input)
    limits.install(host.flush, worker=False)
    cells = Cells(host)
    await cells.run("one", "import time\nfor _ in range(3): time.sleep(0.1)", "example")
    assert [each.message for each in caplog.records if "await asyncio.sleep" in each.message] == [limits.SLEEP]


async def test_cells_share_names_and_print_under_themselves(host, monkeypatch):
    printed = []
    monkeypatch.setattr(sys, "stdout", Printer(printed.append, host.flush))
    cells = Cells(host)
    first = await cells.run("one", "import panel as pn\nb = pn.widgets.Button(name='Say')\nprint('first')\nb", "one")
    second = await cells.run("two", "b.on_click(lambda _: print('said'))\nawait later()\nprint('second'); 1 / 0", "two")
    assert first == {"shown": True, "error": None}
    assert second["error"] == {"title": "NameError", "message": "name 'later' is not defined"}
    page = Page(host, host.port, "one")
    Page(host, host.port, "two")
    await until(lambda: "first\n" in host.port.values("object"))
    page.event(host.port.component("Button"), "click")
    await until(lambda: "said\n" in host.port.values("object"))
    assert not printed
    builtins.print("outside")
    assert "".join(printed) == "outside\n"


async def test_a_cell_that_does_not_compile_says_why(host):
    outcome = await Cells(host).run("one", "x = = 1", "broken")
    assert outcome["error"]["title"] == "SyntaxError"


async def test_cells_run_in_the_order_in_which_they_are_asked_for(host):
    cells = Cells(host)
    run = partial(cells.run, name="example")
    slow = asyncio.ensure_future(run("one", "import asyncio\nawait asyncio.sleep(0)\nn = 1"))
    fast = asyncio.ensure_future(run("two", "n += 1\nn"))
    assert (await asyncio.gather(slow, fast))[1] == {"shown": True, "error": None}


def test_what_is_due_already_is_called_soon_on_a_loop_that_refuses_it():
    class Loop:
        def call_later(self, delay, callback, *args, context=None):
            if delay < 0:
                raise ValueError("in the past")
            return delay, callback, args, context

    limits.let_be_late(Loop)
    assert Loop().call_later(-0.001, print, 1) == (0.0, print, (1,), None)
    assert Loop().call_later(2, print) == (2, print, (), None)
