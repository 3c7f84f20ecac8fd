"""`JSComponent`: what its class says, what travels, what a page may set, and the messages."""

from __future__ import annotations

import asyncio
import datetime as dt

import param
import pytest

import transom as tr
from transom.errors import ComponentError
from transom.testing import run_test

RENDER = "export function render({ model }) {}"


class Form(tr.JSComponent):
    _esm = RENDER
    _unsynced = ("secret",)

    count = param.Integer(default=1, bounds=(0, 9))
    ratio = param.Number(default=0.5)
    text = param.String(default="a")
    on = param.Boolean(default=False)
    kind = param.Selector(default="x", objects=["x", "y", 1])
    pair = param.Range(default=(0, 1))
    day = param.CalendarDate(default=dt.date(2024, 1, 2))
    when = param.Date(default=None, allow_None=True)
    data = param.Bytes(default=None)
    anything = param.Parameter(default=None)
    fixed = param.String(default="f", constant=True)
    secret = param.String(default="s")
    _private = param.String(default="p")
    function = param.Callable(default=len)
    go = param.Event()


def info(page, name="Form"):
    ops = [op for frame in page.frames if frame["t"] == "snapshot" for op in frame["ops"]]
    return next(op[3] for op in ops if op[0] == "class" and op[3]["name"] == name)


async def send(page, target, name, value):
    number = page.event(target, name, value)
    await page.settle()
    return page.settled[number]


async def test_the_page_is_told_of_public_parameters_and_which_it_may_set(site):
    form = Form()
    page = await site(lambda: form).open()
    model = page.find("Form")
    assert {"count", "text", "fixed", "pair"} <= model.values.keys()
    assert not {"secret", "_private", "function"} & model.values.keys()
    assert {*info(page)["writable"]} == {
        "anything", "count", "data", "day", "go", "kind", "on", "pair", "ratio", "text", "when",
    }  # fmt: skip
    assert info(page)["form"] == "panel"
    assert "module" not in info(page)  # this host has no addresses


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("count", 3, 3),
        ("ratio", 2, 2),
        ("text", "<b>", "<b>"),
        ("on", True, True),
        ("kind", 1, 1),
        ("pair", [2, 3.5], (2, 3.5)),
        ("day", "2025-06-07", dt.date(2025, 6, 7)),
        ("when", "2025-06-07T08:09:10", dt.datetime.fromisoformat("2025-06-07T08:09:10")),
        ("when", 0, dt.datetime.fromisoformat("1970-01-01")),
        ("anything", {"a": [1]}, {"a": [1]}),
    ],
)
async def test_what_the_page_sets_has_the_type_of_the_parameter(site, name, raw, value):
    form = Form()
    page = await site(lambda: form).open()
    assert await send(page, "Form", name, raw) is None
    assert getattr(form, name) == value
    assert type(getattr(form, name)) is type(value)


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("count", 10, "bad_value"),
        ("count", 1.5, "bad_value"),
        ("count", True, "bad_value"),
        ("count", "1", "bad_value"),
        ("count", None, "bad_value"),
        ("ratio", [1], "bad_value"),
        ("ratio", True, "bad_value"),
        ("text", 5, "bad_value"),
        ("text", {"$x": 1}, "bad_value"),
        ("on", 1, "bad_value"),
        ("kind", "z", "bad_value"),
        ("kind", True, "bad_value"),
        ("pair", [1], "bad_value"),
        ("pair", "ab", "bad_value"),
        ("pair", [{}, []], "bad_value"),
        ("day", "2025-13-01", "bad_value"),
        ("day", 5, "bad_value"),
        ("when", 1e300, "bad_value"),
        ("when", True, "bad_value"),
        ("data", "text", "bad_value"),
        ("go", "yes", "bad_value"),
        ("fixed", "x", "not_allowed"),
        ("secret", "x", "not_allowed"),
        ("_private", "x", "not_allowed"),
        ("_esm", "alert(1)", "not_allowed"),
        ("_stylesheets", [], "not_allowed"),
        ("__class__", "x", "not_allowed"),
        ("visible", False, "not_allowed"),
        ("stylesheets", ["*{}"], "not_allowed"),
        ("function", "x", "not_allowed"),
        ("name", "x", "not_allowed"),
        ("nothing", 1, "not_allowed"),
    ],
)
async def test_a_page_is_refused_what_it_may_not_set(site, name, raw, code):
    form = Form()
    page = await site(lambda: form).open()
    before = dict(form.param.values())
    assert await send(page, "Form", name, raw) == {"rejected": code}
    assert form.param.values() == before
    assert Form._esm == RENDER


async def test_tables_narrow_what_the_page_may_set(site):
    class Narrow(Form):
        _writable = ("text",)

    class Nothing(Form):
        _writable = ()

    page = await site(lambda: tr.Row(Narrow(), Nothing())).open()
    assert info(page, "Narrow")["writable"] == ["text"]
    assert info(page, "Nothing")["writable"] == []
    assert await send(page, "Narrow", "count", 2) == {"rejected": "not_allowed"}


async def test_an_event_parameter_is_true_while_its_watchers_run(site):
    seen = []
    form = Form()
    form.param.watch(lambda event: seen.append(form.go), "go")
    page = await site(lambda: form).open()
    assert await send(page, "Form", "go", True) is None
    assert seen == [True]
    assert form.go is False


class Talker(tr.JSComponent):
    _esm = RENDER

    def __init__(self, **params):
        super().__init__(**params)
        self.heard = []

    def _handle_click(self, event):
        self.heard.append((event.node, event.data, event.component is self))

    async def _handle_later(self, event):
        await asyncio.sleep(1)
        self.heard.append(event.data)

    def _handle_msg(self, data):
        self.heard.append(data)
        self._send_msg({"back": data})

    def _handle_broken(self, event):
        raise ValueError("no")


async def test_events_and_messages_reach_their_handlers(site):
    talker = Talker()
    page = await site(lambda: talker).open()
    assert await send(page, "Talker", "event", {"name": "click", "data": {"x": 1}}) is None
    assert talker.heard == [("click", {"x": 1}, True)]
    await send(page, "Talker", "event", {"name": "later", "data": 2})
    await page.advance(1)
    await send(page, "Talker", "msg", [3])
    assert talker.heard[1:] == [2, [3]]
    assert page.messages == [(page.find("Talker").id, {"back": [3]})]


async def test_callbacks_may_be_added_from_outside(site):
    heard = []
    talker = Talker()
    talker.on_event("other", lambda event: heard.append(event.data))

    async def listen(event):
        heard.append(event.data)

    talker.on_msg(listen)
    page = await site(lambda: talker).open()
    assert await send(page, "Talker", "event", {"name": "other", "data": 1}) is None
    await send(page, "Talker", "msg", 2)
    assert heard == [1, 2]


@pytest.mark.parametrize(
    "value", [None, 5, "click", {}, {"name": "msg"}, {"name": "_send"}, {"name": ["click"]}, {"name": "__init__"}]
)
async def test_an_event_that_nobody_handles_is_refused(site, value):
    talker = Talker()
    page = await site(lambda: talker).open()
    assert await send(page, "Talker", "event", value) == {"rejected": "unknown"}
    assert talker.heard == []


async def test_a_handler_that_fails_is_reported_and_the_page_goes_on(site, failures):
    talker = Talker()
    page = await site(lambda: talker).open()
    await send(page, "Talker", "event", {"name": "broken"})
    await send(page, "Talker", "event", {"name": "click"})
    assert len(failures()) == 1
    assert len(talker.heard) == 1


async def test_nothing_reaches_one_that_is_disabled(site):
    talker = Talker(disabled=True)
    page = await site(lambda: talker).open()
    for name in ("event", "msg"):
        assert await send(page, "Talker", name, {"name": "click"}) == {"rejected": "not_allowed"}
    assert talker.heard == []


# What a class says


def test_a_class_without_a_module_says_what_to_write():
    class Bare(tr.JSComponent):
        """Nothing yet."""

    with pytest.raises(ComponentError, match=r"A module of your own goes into `_esm`"):
        Bare()


def test_what_is_beside_the_class_is_found(tmp_path):
    (tmp_path / "a.js").write_text("export function render() { return 'a' }")
    (tmp_path / "b.css").write_text("b { color: red }")
    module = tmp_path / "components_beside.py"
    module.write_text(
        "import transom as tr\nfrom pathlib import Path\n"
        "class A(tr.JSComponent):\n    _esm = 'a.js'\n    _stylesheets = ['b.css', 'i {}']\n"
        "class B(tr.JSComponent):\n    _esm = Path('a.js')\n"
        "class C(B):\n    pass\n"
    )
    scope = _load(module)
    for name in "ABC":
        assert "return 'a'" in scope[name]()._info.foreign.module()
    assert scope["A"]()._info.foreign.sheets() == ["b { color: red }", "i {}"]


def _load(path):
    import importlib.util
    import sys

    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    try:
        spec.loader.exec_module(module)
        for each in vars(module).values():
            if isinstance(each, type) and each.__module__ == path.stem:
                each()
    finally:
        del sys.modules[path.stem]
    return vars(module)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"_esm": "nowhere.js"}, "cannot be read"),
        ({"_esm": "x.tsx"}, "esbuild --bundle"),
        ({"_esm": "https://cdn.example.org/x.js"}, "save the file beside the class"),
        ({"_esm": 5}, "Give a text, or a path"),
        ({"_esm": 'import {a} from "./b.js"\n' + RENDER}, r"imports './b.js'"),
        ({"_esm": 'export * from "../b.js"\n'}, r"imports '../b.js'"),
        ({"_esm": RENDER, "_importmap": {"scopes": {}}}, "_importmap"),
        ({"_esm": RENDER, "_importmap": {"imports": {"a": "javascript:alert(1)"}}}, "https://"),
        ({"_esm": RENDER, "_importmap": {"imports": {"a": "//evil.org/x.js"}}}, "https://"),
        ({"_esm": RENDER, "_stylesheets": ["https://x.org/a.css"]}, "save the file"),
    ],
)
def test_what_cannot_work_is_refused_when_the_class_is_made(body, says):
    with pytest.raises(ComponentError, match=says):
        type(tr.JSComponent)("Wrong", (tr.JSComponent,), {"__module__": __name__, **body})


def test_bare_names_of_imports_are_replaced():
    class Mapped(tr.JSComponent):
        _importmap = {"imports": {"confetti": "https://cdn.org/c.js", "lib/": "/static/lib/"}}
        _esm = """
        import confetti from "confetti"
        import { x } from 'lib/x.js'
        const later = () => import("confetti"), text = "confetti";
        export function render() {}
        """

    text = Mapped()._info.foreign.module()
    assert 'from "https://cdn.org/c.js"' in text
    assert "from '/static/lib/x.js'" in text
    assert 'import("https://cdn.org/c.js"), text = "confetti"' in text


def test_two_classes_of_one_file_have_their_own_modules():
    class One(tr.JSComponent):
        _esm = "export const one = 1"

    class Two(tr.JSComponent):
        _esm = "export const two = 2"

    assert "one" in One()._info.foreign.module()
    assert "two" in Two()._info.foreign.module()


def test_it_is_printed_and_copied_as_any_component():
    form = Form(count=3, label="L")
    assert repr(form) == "Form(count=3, label='L')"


async def test_any_component_may_bring_its_own_front_end(site):
    class Loud(tr.widgets.Button):
        _esm = "export default { render({ model, el }) {} }"

    button = Loud(label="go")
    page = await site(lambda: button).open()
    assert page.find("go").front_end == "Foreign"
    assert info(page, "Loud")["form"] == ""
    page.click("go")
    await page.settle()
    assert button.clicks == 1


async def test_style_sheets_come_without_a_module_too(site):
    class Red(tr.widgets.Button):
        _stylesheets = ["button { color: red }"]

    page = await site(lambda: Red(label="go")).open()
    assert info(page, "Red")["styles"] == ["button { color: red }"]
    assert page.find("go").front_end == "Button"


async def test_an_app_file_for_panel_finds_them(site, tmp_path):
    path = tmp_path / "app.py"
    path.write_text(
        "import panel as pn\nimport param\nfrom panel.custom import AnyWidgetComponent, Child, Children, JSComponent\n"
        "assert pn.custom.JSComponent is JSComponent\n"
        "class Counter(JSComponent):\n"
        "    value = param.Integer(3)\n"
        "    child = Child()\n"
        "    _esm = 'export function render() {}'\n"
        "    _stylesheets = ['local.css']\n"
        "Counter(child='inside').servable()\n"
    )
    (tmp_path / "local.css").write_text("b {}")
    async with run_test(path) as page:
        assert page.find("Counter")["value"] == 3
        assert info(page, "Counter")["styles"] == ["b {}"]


def test_an_anywidget_component_is_given_anywidgets_model():
    class Any_(tr.AnyWidgetComponent):
        _esm = "export default { render() {} }"
        _css = "b {}"
        _stylesheets = ["i {}"]

    foreign = Any_()._info.foreign
    assert foreign.form == "afm"
    assert foreign.sheets() == ["b {}", "i {}"]
