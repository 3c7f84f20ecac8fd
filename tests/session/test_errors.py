"""What a user sees of failures, and what never leaves the server."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path

import pytest

import transom as tr
from tests.site import until
from transom.components.defaults import component_defaults
from transom.errors import ExitError
from transom.settings import Settings
from transom.testing import run_test

DOCS = Path(__file__).parents[2] / "docs"
SECRET = "postgres://xyzzy"


def reveal():
    raise ConnectionError(SECRET)


def by_click():
    return tr.widgets.Button(on_click=lambda event: reveal())


def by_coroutine():
    async def save(event):
        await asyncio.sleep(0.1)
        reveal()

    return tr.widgets.Button(on_click=save)


def by_onload():
    tr.state.onload(reveal)
    return tr.widgets.Button()


def by_timer():
    tr.state.add_periodic_callback(reveal, period=100, count=1)
    return tr.widgets.Button()


def by_task():
    @tr.task
    def save(event):
        reveal()

    return tr.widgets.Button(on_click=save)


def by_handler():
    def handler(exception):
        raise KeyError(SECRET) from exception

    tr.config.exception_handler = handler
    return by_click()


CALLBACKS = [by_click, by_coroutine, by_onload, by_timer, by_task, by_handler]


def received(page):
    """All that ever reached the page."""
    return json.dumps(page.frames, default=repr)


@pytest.mark.statement(32)
@pytest.mark.parametrize("app", CALLBACKS)
async def test_outside_of_development_a_page_is_told_only_that_a_callback_failed(site, failures, app):
    page = await site(app, dev=False).open()
    page.click()
    await page.advance(1)
    assert SECRET in failures()[0].getMessage()
    text = received(page)
    for word in (SECRET, "Traceback", "ConnectionError", "reveal", "test_errors"):
        assert word not in text
    notice = page.notices[-1]
    ids = [record.transom_error_id for record in failures()]
    assert notice["text"] in [f"Something went wrong ({id_})." for id_ in ids]
    assert notice["detail"] is None


def view_of_a_coroutine():
    async def view():
        reveal()

    return tr.panel(view)


def view_of_a_def():
    return tr.Column(tr.bind(reveal))


def view_of_a_generator():
    def view():
        yield "first"
        reveal()

    return tr.panel(view)


def page_of_its_own():
    reveal()


async def page_of_its_own_later():
    await asyncio.sleep(0)
    reveal()


VIEWS = [view_of_a_coroutine, view_of_a_def, view_of_a_generator, page_of_its_own, page_of_its_own_later]


@pytest.mark.statement(26, 32)
@pytest.mark.parametrize("app", VIEWS)
async def test_outside_of_development_a_view_says_that_it_failed_and_what_the_log_calls_it(site, failures, app):
    page = await site(app, dev=False).open()
    await page.advance(1)
    (record,) = failures()
    assert "reveal" in record.getMessage()
    (error,) = [model["error"] for model in page.models.values() if model.values.get("error")]
    assert error["title"] == "Something went wrong"
    assert record.transom_error_id == error["id"]
    assert error["id"] in error["message"]
    text = received(page)
    for word in (SECRET, "ConnectionError", "Traceback", "reveal", "test_errors"):
        assert word not in text
    assert page.notices == []
    assert "first" not in page.text, "what it showed before is not shown as if it were current"


@pytest.mark.statement(27)
async def test_a_generator_that_fails_in_its_cleaning_up_is_one_failure(site, failures):
    def app():
        async def view():
            try:
                yield "first"
                await asyncio.sleep(1)
                yield "second"
                reveal()
            finally:
                raise KeyError("of the cleaning up")

        return tr.panel(view)

    page = await site(app).open()
    await page.advance(0.1)
    assert "first" in page.text
    await page.advance(2)
    (record,) = failures()
    assert SECRET in record.getMessage(), "what it was about to tell is in the same record"
    assert "KeyError: 'of the cleaning up'" in record.getMessage()
    assert "of the cleaning up" in page.all("ParamFunction")[0]["error"]["message"]


@pytest.mark.statement(24)
async def test_each_of_several_failing_watchers_is_a_failure_of_its_own(site, failures):
    called = []

    def app():
        text = tr.widgets.TextInput()

        def watcher(number, event):
            called.append(number)
            raise ValueError(f"watcher {number}")

        for number in range(3):
            text.param.watch(lambda event, number=number: watcher(number, event), "value")
        return text

    page = await site(app).open()
    page.set("TextInput", "x")
    await page.advance(0.1)
    assert called == [0, 1, 2]
    assert [f"watcher {number}" in record.getMessage() for number, record in enumerate(failures())] == [True] * 3
    assert len(page.notices) == 3


@pytest.mark.statement(24)
async def test_a_def_that_waited_for_what_was_cancelled_does_not_skip_the_others(site, failures):
    called = []

    def app():
        def waits(event):
            run = tr.create_task(asyncio.sleep(100))
            run.cancel()
            run.result(10)

        button = tr.widgets.Button(on_click=waits)
        button.on_click(lambda event: called.append("next"))
        return button

    page = await site(app).open()
    cseq = page.click()
    await page.advance(0.1)
    assert called == ["next"]
    assert page.settled == {cseq: None}
    assert failures() == []


@pytest.mark.statement(25)
async def test_the_parts_of_a_group_and_its_causes_are_one_record(site, failures):
    def app():
        async def part(number):
            raise ValueError(f"part {number}")

        async def save(event):
            try:
                async with asyncio.TaskGroup() as group:
                    for number in range(2):
                        group.create_task(part(number))
            except ExceptionGroup as group:
                raise RuntimeError("not saved") from group

        return tr.widgets.Button(on_click=save)

    page = await site(app).open()
    page.click()
    await page.advance(1)
    (record,) = failures()
    text = record.getMessage()
    for part in ("RuntimeError: not saved", "ValueError: part 0", "ValueError: part 1", "direct cause"):
        assert part in text
    assert "session/gate.py" not in text
    assert "session/running.py" not in text


@pytest.mark.statement(25)
async def test_an_error_that_a_child_raised_and_its_parent_awaited_is_one_record(site, failures):
    told = []

    def app():
        tr.state.on_error(told.append)

        async def child():
            reveal()

        async def save(event):
            run = tr.create_task(child())
            await asyncio.sleep(1)
            await run

        return tr.widgets.Button(on_click=save)

    page = await site(app).open()
    page.click()
    await page.advance(2)
    assert len(failures()) == len(page.notices) == len(told) == 1


async def test_a_failure_at_the_end_of_a_page_is_logged(site, failures):
    def app():
        tr.state.on_error(told.append)
        tr.state.on_session_destroyed(lambda info: reveal())
        return tr.widgets.Button()

    told = []
    one = site(app)
    page = await one.open()
    await one.leave(page)
    (record,) = failures()
    assert SECRET in record.getMessage()
    assert told == [], "there is no page any more whose events could be handled"


async def test_a_handler_is_told_what_asked_for_the_end_of_the_process(site):
    told = []

    def app():
        tr.config.exception_handler = told.append

        def leave(event):
            raise SystemExit(3)

        return tr.widgets.Button(on_click=leave)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    (error,) = told
    assert isinstance(error, ExitError)


async def test_the_examples_of_the_guide_do_what_it_says(failures):
    async with run_test(DOCS / "errors.md", settings=Settings(dev=False)) as page:
        await page.advance(1)
        page.click("Order")
        await page.advance(0.1)
        (notice,) = page.notices
        assert notice["text"] == "Sold out: please choose another."
        page.click("Divide")
        await page.advance(0.1)
        assert page.notices[-1]["text"] == f"Something went wrong ({failures()[-1].transom_error_id})."
        assert "ZeroDivisionError" in page.text, "the example lists what was reported"
        assert len(failures()) == 2


async def test_failures_of_no_page_reach_the_handlers_that_were_set_outside_of_any(site, failures):
    """A task of the whole app belongs to no page; a handler that fails itself is logged, and that is all."""
    told = []

    async def hook(error, context):
        told.append((type(error).__name__, context.where, context.session, context.id))

    def handler(error):
        raise KeyError("of the handler")

    tr.state.on_error(hook)
    tr.config.exception_handler = handler
    try:

        @tr.task(scope="app")
        async def shared(event):
            raise ValueError("of no page")

        page = await site(lambda: tr.widgets.Button(on_click=shared)).open()
        page.click()
        await page.settle()
        await until(lambda: len(failures()) == 2)
        ((kind, where, session, id_),) = told
        assert (kind, session) == ("ValueError", None)
        assert where.endswith("shared")
        first, second = (record.getMessage() for record in failures())
        assert f"[{id_}" in first
        assert "KeyError" in second
        assert page.notices == []
    finally:
        component_defaults.clear()


@pytest.fixture
def outside():
    """What is set outside of pages ends with the test."""
    yield
    component_defaults.clear()


@pytest.mark.parametrize("kind", ["def", "async def", "task", "def task", "exits"])
async def test_what_a_handler_outside_of_pages_does_wrong_is_logged_and_no_more(site, failures, outside, kind):
    told = []

    def fails(error):
        told.append(type(error).__name__)
        raise SystemExit(3) if kind == "exits" else KeyError

    async def fails_too(error):
        fails(error)

    tr.state.on_error({"task": tr.task(fails_too), "def task": tr.task(fails), "def": fails}.get(kind, fails_too))

    @tr.task(scope="app")
    async def shared(event):
        raise ValueError("of no page")

    page = await site(lambda: tr.widgets.Button(on_click=shared)).open()
    page.click()
    await until(lambda: len(failures()) == 2)
    await page.advance(1)
    assert told == ["ValueError"]
    assert len(failures()) == 2


@pytest.mark.parametrize("answer", [True, False])
@pytest.mark.parametrize("kind", ["coroutine", "def"])
async def test_what_a_task_answers_counts_as_what_a_function_does(site, failures, kind, answer):
    async def handle(error):
        await asyncio.sleep(0.1)
        return answer

    def app():
        tr.config.exception_handler = tr.task(handle if kind == "coroutine" else lambda error: answer)
        return by_click()

    page = await site(app).open()
    page.click()
    await page.advance(0.5)
    await until(lambda: answer or page.notices)
    await page.settle()
    assert len(page.notices) == (0 if answer else 1)
    assert len(failures()) == 1


@pytest.mark.parametrize("kind", ["coroutine", "def"])
async def test_whatever_a_handler_raises_the_page_is_told_of_the_first_failure(site, failures, kind):
    class AbortError(BaseException):
        pass

    def aborts(error):
        raise AbortError

    async def aborts_later(error):
        aborts(error)

    def app():
        tr.config.exception_handler = aborts_later if kind == "coroutine" else aborts
        return by_click()

    page = await site(app).open()
    page.click()
    await until(lambda: len(failures()) == 2)
    await page.advance(0.1)
    assert "aborts" in failures()[1].getMessage()
    assert any("ConnectionError" in notice["text"] for notice in page.notices)


@pytest.mark.parametrize("kind", ["coroutine", "def"])
async def test_a_handler_that_waits_for_what_is_cancelled_has_failed_and_the_page_is_told(site, failures, kind):
    async def forever():
        await asyncio.sleep(60)

    def cancelled():
        run = tr.create_task(forever())
        run.cancel()
        return run

    async def handle(error):
        await cancelled()

    def app():
        tr.config.exception_handler = handle if kind == "coroutine" else lambda error: cancelled().result()
        return by_click()

    page = await site(app).open()
    page.click()
    await until(lambda: len(failures()) == 2)
    await page.advance(0.1)
    assert any("ConnectionError" in notice["text"] for notice in page.notices)


class Hostile(Exception):
    """Nothing can be asked of it."""

    def __getattribute__(self, name):
        if name == "__class__":
            return Hostile
        raise RuntimeError

    def __str__(self):
        raise RuntimeError


@pytest.mark.statement(20)
@pytest.mark.parametrize("kind", ["def", "coroutine"])
@pytest.mark.parametrize("what", ["the log", "the exception"])
async def test_a_failure_that_cannot_be_told_of_stops_nothing(site, capsys, what, kind):
    class Ships(logging.Handler):
        def emit(self, record):
            if what == "the log":
                raise ConnectionError("the log server is away")

    def fails(event):
        raise Hostile if what == "the exception" else ZeroDivisionError

    async def fails_later(event):
        await asyncio.sleep(0)
        fails(event)

    done, ships = [], Ships()

    def app():
        fails_first = tr.widgets.Button(label="Fails", on_click=fails if kind == "def" else fails_later)
        return tr.Row(fails_first, tr.widgets.Button(label="Works", on_click=lambda event: done.append(event.new)))

    logging.getLogger("transom").addHandler(ships)
    try:
        page = await site(app).open()
        page.click("Fails")
        page.click("Works")
        await page.settle()
    finally:
        logging.getLogger("transom").removeHandler(ships)
    assert done == [1]
    assert not page.unsettled
    assert not page.session.busy
    (notice,) = page.notices
    assert ("Hostile" if what == "the exception" else "ZeroDivisionError") in notice["text"]
    if what == "the log":  # it is not lost
        assert "ZeroDivisionError" in capsys.readouterr().err
