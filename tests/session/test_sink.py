"""The error sink: one record a failure, what that says, and who else is told."""

from __future__ import annotations

import asyncio
import json
import logging
import threading

import pytest

import transom as tr
from transom.components.defaults import component_defaults
from transom.session.sink import MOST_SHOWN, ErrorSink, checked


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    """What is set outside of pages ends with the test."""
    for name in ("exception_handler", "on_error"):
        monkeypatch.setitem(component_defaults, name, None)
        monkeypatch.delitem(component_defaults, name)


@pytest.fixture
def notices():
    return []


@pytest.fixture
def sink(notices):
    return ErrorSink(lambda text, detail, id_: notices.append((text, detail, id_)), dev=False)


def raised(message="why"):
    try:
        raise ValueError(message)
    except ValueError as error:
        return error


# --- one record ---


def test_an_exception_that_is_kept_and_raised_again_is_another_failure(sink, notices, failures):
    """Outside of an event; what one event raises through several runs is one: `test_awaited_failures` holds that."""
    error, observed = raised(), []
    sink.observers.append(lambda error, where: observed.append(where))
    first = sink.report(error, "timer", notify=False)
    second = sink.report(error, "timer", notify=False)
    assert first != second
    assert [record.getMessage().partition(": ")[0] for record in failures()] == [
        f"timer failed [{first}]",
        f"timer failed [{second}]",
    ]
    assert observed == ["timer", "timer"]
    assert notices == []


def test_equal_exceptions_are_two_failures(sink, failures):
    assert sink.report(raised(), "one") != sink.report(raised(), "one")
    assert len(failures()) == 2


def test_in_another_page_it_is_another_failure(sink, failures):
    """A result that two pages wait for: each of them has failed, and each user is told."""
    error, other = raised(), ErrorSink(lambda *_: None, dev=False)
    assert sink.report(error, "view") != other.report(error, "view")
    assert len(failures()) == 2


def test_a_cancellation_is_no_failure(sink, notices, failures):
    assert sink.report(asyncio.CancelledError(), "somewhere") == ""
    assert failures() == notices == []


def test_an_exception_that_cannot_say_what_it_is_is_told_all_the_same(notices, failures):
    class Mute(Exception):
        def __str__(self):
            raise RuntimeError

    sink = ErrorSink(lambda text, detail, id_: notices.append(text), dev=True)
    sink.report(Mute(), "somewhere")
    assert "Mute" in failures()[0].getMessage()
    assert "Mute" in notices[0]


def test_what_fails_again_and_again_has_one_notice(sink, notices, failures):
    for number in range(5):
        sink.report(raised(f"why {number}"), "one")
    sink.report(raised(), "other")
    assert len(failures()) == 6
    assert len({id_ for _, _, id_ in notices}) == 2


def test_the_notice_of_a_failure_names_the_newest_record(sink, notices):
    sink.report(raised(), "one")
    newest = sink.report(raised(), "one")
    assert newest in notices[-1][0]


def test_what_it_remembers_is_bounded(sink, failures):
    for number in range(3 * MOST_SHOWN):
        sink.report(raised(), f"place {number}")
    assert len(sink._shown) <= MOST_SHOWN
    assert len(failures()) == 3 * MOST_SHOWN


def test_threads_may_report_at_once(sink, notices, failures):
    barrier = threading.Barrier(8)

    def work(number):
        barrier.wait(10)
        for _ in range(50):
            sink.report(raised(), f"thread {number}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    ids = [record.transom_error_id for record in failures()]
    assert len(ids) == len(set(ids)) == len(notices) == 400


# --- what the record says ---


@pytest.mark.statement(25)
async def test_a_record_has_fields_for_machines(site, failures):
    def app():
        def save(event):
            raise ValueError("why")

        return tr.widgets.Button(label="Save", on_click=save)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    (record,) = failures()
    label = page.session.label
    assert record.transom_session == label
    assert record.transom_component == "Button 'Save'"
    assert record.transom_event == "click"
    assert record.transom_run is None
    assert record.transom_error_id == page.notices[0]["id"]
    first = record.getMessage().partition("\n")[0]
    assert first.endswith(f"save failed [{record.transom_error_id}, {label}, Button 'Save' click]: ValueError: why")
    kept = {name: value for name, value in vars(record).items() if name.startswith("transom_")}
    assert json.loads(json.dumps(kept)) == kept


async def test_a_run_is_named_by_its_number(site, failures):
    numbers = []

    def app():
        slider = tr.widgets.IntSlider(label="Number", end=9)

        async def view(number):
            numbers.append(tr.current_run().number)
            await asyncio.sleep(0.1)
            return 1 / (number - 5)

        return tr.Column(slider, tr.bind(view, slider))

    page = await site(app).open()
    await page.advance(1)
    page.set("IntSlider", 5)
    await page.advance(1)
    (record,) = failures()
    assert record.transom_run == numbers[-1]
    assert record.transom_component == "IntSlider 'Number'"
    assert record.transom_event == "value"


@pytest.mark.statement(25)
@pytest.mark.parametrize("place", ["callback", "child", "onload"])
async def test_the_run_of_a_callback_is_named_by_its_number(site, failures, place):
    numbers = []

    async def fail(event=None):
        numbers.append(tr.current_run().number)
        await asyncio.sleep(0.1)
        raise ValueError("why")

    async def parent(event):
        tr.create_task(fail())
        await asyncio.sleep(1)

    def app():
        if place == "onload":
            tr.state.onload(fail)
        return tr.widgets.Button(label="Save", on_click=fail if place == "callback" else parent)

    page = await site(app).open()
    if place != "onload":
        page.click()
    await page.advance(2)
    (record,) = failures()
    assert [record.transom_run] == numbers
    assert record.transom_session == page.session.label
    assert record.transom_event == (None if place == "onload" else "click")
    assert f", run {numbers[0]}, {page.session.label}" in record.getMessage()


class Broken(tr.widgets.Button):
    """A component whose own handling of an event fails, before any watcher is called."""

    def _event_click(self, value):
        raise RuntimeError("of the component")


@pytest.mark.parametrize("blocking", [False, True])
async def test_a_component_that_fails_to_handle_its_event_is_named(site, failures, blocking):
    told = Told()

    def app():
        tr.state.on_error(told.two)
        return Broken(label="Save", on_click=(lambda event: None) if blocking else None)

    page = await site(app).open()
    cseq = page.click("Save")
    await page.advance(0.1)
    (record,) = failures()
    assert (record.transom_component, record.transom_event) == ("Broken 'Save'", "click")
    assert record.transom_session == page.session.label
    assert page.settled[cseq] == {"error": record.transom_error_id}
    assert len(told.given) == len(page.notices) == 1


async def test_what_cannot_be_sent_is_a_failure_of_its_page(site, failures):
    """It is found when a patch is cut, by no code of the author's: handlers are told all the same."""
    told = Told()

    def app():
        tr.config.exception_handler = told.two
        text = tr.widgets.StaticText()
        button = tr.widgets.Button()
        button.on_click(lambda event: text.param.update(styles={"color": object()}))
        return tr.Row(button, text)

    page = await site(app).open()
    page.click()
    await page.advance(1)
    (record,) = failures()
    assert record.transom_session == page.session.label
    assert len(told.given) == 1


async def test_what_the_user_did_not_set_off_names_no_component(site, failures):
    def app():
        def load():
            raise ValueError("why")

        tr.state.onload(load)
        return tr.widgets.Button()

    page = await site(app).open()
    await page.advance(0.1)
    (record,) = failures()
    assert record.transom_session == page.session.label
    assert record.transom_component is record.transom_event is None


async def test_a_failure_in_another_page_is_not_said_to_be_this_ones(site, failures):
    """A click in one page sets what another page watches: the failure is that page's, and no click of its user's."""
    shared = []

    def app():
        button, text = tr.widgets.Button(), tr.widgets.TextInput()

        def watch(event):
            raise ValueError("why")

        text.param.watch(watch, "value")
        shared.append(text)
        button.on_click(lambda event: setattr(shared[0], "value", "x"))
        return tr.Row(button, text)

    one = site(app)
    watching, clicked = await one.open(), await one.open()
    clicked.click()
    await clicked.advance(0.1)
    (record,) = failures()
    assert record.transom_session == watching.session.label != clicked.session.label
    assert record.transom_component is None
    assert len(watching.notices) == 1
    assert clicked.notices == []


async def test_the_same_exception_object_raised_by_each_click_is_a_failure_each_time(site, failures):
    known = ValueError("made once")

    def app():
        def fail(event):
            raise known

        return tr.widgets.Button(on_click=fail)

    page = await site(app).open()
    for _ in range(3):
        page.click()
        await page.advance(0.1)
    assert len(failures()) == 3


# --- handlers ---


class Told:
    """A handler that keeps what it was given."""

    def __init__(self, answer=None):
        self.given = []
        self.answer = answer

    def one(self, exception):
        self.given.append(exception)
        return self.answer

    def two(self, exception, context):
        self.given.append((exception, context))
        return self.answer


def failing(prepare, watch=None):
    """An app with a button that fails; `prepare` is called first."""

    def app():
        prepare()

        async def save(event):
            await asyncio.sleep(0.1)
            raise ValueError(f"why {event.new}")

        return tr.widgets.Button(label="Save", on_click=watch or save)

    return app


async def click(page):
    page.click()
    await page.advance(1)


def set_handler(handler):
    tr.config.exception_handler = handler


def by_extension(handler):
    tr.extension(exception_handler=handler)


WAYS = {"config": set_handler, "extension": by_extension, "on_error": tr.state.on_error}


@pytest.mark.parametrize("way", WAYS)
async def test_a_handler_is_given_the_exception_and_what_is_known(site, failures, way):
    told = Told()
    page = await site(failing(lambda: WAYS[way](told.two))).open()
    await click(page)
    ((exception, context),) = told.given
    assert isinstance(exception, ValueError)
    (record,) = failures()
    assert record.transom_error_id == context.id
    assert context.where.endswith("save")
    assert (context.session, context.component, context.event) == (page.session.label, "Button 'Save'", "click")
    assert "test_sink.py" in context.traceback.splitlines()[1]
    assert len(page.notices) == 1


@pytest.mark.parametrize("way", WAYS)
async def test_a_handler_of_panels_form_is_given_the_exception(site, way):
    told = Told()
    page = await site(failing(lambda: WAYS[way](told.one))).open()
    await click(page)
    assert [str(each) for each in told.given] == ["why 1"]


async def _coroutine(seen, answer):
    await asyncio.sleep(0.5)
    seen.append("coroutine")
    return answer


KINDS = {
    "def": lambda seen, answer: lambda exception: seen.append("def") or answer,
    "coroutine": lambda seen, answer: lambda exception: _coroutine(seen, answer),
    "keyword": lambda seen, answer: lambda exception, context=None: seen.append(context.event) or answer,
    "default": lambda seen, answer: lambda exception, seen=seen: seen.append("default") or answer,
    "any": lambda seen, answer: lambda *given: seen.append(len(given)) or answer,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("answer", "shown"), [(True, 0), (None, 1), (1, 1)])
async def test_the_page_says_nothing_of_what_the_handler_has_dealt_with(site, failures, kind, answer, shown):
    seen = []
    page = await site(failing(lambda: set_handler(KINDS[kind](seen, answer)))).open()
    await click(page)
    assert len(seen) == 1
    assert len(page.notices) == shown
    assert len(failures()) == 1, "the log has it in any case"


async def test_further_handlers_do_not_decide_what_the_page_says(site):
    told = Told(answer=True)
    page = await site(failing(lambda: tr.state.on_error(told.one))).open()
    await click(page)
    assert len(told.given) == 1
    assert len(page.notices) == 1


async def test_all_handlers_are_called_in_their_order(site):
    order = []

    def prepare():
        tr.state.on_error(lambda exception: order.append("first"))
        tr.state.on_error(lambda exception: order.append("second"))
        tr.config.exception_handler = lambda exception: order.append("handler")

    page = await site(failing(prepare)).open()
    await click(page)
    assert order == ["first", "second", "handler"]


async def test_a_handler_has_the_turn_and_the_page(site):
    seen = []

    def prepare():
        def handler(exception):
            seen.append((tr.state.page.path, threading.current_thread() is threading.main_thread()))
            tr.state.notifications.warning("We know of it.")

        tr.config.exception_handler = handler

    def hold(event):
        turns.append(page.session.in_turn())
        try:
            raise ValueError("why")
        finally:
            turns.append(seen == [])

    turns = []
    page = await site(failing(prepare, hold)).open()
    await click(page)
    assert turns == [True, True], "the code that failed had the turn, and no handler ran in it"
    assert seen == [("/", False)]
    assert [notice["level"] for notice in page.notices] == ["warning", "error"]


@pytest.mark.statement(28)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ["def", "coroutine", "exit"])
async def test_a_handler_that_raises_is_logged_and_the_session_lives(site, failures, way, kind):
    def handler(exception):
        raise SystemExit(1) if kind == "exit" else KeyError("of the handler")

    async def handler_later(exception):
        await asyncio.sleep(0.1)
        raise KeyError("of the handler")

    page = await site(failing(lambda: WAYS[way](handler_later if kind == "coroutine" else handler))).open()
    for number in (1, 2):
        await click(page)
        assert len(failures()) == 2 * number, "the failure and the handler's, no more"
    names = [record.getMessage().partition(" failed [")[0].rpartition(".")[2] for record in failures()]
    assert names == ["save", "handler_later" if kind == "coroutine" else "handler"] * 2
    assert any("why 2" in notice["text"] for notice in page.notices), "the page is told as if there were no handler"


async def test_what_a_handler_sets_off_does_not_come_back_to_it(site, failures):
    """A watcher that fails for what a handler writes, at once or later, would call it again without an end."""
    told = Told()

    def app():
        status, log = tr.widgets.TextInput(), tr.widgets.TextInput()

        def bad(event):
            raise KeyError("of the watcher")

        async def bad_later(event):
            await asyncio.sleep(0.1)
            raise KeyError("of the watcher")

        status.param.watch(bad, "value")
        log.param.watch(bad_later, "value")

        def handler(exception):
            told.one(exception)
            status.value = log.value = f"{exception} {len(told.given)}"

        tr.config.exception_handler = handler

        def save(event):
            raise ValueError("why")

        return tr.Row(status, log, tr.widgets.Button(on_click=save))

    page = await site(app).open()
    await click(page)
    assert [str(each) for each in told.given] == ["why"]
    assert len(failures()) == 3


async def test_a_handler_holds_for_its_page(site):
    told, count = Told(), iter(range(2))

    def prepare():
        if next(count) == 0:
            tr.config.exception_handler = told.one
            tr.state.on_error(told.one)

    one = site(failing(prepare))
    with_handler, without = await one.open(), await one.open()
    await click(without)
    assert told.given == []
    await click(with_handler)
    assert len(told.given) == 2


async def test_outside_of_a_page_it_holds_for_pages_to_come(site):
    told = Told()
    one = site(failing(lambda: None))
    before = await one.open()
    tr.config.exception_handler = told.two
    tr.state.on_error(told.one)
    after = await one.open()
    await click(before)
    assert told.given == []
    await click(after)
    assert len(told.given) == 2
    assert before.session.label not in str(told.given)


async def test_it_can_be_taken_back(site):
    told = Told()

    def prepare():
        tr.config.exception_handler = told.one
        assert tr.config.exception_handler == told.one
        tr.config.exception_handler = None

    page = await site(failing(prepare)).open()
    await click(page)
    assert told.given == []
    assert len(page.notices) == 1


async def test_a_handler_is_told_of_views_too_which_show_their_failures_themselves(site):
    told = Told()

    def app():
        tr.config.exception_handler = told.two

        async def view():
            raise ValueError("why")

        return tr.panel(view)

    page = await site(app).open()
    await page.advance(0.1)
    ((_, context),) = told.given
    assert context.where.endswith("view")
    assert page.notices == []
    assert page.all("ParamFunction")[0]["error"] is not None


async def test_a_handler_that_is_cancelled_leaves_nothing_behind(site, failures):
    def prepare():
        async def handler(exception):
            await asyncio.sleep(100)

        tr.config.exception_handler = handler

    one = site(failing(prepare))
    page = await one.open()
    await click(page)
    (run,) = page.session.runs
    assert run.name.endswith("handler")
    run.cancel()
    await page.advance(0.1)
    assert len(page.notices) == 1, "nobody has dealt with it"
    await click(page)
    await one.leave(page)
    assert len(failures()) == 2


@pytest.mark.parametrize("handler", [3, "print", lambda: None, lambda a, b, c: None])
def test_what_cannot_be_called_so_is_refused(handler):
    with pytest.raises(TypeError, match=r"exception_handler: .* \(exception\) or \(exception, context\)"):
        tr.config.exception_handler = handler
    with pytest.raises(TypeError, match="on_error"):
        tr.state.on_error(handler)
    assert tr.config.exception_handler is None


def test_functions_written_in_c_are_taken():
    seen = []
    assert checked(seen.append, "on_error") == seen.append
    assert checked(print, "on_error") is print
    assert checked(logging.getLogger("x").exception, "on_error")
