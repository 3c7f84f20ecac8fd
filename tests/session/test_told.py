"""What a page is told of any failure: outside of development an id, and what was written for users."""

from __future__ import annotations

import asyncio
import json
import textwrap

import param
import pytest

import transom as tr

SECRET = "postgres://admin:S3CRET@db"


class LeakyError(Exception):
    pass


def leak(*_):
    raise LeakyError(SECRET)


class Html:
    def _repr_html_(self):
        leak()


class Png:
    def _repr_png_(self):
        leak()


class Text:
    def __str__(self):
        return leak() or ""

    __repr__ = __str__


class Looked:
    """Fails as soon as anybody looks whether it can show itself."""

    def __getattr__(self, name):
        leak()


def function():
    leak()


async def coroutine():
    await asyncio.sleep(0)
    leak()


def view_def():
    return tr.Row(tr.bind(leak))


def view_async():
    return tr.Row(coroutine)


def view_generator():
    def view():
        yield "first"
        leak()

    return tr.Row(view)


def view_async_generator():
    async def view():
        yield "first"
        leak()

    return tr.Row(view)


def view_deferred():
    return tr.Row(tr.panel(leak, defer_load=True))


def view_lazy():
    return tr.Row(tr.panel(leak, lazy=True))


def view_expression():
    return tr.Row(tr.rx(5).rx.pipe(leak))


def view_of_a_task():
    return tr.Row(tr.bind(tr.task(coroutine)))


def view_of_what_fails():
    def view():
        return Html()

    return tr.Row(view)


def view_without_its_package():
    def view():
        import a_private_module_of_S3CRET  # noqa: F401

    return tr.Row(view)


def repr_html():
    return tr.Row(Html(), Png())


def repr_text():
    return tr.Row(tr.pane.Str(Text()), tr.pane.HTML(Text()), tr.pane.Markdown(Text()))


def repr_of_nothing():
    return tr.Row(Looked())


def repr_of_the_page():
    return Html()


def a_new_object():
    pane = tr.pane.Str("old")
    return tr.Row(pane, tr.widgets.Button(on_click=lambda event: setattr(pane, "object", Text())))


def picture_path():
    return tr.pane.PNG("/srv/S3CRET/test_told/a.png")


def picture_bytes():
    return tr.pane.JPG(b"S3CRET test_told")


def value_that_cannot_travel():
    return tr.widgets.Button(tags=[LeakyError(SECRET)])


def click():
    return tr.widgets.Button(on_click=leak)


def click_async():
    async def save(event):
        await coroutine()

    return tr.widgets.Button(on_click=save)


def click_generator():
    def save(event):
        yield
        leak()

    return tr.widgets.Button(on_click=save)


def click_task():
    return tr.widgets.Button(on_click=tr.task(leak))


def click_of_a_task_button():
    return tr.widgets.TaskButton(coroutine, label="Button")


def click_group():
    async def save(event):
        async with asyncio.TaskGroup() as group:
            group.create_task(coroutine())

    return tr.widgets.Button(on_click=save)


def watch():
    button = tr.widgets.Button()
    button.param.watch(leak, "clicks")
    return button


def method():
    class Model(param.Parameterized):
        count = param.Integer()

        @param.depends("count", watch=True)
        def grow(self):
            leak()

    model = Model()
    return tr.widgets.Button(on_click=lambda event: setattr(model, "count", 1))


def reference():
    return tr.widgets.TextInput(value=tr.bind(leak))


def reference_async():
    return tr.widgets.TextInput(value=coroutine)


def reference_that_does_not_fit():
    return tr.Row(tr.widgets.IntSlider(value=tr.bind(lambda: SECRET)))


def task_on_its_own():
    tr.create_task(coroutine())
    return "page"


def onload():
    tr.state.onload(leak)
    return "page"


def periodic():
    tr.state.add_periodic_callback(leak, period=100, count=1)
    return "page"


def scheduled():
    tr.state.schedule_task("S", leak, period="100ms")
    return "page"


def handler():
    tr.config.exception_handler = leak
    return click()


def hook():
    tr.state.on_error(leak)
    return click()


def wait_for_a_run():
    def save(event):
        tr.create_task(coroutine()).result(15)

    return tr.widgets.Button(on_click=save)


def file(text, suffix):
    def source(tmp_path):
        path = tmp_path / f"of_an_author{suffix}"
        path.write_text(textwrap.dedent(text))
        return path

    return source


SETUP = f"""
import transom as tr
class LeakyError(Exception):
    pass
def leak(*_):
    raise LeakyError({SECRET!r})
class Text:
    def _repr_html_(self):
        leak()
"""


def cell(last):
    return f"# Page\n\n```{{code-cell}}\n:tags: [hide-input]\n{SETUP}{last}\n```\n"


FILES = {
    "top level": file(SETUP + "leak()", ".py"),
    "top level, served before": file(SETUP + "tr.panel('x').servable()\nleak()", ".py"),
    "top level that awaits": file(SETUP + "import asyncio\nawait asyncio.sleep(0)\nleak()", ".py"),
    "syntax": file(f"x = '{SECRET}' test_told(", ".py"),
    "import": file("import a_private_module_of_S3CRET", ".py"),
    "exit": file(f"import sys\nsys.exit({SECRET!r})", ".py"),
    "last value": file(SETUP + "Text()", ".py"),
    "nothing shown": file("x = 'S3CRET'", ".py"),
    "cell": file(cell("leak()"), ".md"),
    "cell's value": file(cell("Text()"), ".md"),
}
FUNCTIONS = [
    function, coroutine, view_def, view_async, view_generator, view_async_generator, view_deferred, view_lazy,
    view_expression, view_of_a_task, view_of_what_fails, view_without_its_package, repr_html, repr_text,
    repr_of_nothing, repr_of_the_page, a_new_object, picture_path, picture_bytes, value_that_cannot_travel, click,
    click_async, click_generator, click_task, click_of_a_task_button, click_group, watch, method, reference,
    reference_async, reference_that_does_not_fit, task_on_its_own, onload, periodic, scheduled, handler, hook,
    wait_for_a_run,
]  # fmt: skip
SOURCES = {**{each.__name__: lambda _, each=each: each for each in FUNCTIONS}, **FILES}
KEPT = (
    SECRET,
    "S3CRET",
    "admin",
    "Leaky",
    "Error",
    "Traceback",
    "test_told",
    "of_an_author",
    "a_private",
    "leak",
    ", line",
)


async def visit(site, source, *, dev):
    """Open a page of it and do what a user can do there."""
    page = await site(source, dev=dev).open()
    await page.advance(1)
    for button in page.all("Button") + page.all("TaskButton"):
        page.click(button)
    await page.advance(1)
    await page.settle()
    return page


def cards(page):
    return [model["error"] for model in page.models.values() if model.values.get("error")]


@pytest.mark.statement(32)
@pytest.mark.parametrize("name", SOURCES)
async def test_outside_of_development_a_page_is_told_an_id_that_stands_in_the_log(site, failures, tmp_path, name):
    page = await visit(site, SOURCES[name](tmp_path), dev=False)
    assert failures(), "it is reported"
    told = [card["id"] for card in cards(page)] + [notice["id"] for notice in page.notices]
    ids = {record.transom_error_id for record in failures()}
    assert told
    assert ids.issuperset(told)
    frames = json.dumps(page.frames, default=repr)
    assert [word for word in KEPT if word in frames] == []


@pytest.mark.parametrize("name", SOURCES)
async def test_in_development_a_page_is_told_what_failed_and_where(site, failures, tmp_path, name):
    page = await visit(site, SOURCES[name](tmp_path), dev=True)
    details = [card["detail"] for card in cards(page)] + [notice["detail"] for notice in page.notices]
    assert details
    assert all(details), "one that tells nothing of where it was"


async def test_a_pane_made_outside_of_any_page_tells_each_page_what_that_may_know(site, failures):
    pane = tr.pane.HTML(Html())
    (record,) = failures()
    (hidden,) = cards(await visit(site, lambda: pane, dev=False))
    (shown,) = cards(await visit(site, lambda: pane, dev=True))
    assert hidden["id"] == shown["id"] == record.transom_error_id
    assert SECRET in shown["message"]
    assert "leak()" in shown["detail"]
    assert SECRET not in json.dumps(hidden)


async def test_what_an_author_sets_as_the_error_of_a_pane_is_shown(site):
    pane = tr.pane.Str("x")
    pane.error = {"title": "Closed", "message": "Come back on Monday."}
    (card,) = cards(await visit(site, lambda: pane, dev=False))
    assert (card["title"], card["message"]) == ("Closed", "Come back on Monday.")


# --- what is for users ---


class SoldOutError(tr.UserError):
    pass


def refuse(*_):
    raise SoldOutError("Nothing left.") from LeakyError(SECRET)


async def refuse_later(*_):
    await asyncio.sleep(0)
    refuse()


class Refuses:
    def _repr_html_(self):
        refuse()


FOR_USERS = {
    "page": lambda: refuse,
    "page, async": lambda: refuse_later,
    "view": lambda: lambda: tr.Row(tr.bind(refuse)),
    "view, async": lambda: lambda: tr.Row(refuse_later),
    "representation": lambda: lambda: tr.Row(Refuses()),
    "click": lambda: lambda: tr.widgets.Button(on_click=refuse),
    "click, async": lambda: lambda: tr.widgets.Button(on_click=refuse_later),
    "task": lambda: lambda: tr.widgets.Button(on_click=tr.task(refuse_later)),
    "task button": lambda: lambda: tr.widgets.TaskButton(refuse_later),
    "reference": lambda: lambda: tr.widgets.TextInput(value=refuse_later),
}


@pytest.mark.parametrize("dev", [False, True])
@pytest.mark.parametrize("name", FOR_USERS)
async def test_a_user_error_is_shown_as_it_is(site, failures, name, dev):
    page = await visit(site, FOR_USERS[name](), dev=dev)
    told = [card["title"] for card in cards(page)] + [notice["text"] for notice in page.notices]
    assert told == ["Nothing left."]
    assert [card["message"] for card in cards(page)] in ([], [""])
    assert len(failures()) == 1
    if not dev:
        frames = json.dumps(page.frames, default=repr)
        assert [word for word in KEPT if word in frames] == []
