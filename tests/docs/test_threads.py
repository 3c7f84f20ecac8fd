"""Each promise of `docs/threads.md` about threads, held by real threads and a real SQLite."""

from __future__ import annotations

import asyncio
import contextvars
import math
import re
import sqlite3
import sys
import threading
import time
from contextlib import closing
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from threading import get_ident

import pytest

import transom as tr
from tests.site import ran, until, wait_for
from transom.errors import NoSessionError
from transom.hosts.server import run as server
from transom.testing import run_test

PAGE = Path(__file__).parents[2] / "docs" / "threads.md"
HELD: dict[str, list[str]] = {}


def holds(*promises):
    """The decorated test holds these promises, given by the beginnings of their lines."""

    def note(test):
        for promise in promises:
            HELD.setdefault(promise, []).append(test.__name__)
        return test

    return note


def test_every_promise_of_the_page_is_held_and_no_other():
    promised = re.findall(r"^- \*\*(.+?)\*\*", PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(promised) == len(set(promised)) > 20
    assert set(HELD) == set(promised)


class Here:
    """A page with a button; what its callbacks note, in order."""

    def __init__(self):
        self.noted = []

    def note(self, what=None):
        self.noted.append((what, get_ident()))

    @property
    def threads(self):
        return [thread for _, thread in self.noted]


async def clicked(site, make, *, clicks=1, **options):
    """A page with a button that calls what `make` returns, clicked and come to rest."""

    def app():
        button = tr.widgets.Button()
        for callback in make():
            button.on_click(callback)
        return button

    page = await site(app, **options).open()
    for _ in range(clicks):
        page.click()
        await page.settle()
    return page


# Where code runs


@holds("A coroutine runs on the event loop's thread, with those of all other pages.")
async def test_coroutines_share_the_thread_of_the_loop(site):
    here = Here()

    async def coroutine(event):
        here.note()
        await asyncio.sleep(0)
        here.note()

    async def steps():
        here.note()
        yield "1"
        here.note()

    for _ in range(2):
        await clicked(site, lambda: [coroutine])
    page = await site(lambda: tr.panel(steps)).open()
    await page.settle()
    assert len(here.threads) == 6
    assert set(here.threads) == {get_ident()}


@holds("A `def` callback runs in a worker thread.")
async def test_a_def_runs_in_a_worker_thread_in_every_place(site):
    here = Here()

    def app():
        button = tr.widgets.Button()
        slider = tr.widgets.IntSlider(end=9)
        button.on_click(lambda event: here.note("on_click"))
        slider.param.watch(lambda event: here.note("watch"), "value")
        view = tr.bind(lambda value: here.note("bind") or str(value), slider)
        tr.state.onload(lambda: here.note("onload"))
        tr.state.add_periodic_callback(lambda: here.note("periodic"), period=1, count=1)
        return tr.Column(button, slider, view)

    page = await site(app).open()
    page.click()
    page.set("IntSlider", 3)
    await page.wait(lambda: {what for what, _ in here.noted} == {"on_click", "watch", "bind", "onload", "periodic"})
    assert get_ident() not in here.threads


@holds("An app file and a function that makes a page run in a worker thread.")
async def test_apps_run_in_a_worker_thread(site, tmp_path):
    here = Here()
    file = tmp_path / "app.py"
    file.write_text(
        "import threading\nimport transom as tr\ntr.panel(str(threading.get_ident())).servable()\n", "utf-8"
    )
    async with run_test(file) as page:
        from_file = int(re.search(r"\d+", page.text)[0])

    def app():
        here.note()
        return tr.widgets.Button()

    await site(app).open()
    assert get_ident() not in (from_file, *here.threads)


@holds("A generator steps in worker threads.")
async def test_a_generator_steps_in_worker_threads(site):
    here = Here()

    def generator(event):
        for _ in range(3):
            here.note()
            yield

    await clicked(site, lambda: [generator])
    assert len(here.threads) == 3
    assert get_ident() not in here.threads


@holds("A `def` that is a task runs in a worker thread beside the page.")
async def test_a_def_task_is_beside_its_page(site):
    begun, release, order = threading.Event(), threading.Event(), []

    @tr.task
    def beside(event):
        order.append(get_ident())
        begun.set()
        wait_for(release)
        order.append("task")

    def app():
        button, other = tr.widgets.Button(label="task"), tr.widgets.Button(label="other")
        button.on_click(beside)
        other.on_click(lambda event: order.append("other"))
        return tr.Column(button, other)

    page = await site(app).open()
    page.click("task")
    await until(begun.is_set)
    page.click("other")
    await page.wait(lambda: "other" in order)
    release.set()
    await page.wait(lambda: "task" in order)
    assert order[0] != get_ident()
    assert order[1:] == ["other", "task"]


@holds("A watcher that a write sets off runs on the thread of the write.")
@pytest.mark.parametrize("on_loop", [True, False])
async def test_a_watcher_runs_where_the_write_is(site, on_loop):
    here = Here()

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()
        text.param.watch(lambda event: here.note("watcher"), "value")

        def write(event):
            here.note("before")
            text.value = "x"
            here.note("after")

        async def write_there(event):
            write(event)

        button.on_click(write_there if on_loop else write)
        return tr.Column(button, text)

    page = await site(app).open()
    page.click()
    await page.settle()
    assert [what for what, _ in here.noted] == ["before", "watcher", "after"]
    assert len(set(here.threads)) == 1
    assert (here.threads[0] == get_ident()) is on_loop


# What needs no lock


@holds("Two `def` callbacks of one page never run at the same time.")
async def test_defs_and_steps_of_one_page_are_one_at_a_time(site):
    inside, most = [], []

    def blocking(event):
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.01)
        inside.pop()

    async def coroutine(event):
        for _ in range(3):
            inside.append(1)
            most.append(len(inside))
            sum(range(50_000))
            inside.pop()
            await asyncio.sleep(0)

    page = await clicked(site, lambda: [blocking, coroutine, blocking], clicks=0)
    for _ in range(4):
        page.click()
    await page.wait(lambda: len(most) == 4 * 5)
    assert set(most) == {1}


@holds("Callbacks of two pages may run at the same time.")
async def test_callbacks_of_two_pages_meet(site):
    meeting, met = threading.Barrier(2, timeout=15), []

    def meet(event):
        meeting.wait()
        met.append(get_ident())

    pages = [await clicked(site, lambda: [meet], clicks=0) for _ in range(2)]
    for page in pages:
        page.click()
    await until(lambda: len(met) == 2)
    assert len(set(met)) == 2


@holds("A `def` task runs at the same time as the callbacks of its page, and as its own other runs.")
async def test_runs_of_a_def_task_meet_each_other_and_a_callback(site):
    meeting, here, met = threading.Barrier(3, timeout=15), [], []

    def meet(event):
        here.append(1)
        meeting.wait()
        met.append(get_ident())

    def app():
        work, join = tr.widgets.Button(label="work"), tr.widgets.Button(label="join")
        work.on_click(tr.task(meet))
        join.on_click(meet)
        return tr.Column(work, join)

    page = await site(app).open()
    page.click("work")
    page.click("work")
    await until(lambda: len(here) == 2)
    page.click("join")
    await until(lambda: len(met) == 3)
    assert len(set(met)) == 3
    await page.settle()


async def test_a_def_task_begins_when_the_def_that_called_it_has_returned(site):
    begun, seen = threading.Event(), []
    task = tr.task(begun.set)

    def caller(event):
        task()
        seen.append(begun.wait(0.2))

    await clicked(site, lambda: [caller])
    assert seen == [False]
    await until(begun.is_set)


# Threads are not yours to keep


def occupied(pool):
    """Keep each thread that the pool has busy; call the returned function to let them go."""
    release = threading.Event()

    def stay(begun):
        begun.set()
        release.wait(10)

    threads = sum(thread.name.startswith("transom-worker") for thread in threading.enumerate())
    all_begun = [threading.Event() for _ in range(threads)]
    for begun in all_begun:
        pool.submit(partial(stay, begun))
    for begun in all_begun:
        wait_for(begun)
    return release.set


@holds("The next callback may run on another thread.")
async def test_a_thread_local_does_not_last(site):
    local, found = threading.local(), []

    def callback(event):
        found.append((getattr(local, "user", None), get_ident()))
        local.user = "Ada"

    page = await clicked(site, lambda: [callback])
    let_go = occupied(page.registry.pool)
    page.click()
    await until(lambda: len(found) == 2)
    let_go()
    assert [value for value, _ in found] == [None, None]
    assert found[0][1] != found[1][1]


@holds("A thread serves one page after the other.")
async def test_a_thread_local_is_seen_by_another_page(site):
    local, found = threading.local(), []

    def app():
        button = tr.widgets.Button()

        def callback(event):
            found.append(getattr(local, "user", None))
            local.user = "Ada"

        button.on_click(callback)
        return button

    one = site(app, threads=1)
    for _ in range(2):
        page = await one.open()
        page.click()
        await page.settle()
    assert found == [None, "Ada"]


NAME = ContextVar("NAME", default="nobody")


@holds("A context variable that the app file sets is seen by all callbacks of its page, and by no other page's.")
async def test_context_variables_of_the_page(site):
    found = []

    def app():
        me = f"user {len(pages)}"
        NAME.set(me)
        button = tr.widgets.Button()

        async def coroutine(event):
            await asyncio.sleep(0)
            found.append((me, NAME.get()))

        def steps(event):
            yield found.append((me, NAME.get()))

        kinds = [coroutine, steps, lambda event: found.append((me, NAME.get()))]
        for callback in [*kinds, tr.task(lambda event: found.append((me, NAME.get())))]:
            button.on_click(callback)
        return button

    pages: list = []
    for _ in range(2):
        pages += [await site(app).open()]
    for page in pages:
        page.click()
    await until(lambda: len(found) == 8)
    assert sorted(found) == [("user 0", "user 0")] * 4 + [("user 1", "user 1")] * 4
    assert NAME.get() == "nobody"


AWAITING = """
import asyncio
import transom as tr
from tests.docs.test_threads import NAME

async def log_in():
    await asyncio.sleep(0)
    NAME.set("Ada")

await log_in()
tr.widgets.Button(on_click=lambda event: setattr(event.obj, "label", NAME.get())).servable()
"""


@holds("A context variable that the app file sets is seen by all callbacks of its page, and by no other page's.")
@pytest.mark.parametrize("threads", [0, 4])
@pytest.mark.parametrize("kind", ["a function", "a file"])
async def test_context_variables_that_are_set_in_coroutines(site, tmp_path, kind, threads):
    async def app():
        token = NAME.set("nobody yet")
        await asyncio.sleep(0)
        NAME.reset(token)
        NAME.set("Ada")
        return tr.widgets.Button(on_click=lambda event: setattr(event.obj, "label", NAME.get()))

    (tmp_path / "app.py").write_text(AWAITING)
    page = await site(app if kind == "a function" else tmp_path / "app.py", threads=threads).open()
    await page.wait(lambda: page.all("Button"))
    page.click()
    await page.wait(lambda: page.find("Button")["label"] == "Ada")
    assert NAME.get() == "nobody"


@holds("Each event begins with a copy of the page's context variables.")
async def test_context_variables_of_an_event(site):
    found = []

    @tr.task
    def task():
        return NAME.get()

    def called():
        return NAME.get()

    async def coroutine(event):
        found.append(("begins", NAME.get()))
        NAME.set("Ada")
        await asyncio.sleep(0)
        found.extend([("awaited", NAME.get()), ("called", called()), ("task", await task())])

    def generator(event):
        found.append(("begins", NAME.get()))
        NAME.set("Grace")
        yield
        found.append(("step", NAME.get()))

    def callback(event):
        found.append(("begins", NAME.get()))
        NAME.set("Alan")
        found.append(("called", called()))

    for kind, told in (
        (coroutine, [("awaited", "Ada"), ("called", "Ada"), ("task", "nobody")]),
        (generator, [("step", "Grace")]),
        (callback, [("called", "Alan")]),
    ):
        page = await clicked(site, lambda kind=kind: [kind], clicks=2)
        await page.wait(lambda told=told: len(found) == 2 * (1 + len(told)))
        assert found == [("begins", "nobody"), *told] * 2
        found.clear()


# SQLite


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table counts (number integer)")
    return path


def rows(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("select count(*) from counts").fetchone()[0]


INSERT = "insert into counts values (1)"


@holds("A `sqlite3` connection that was made on one thread is refused on another.")
async def test_a_connection_of_another_thread_is_refused(site, path, failures):
    made, refused = [], []

    async def make(event):
        made.append(sqlite3.connect(path, check_same_thread=True))

    def use(event):
        try:
            made[0].execute(INSERT)
        except sqlite3.ProgrammingError as error:
            refused.append(str(error))

    await clicked(site, lambda: [make])
    await clicked(site, lambda: [use])
    assert "same thread" in refused[0]
    assert failures() == []
    made[0].close()


@holds("A connection for each callback works anywhere.")
async def test_a_connection_for_each_callback(site, path, failures):
    def insert():
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(INSERT)

    def steps(event):
        insert()
        yield

    async def coroutine(event):
        insert()

    page = await clicked(
        site, lambda: [coroutine, steps, lambda event: insert(), tr.task(lambda event: insert())], clicks=5
    )
    await page.wait(lambda: rows(path) == 20)
    assert failures() == []


@holds(
    "With `check_same_thread=False`, a connection made for one page may be used by all its `def` callbacks, "
    "with no lock."
)
async def test_a_connection_of_the_page(site, path, failures):
    connection = sqlite3.connect(path, check_same_thread=False)
    inside, most = [], []

    def insert(event):
        inside.append(1)
        most.append((len(inside), get_ident()))
        with connection:
            connection.execute(INSERT)
            time.sleep(0.002)
        inside.pop()

    page = await clicked(site, lambda: [insert, insert])
    let_go = occupied(page.registry.pool)  # so that another thread takes over
    for _ in range(20):
        page.click()
    await page.wait(lambda: rows(path) == 42)
    let_go()
    assert {most for most, _ in most} == {1}
    assert len({thread for _, thread in most}) > 1
    assert failures() == []
    connection.close()


@holds("With `check_same_thread=False` and a `threading.Lock` around each use, all pages may share one.")
async def test_one_connection_with_a_lock(site, path, failures):
    connection, lock = sqlite3.connect(path, check_same_thread=False), threading.Lock()
    threads = set()

    def insert(event):
        with lock, connection:
            threads.add(get_ident())
            connection.execute(INSERT)
            time.sleep(0.001)

    pages = [await clicked(site, lambda: [insert, tr.task(insert)]) for _ in range(4)]
    let_go = occupied(pages[0].registry.pool)  # so that other threads take over
    for _ in range(9):
        for page in pages:
            page.click()
    await until(lambda: rows(path) == 80)
    let_go()
    for page in pages:
        await page.settle()
    assert len(threads) > 1
    assert failures() == []
    connection.close()


# Threads of your own


async def with_text(site, *watchers):
    texts = []

    def app():
        texts.append(tr.widgets.StaticText(value=0))
        for watcher in watchers:
            texts[0].param.watch(watcher, "value")
        return texts[0]

    return await site(app).open(), texts[0]


def in_thread(function):
    """Call it in a thread of ours, to its end."""
    thread = threading.Thread(target=function)
    thread.start()
    thread.join(15)
    assert not thread.is_alive()
    return thread


@holds("A parameter may be set from any thread, and has its value when the assignment returns.")
async def test_a_thread_sets_a_parameter(site):
    page, text = await with_text(site)
    seen = []

    def write():
        text.value = 7
        seen.append(text.value)

    in_thread(write)  # the loop stands still meanwhile: nobody is waited for
    assert seen == [7]
    await page.wait(lambda: page.find("StaticText")["value"] in (7, "7"))


@holds("Its watchers run later, as an event of the page, in the order of the writes.")
async def test_watchers_of_a_threads_writes(site):
    here = Here()
    page, text = await with_text(site, lambda event: here.note(event.new))

    written, over = threading.Event(), threading.Event()

    def write():
        for number in range(1, 51):
            text.value = number
        written.set()
        wait_for(over)

    thread = threading.Thread(target=write)
    thread.start()
    wait_for(written)  # the loop stands still until here
    assert here.noted == []
    await page.wait(lambda: len(here.noted) == 50)
    assert [number for number, _ in here.noted] == [*range(1, 51)]
    assert not {get_ident(), thread.ident} & set(here.threads)
    over.set()
    thread.join(15)


@holds("A thread of your own belongs to no page.")
async def test_a_thread_of_ours_takes_a_page_along_in_its_context(site):
    found = []

    def look():
        try:
            found.append(tr.current_run().name)
        except NoSessionError:
            found.append(None)

    async def callback(event):
        in_thread(look)
        in_thread(partial(contextvars.copy_context().run, look))

    await clicked(site, lambda: [callback])
    assert found[0] is None
    assert found[1].endswith("callback")


@holds("What is written after the page has ended changes nothing in it, and raises nothing.")
async def test_a_write_after_the_end(site, failures):
    begun, release, ended = threading.Event(), threading.Event(), []
    one = site(lambda: tr.Column(button(), text()))
    made = []

    def text():
        made.append(tr.widgets.StaticText(value="before"))
        return made[0]

    def button():
        button = tr.widgets.Button()
        button.on_click(late)
        return button

    def late(event):
        begun.set()
        wait_for(release)
        made[0].value = "after"
        ended.append(True)

    page = await one.open()
    page.click()
    await until(begun.is_set)
    sent = len(page.frames)
    await one.leave(page)
    release.set()
    await until(lambda: ended)
    assert len(page.frames) == sent
    assert page.find("StaticText")["value"] == "before"
    assert failures() == []


# How many


@holds("Worker threads are daemons.")
async def test_worker_threads_are_daemons(site):
    kinds = []

    def callback(event):
        kinds.append(threading.current_thread().daemon)

    page = await clicked(site, lambda: [callback, tr.task(callback)])
    await page.wait(lambda: len(kinds) == 2)
    assert kinds == [True, True]


@pytest.mark.statement(49)
@holds("One page has at most 32 `def` tasks in threads at a time, and at most half of the server's threads.")
async def test_a_page_cannot_take_all_threads(site):
    lock, release = threading.Lock(), threading.Event()
    inside, most, ended, other = [], [], [], []

    @tr.task
    def stay(event):
        with lock:
            inside.append(1)
            most.append(len(inside))
        release.wait(10)
        with lock:
            inside.pop()
            ended.append(1)

    page = await clicked(site, lambda: [stay], clicks=0)
    for _ in range(40):
        page.click()
    await until(lambda: len(inside) == 32)
    await clicked(site, lambda: [lambda event: other.append(True)])
    assert other == [True]
    assert max(most) == 32
    release.set()
    await until(lambda: len(ended) == 40)
    assert max(most) == 32
    await page.settle()


@holds("With `--threads 1` one `def` runs at a time, of all pages.")
async def test_one_thread(site):
    inside, most = [], []

    def callback(event):
        inside.append(get_ident())
        most.append(len(inside))
        time.sleep(0.01)
        inside.pop()

    def app():
        button = tr.widgets.Button()
        button.on_click(callback)
        button.on_click(tr.task(callback))
        return button

    one = site(app, threads=1)
    pages = [await one.open() for _ in range(3)]
    for page in pages:
        page.click()
        page.click()
    await until(lambda: len(most) == 12)
    assert set(most) == {1}


async def test_with_one_thread_a_def_can_wait_for_another(site):
    outcome = []

    @tr.task
    def other():
        outcome.append("other")
        return "done"

    def callback(event):
        outcome.append(other().result(15))

    page = await clicked(site, lambda: [callback], clicks=0, threads=1)
    page.click()
    await until(lambda: len(outcome) == 2)
    assert outcome == ["other", "done"]


@holds("With `--threads 0` everything runs on the event loop's thread.")
async def test_no_threads(site):
    here = Here()

    def steps(event):
        here.note()
        yield
        here.note()

    def callback(event):
        here.note()

    page = await clicked(site, lambda: [callback, steps, tr.task(callback)], threads=0)
    await page.wait(lambda: len(here.noted) == 4)
    assert set(here.threads) == {get_ident()}


# Busy work


@holds("A `def` that sleeps, waits for I/O or computes outside of the interpreter holds no other page up.")
async def test_what_releases_the_interpreter_holds_nobody_up(site):
    answered, asleep = [], threading.Event()

    def sleeps(event):
        asleep.set()
        while not answered:
            time.sleep(0.01)
        answered.append("sleeper")

    sleeper = await clicked(site, lambda: [sleeps], clicks=0)
    other = await clicked(site, lambda: [lambda event: answered.append("other")], clicks=0)
    sleeper.click()
    await until(asleep.is_set)
    other.click()
    await until(lambda: len(answered) == 2)
    assert answered == ["other", "sleeper"]


@holds("Pure Python code takes turns with that of other threads every half millisecond.")
async def test_busy_code_lets_other_pages_answer(site):
    assert server.SWITCH_INTERVAL == 0.0005
    before = sys.getswitchinterval()
    sys.setswitchinterval(server.SWITCH_INTERVAL)
    stop, answered, turns = threading.Event(), [], []

    def busy(event):
        while not stop.is_set():
            turns.append(sum(range(100)))

    try:
        page = await clicked(site, lambda: [busy], clicks=0)
        other = await clicked(site, lambda: [lambda event: answered.append(len(turns))], clicks=0)
        page.click()
        await until(lambda: turns)
        for _ in range(5):
            other.click()
        await until(lambda: len(answered) == 5)
    finally:
        stop.set()
        await page.settle()
        sys.setswitchinterval(before)
    assert len(turns) > answered[-1] - 1


@holds('A task with `on="process"` takes such work out of the way.')
async def test_a_task_in_a_process_is_awaited(site):
    result = []
    crunch = tr.task(on="process")(math.factorial)

    async def show(event):
        result.append(await crunch(20))

    await clicked(site, lambda: [show])
    await until(lambda: result)
    assert result == [math.factorial(20)]


# The examples


async def test_the_examples_do_what_is_said(failures):
    async with run_test(PAGE) as page:
        await page.wait(lambda: ran(page), timeout=15)
        page.click("Where am I?")
        await page.wait(lambda: len([m for m in page.all("StaticText") if m["label"] in KINDS]) == 3)
        names = {model["label"]: model["value"] for model in page.all("StaticText") if model["label"] in KINDS}
        page.set("Price", 7)
        await page.wait(lambda: "7 CHF" in page.text)
        for name in ("Ada", "Grace"):
            page.set("Your name", name)
        await page.wait(lambda: "Ada, Grace" in page.text)
    assert names["coroutine"] == "MainThread"
    assert names["def"].startswith("transom-worker")
    assert names["def, as a task"].startswith("transom-worker")
    assert failures() == []


KINDS = ("coroutine", "def", "def, as a task")


@holds("Each page has figures of its own in `matplotlib.pyplot`.")
async def test_pages_that_draw_at_once_draw_each_their_own():
    plt = pytest.importorskip("matplotlib.pyplot")
    meet, drawn = threading.Barrier(2, timeout=15), []

    def draw():
        figure = plt.figure()
        meet.wait()
        drawn.append(plt.gcf() is figure)
        meet.wait()
        return tr.pane.Matplotlib(figure)

    async def show():
        async with run_test(draw) as page:
            assert page.find("Matplotlib")["error"] is None

    await asyncio.gather(show(), show())
    assert drawn == [True, True]
