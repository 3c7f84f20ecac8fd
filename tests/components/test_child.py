"""Any component may hold others, by parameters of any names."""

from __future__ import annotations

import asyncio
import re

import param
import pytest

import transom as tr
from tests.site import Site, on_clock, patches
from transom.components.child import Child, Children
from transom.components.component import Component
from transom.pane import Markdown, ParamFunction


class Shell(Component):
    _front_end = "Card"

    header = Child(doc="At the top.")
    main = Children(doc="In the middle.")
    footer = Child()


def shown(page, name, kind="Shell"):
    """What the page has in one place of a component: a label or an object for each."""
    model = page.find(kind)
    value = model[name]
    ids = value if isinstance(value, list) else [] if value is None else [value]
    models = [page.models[id_] for id_ in ids]
    texts = (each.values.get("label") or each.values.get("object") or "" for each in models)
    return [re.sub("<.*?>", "", each).strip() for each in texts]


def test_what_is_given_becomes_what_shows_it():
    button = tr.widgets.Button(label="b")
    shell = Shell(header="# Title", main=["a", button], footer=button)
    assert isinstance(shell.header, Markdown)
    assert isinstance(shell.main[0], Markdown)
    assert shell.main[1] is shell.footer is button
    shell.footer = lambda: "later"
    assert isinstance(shell.footer, ParamFunction)
    shell.footer = None
    shell.main = None
    assert (shell.footer, shell.main) == (None, [])
    shell.main = (each for each in ("x", "y"))
    assert [each.object for each in shell.main] == ["x", "y"]


def test_nothing_is_held_until_something_is_given():
    assert (Shell().header, Shell().main) == (None, [])
    assert Shell().main is not Shell().main


def test_a_list_that_was_given_is_not_changed():
    given = ["a", "b"]
    shell = Shell(main=given)
    shell.main[0] = "c"
    assert given == ["a", "b"]


@pytest.mark.parametrize("value", ["text", b"bytes", {"a": 1}, 5, tr.widgets.Button])
def test_what_is_no_list_is_refused_with_what_to_write(value):
    with pytest.raises(ValueError, match=r"Shell\.main takes a list of what is to be shown, and was given .* Write \["):
        Shell().main = value
    with pytest.raises(ValueError, match=r"Shell\.main takes a list"):
        Shell(main=value)


def test_a_widget_is_held_and_not_its_value():
    slider = tr.widgets.IntSlider(value=3, end=9)
    shell = Shell(header=slider)
    assert shell.header is slider
    with pytest.raises(ValueError, match="takes a list"):
        shell.main = slider


def test_the_class_may_be_narrowed():
    class Toolbar(Component):
        _front_end = "Row"
        first = Child(class_=tr.widgets.Button)
        rest = Children(item_type=tr.widgets.Button)

    Toolbar(first=tr.widgets.Button(), rest=[tr.widgets.Button()])
    with pytest.raises(ValueError, match="first"):
        Toolbar(first="text")
    with pytest.raises(TypeError, match="rest"):
        Toolbar(rest=["text"])


def test_each_instance_has_a_copy_of_what_the_class_holds():
    class Panel(Component):
        _front_end = "Card"
        header = Child(default="# Default")
        main = Children(default=[tr.widgets.Button(label="b"), tr.Row("in a row")])

    one, two = Panel(), Panel()
    assert one.header.object == two.header.object == "# Default"
    assert one.header is not two.header
    assert one.main[0] is not two.main[0]
    assert one.main[1][0] is not two.main[1][0]
    assert one.main[0].label == "b"
    assert Panel(header=None).header is None


async def test_the_page_knows_what_is_held_by_any_name(site):
    shell = Shell(header="# Title", main=["a", "b"], footer=tr.widgets.Button(label="go"))
    page = await site(lambda: shell).open()
    assert page.find("Shell").held == ["header", "main", "footer"]
    assert re.findall(r"\w+", re.sub("<.*?>", "", page.text)) == ["Title", "a", "b", "go"]
    assert (shown(page, "header"), shown(page, "main"), shown(page, "footer")) == (
        ["Title"], ["a", "b"], ["go"],
    )  # fmt: skip
    page.click("go")
    await page.settle()
    assert shell.footer.clicks == 1


async def test_what_is_replaced_leaves_the_page_and_comes_back(site):
    first, second = tr.widgets.Button(label="first"), tr.widgets.Button(label="second")
    shell = Shell(header=first)
    page = await site(lambda: shell).open()
    shell.header = second
    await page.settle()
    assert shown(page, "header") == ["second"]
    assert not first._mounts
    shell.header = None
    await page.settle()
    assert page.find("Shell")["header"] is None
    assert page.all("Button") == []
    shell.main = [first]
    shell.header = first
    await page.settle()
    assert shown(page, "main") == shown(page, "header") == ["first"]
    shell.main = []
    await page.settle()
    assert shown(page, "header") == ["first"]


async def test_one_component_stands_in_several_places_of_a_container(site):
    button = tr.widgets.Button(label="b")
    shell = Shell(header=button, main=[button, "between", button], footer=button)
    page = await site(lambda: shell).open()
    assert len(page.all("Button")) == 1
    ids = {page.find("b").id}
    assert {page.find("Shell")["header"], page.find("Shell")["footer"], *page.find("Shell")["main"][::2]} == ids
    shell.header = shell.footer = None
    shell.main = shell.main[1:]
    await page.settle()
    assert shown(page, "main") == ["between", "b"]
    page.click("b")
    await page.settle()
    assert button.clicks == 1


async def test_what_stays_is_not_sent_again(site):
    shell = Shell(main=["a", "b", "c"])
    page = await site(lambda: shell).open()
    before = page.find("Shell")["main"]
    shell.main = [shell.main[2], "new", *shell.main[:2]]
    await page.settle()
    a, b, c = before
    after = page.find("Shell")["main"]
    assert [after[0], *after[2:]] == [c, a, b]
    assert [op[0] for op in patches(page)[-1]] == ["new", "set"]


async def test_a_list_that_was_changed_in_place_is_shown_when_it_is_triggered(site):
    shell = Shell(main=["a"])
    seen = []
    shell.param.watch(lambda event: seen.append(len(event.new)), "main")
    page = await site(lambda: shell, dev=True).open()
    shell.main.append("b")
    shell.main.insert(0, tr.widgets.Button(label="go"))
    shell.param.trigger("main")
    await page.settle()
    assert shown(page, "main") == ["go", "a", "b"]
    assert isinstance(shell.main[2], Markdown)
    assert seen == [3]
    assert not [each for each in page.session.advice.kept if each["report"] == "in place"]


@pytest.mark.parametrize("kind", [tr.Column, tr.Tabs])
async def test_the_objects_of_a_layout_may_be_changed_in_place_too(site, kind):
    layout = kind("a", "b")
    page = await site(lambda: layout).open()
    layout.objects.append("c")
    layout.param.trigger("objects")
    await page.settle()
    assert len(page.find(kind.__name__).inside) == 3
    assert [each.object for each in layout] == ["a", "b", "c"]


async def test_a_list_follows_a_reference(site):
    number = tr.widgets.IntSlider(value=1, end=5)
    shell = Shell(main=tr.bind(lambda n: [f"line {each}" for each in range(n)], number))
    column = tr.Column(objects=tr.bind(lambda n: ["x"] * n, number))
    page = await site(lambda: tr.Row(number, shell, column)).open()
    assert len(shown(page, "main")) == len(column) == 1
    number.value = 3
    await page.settle()
    assert shown(page, "main") == [f"line {n}" for n in range(3)]
    assert len(column) == 3
    shell.main = ["by hand"]
    number.value = 5
    await page.settle()
    assert len(shown(page, "main")) == 1


async def test_a_list_follows_what_is_awaited_and_another_list(site):
    async def lines(n):
        await asyncio.sleep(1)
        return ["line"] * n

    number = tr.widgets.IntSlider(value=2, end=5)
    made = []

    def app():
        source = Shell(main=tr.bind(lines, number))
        made.append(Shell(label="other", main=source.param.main))
        return tr.Row(source, made[0])

    page = await site(app).open()
    assert page.find("other")["main"] == []
    await page.advance(2)
    assert len(page.find("other")["main"]) == 2
    assert len(made[0].main) == 2


async def test_one_child_follows_by_a_view_in_its_place(site):
    name = tr.widgets.TextInput(value="Ada")
    shell = Shell(header=tr.bind(lambda name: f"Hello {name}", name), footer=name.param.value)
    page = await site(lambda: tr.Row(name, shell)).open()
    assert "Hello Ada" in page.text
    name.value = "Bo"
    await page.settle()
    assert "Hello Bo" in page.text
    assert isinstance(shell.header, ParamFunction)


async def test_one_child_follows_a_parameter(site):
    class Model(param.Parameterized):
        title = param.Parameter(default="first")

    model, button = Model(), tr.widgets.Button(label="b")
    shell = Shell(header=model.param.title)
    other = Shell(label="other", footer=shell.param.header)
    page = await site(lambda: tr.Row(shell, other)).open()
    assert shell.header.object == "first"
    model.title = button
    await page.settle()
    assert shell.header is other.footer is button
    assert page.find("other")["footer"] == page.find("b").id
    model.title = None
    await page.settle()
    assert (shell.header, page.find("other")["footer"]) == (None, None)


async def test_disabled_and_hidden_reach_all_that_is_held(site):
    button = tr.widgets.Button(label="b")
    shell = Shell(header=tr.Row(button))
    page = await site(lambda: shell).open()
    for name, off, on in (("disabled", True, False), ("visible", False, True)):
        setattr(shell, name, off)
        await page.settle()
        number = page.click("b")
        await page.settle()
        assert page.settled[number] is not None
        setattr(shell, name, on)
        await page.settle()
    page.click("b")
    await page.settle()
    assert button.clicks == 1


async def test_all_that_is_held_ends_with_the_page(site):
    button = tr.widgets.Button(label="b")
    shell = Shell(header=button, main=[tr.Row(button)])
    made = site(lambda: shell)
    page = await made.open()
    assert button._mounts
    await page.disconnect()
    await page.registry.aclose()
    assert not button._mounts
    assert not shell._mounts


async def test_a_page_that_comes_back_has_all(site):
    shell = Shell(header="# T", main=["a"])
    page = await site(lambda: shell).open()
    await page.disconnect()
    shell.header = tr.widgets.Button(label="new")
    page.sseq = 99999  # of another life: it gets everything
    await page.reconnect()
    await page.settle()
    assert shown(page, "header") == ["new"]
    assert shown(page, "main") == ["a"]


def test_nothing_is_put_inside_itself():
    shell = Shell()
    with pytest.raises(ValueError, match="A Shell cannot be put inside itself"):
        shell.header = shell
    with pytest.raises(ValueError, match="A Shell cannot be put inside itself"):
        shell.main = [tr.Row(Shell(footer=shell))]
    column = tr.Column(shell)
    with pytest.raises(ValueError, match="A Shell cannot be put inside itself"):
        shell.footer = column


def test_what_is_held_is_found_and_printed_by_its_name():
    button = tr.widgets.Button(label="go")
    shell = Shell(label="s", header="# T", main=[tr.Row(button)], footer=button)
    assert shell.select(tr.widgets.Button) == [button]
    assert str(shell).splitlines() == [
        "Shell(label='s')",
        "    .header Markdown(str)",
        "    .main[0] Row()",
        "        [0] Button(label='go')",
        "    .footer Button(label='go')",
    ]
    assert shell.main[0][0] is shell.select(tr.widgets.Button)[0]


async def test_what_cannot_be_shown_says_so_in_its_place(site, failures):
    shell = Shell(header=tr.widgets.Button, main=["a", int])
    page = await site(lambda: shell).open()
    assert "is a class and cannot be shown" in page.text
    assert "<p>a</p>" in page.text
    assert len(failures()) == 2


def test_a_plain_object_holds_components_too():
    class Model(param.Parameterized):
        header = Child()
        main = Children(default=["x"])

    model = Model(header="# T")
    assert isinstance(model.header, Markdown)
    assert isinstance(model.main[0], Markdown)
    assert Model().main[0] is not model.main[0]
    model.main = ["a", tr.widgets.Button()]
    assert [type(each).__name__ for each in model.main] == ["Markdown", "Button"]


async def test_an_update_of_several_is_one_message(site):
    shell = Shell()
    page = await site(lambda: shell).open()
    shell.param.update(header="# T", main=["a"], footer="f", disabled=True)
    await page.settle()
    (ops,) = patches(page)
    assert [op for op in ops if op[0] == "set"][-1][2].keys() == {"header", "main", "footer", "disabled"}


def test_a_hook_says_what_is_held():
    class Sorted(Component):
        _front_end = "Column"
        items = Children()

        def _set_items(self, value):
            return {"items": [tr.widgets.StaticText(value=each) for each in sorted(value)]}

    assert [each.value for each in Sorted(items=["b", "a"]).items] == ["a", "b"]


@pytest.mark.parametrize(("name", "newer"), [("content", "newer"), ("content", None), ("several", ["a", "b"])])
def test_what_is_set_while_the_page_is_told_is_kept(name, newer):
    """`_mounted` runs while what holds it is encoded, and so may any thread."""

    class Holder(Component):
        _front_end = "Column"
        content = Child()
        several = Children()

    class Hasty(tr.Column):
        def _mounted(self, tree):
            super()._mounted(tree)
            setattr(holder, name, newer)

    async def main():
        site = Site(lambda: holder, flush_interval=0)
        page = await site.open()
        await page.settle()
        held = getattr(holder, name)
        given = [each.object for each in held] if isinstance(held, list) else getattr(held, "object", None)
        assert given == newer
        shown = page.find("Holder")[name]
        ids = shown if isinstance(shown, list) else [shown] if shown else []
        assert [page.models[id_].type for id_ in ids] == ["Markdown"] * len(ids)
        assert len(ids) == len(newer if isinstance(newer, list) else [newer] if newer else [])
        await site.aclose()

    holder = Holder(**{name: [Hasty()] if name == "several" else Hasty()})
    on_clock(main())
