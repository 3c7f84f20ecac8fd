"""`jslink`, `jscallback`, `js_on_click`: what a page is told; how links act, `tests/e2e/test_links.py` says."""

from __future__ import annotations

import gc
import weakref

import pytest

import transom as tr
from transom.components.link import follows
from transom.errors import ComponentError

w = tr.widgets


async def opened(site, make):
    made = []

    def app():
        made.append(make())
        return made[0]

    page = await site(app).open()
    await page.settle()
    return page, made[0]


def told(page):
    """The links that the page is to follow, in order, by what they say."""
    (links,) = page.all("Links") or [{"links": []}]
    models = {each.id: each for each in page.models.values()}
    return [models[each] for each in links["links"]]


async def test_two_links_in_one_call_both_reach_the_page(site):
    def make():
        text, other = w.TextInput("A"), w.TextInput("B")
        text.jslink(other, value="value", disabled="disabled")
        return tr.Row(text, other)

    page, _ = await opened(site, make)
    a, b = page.find("A"), page.find("B")
    assert [(each["source"], each["on"], each["to"], each["args"]) for each in told(page)] == [
        (a.id, "value", "value", {"target": ["model", b.id]}),
        (a.id, "disabled", "disabled", {"target": ["model", b.id]}),
    ]


async def test_several_callbacks_on_one_object_stay_in_order_and_each_is_a_module(site):
    def make():
        text = w.TextInput("A")
        text.jscallback(args={"n": 3}, value="one(n)")
        text.jscallback(value="two()")
        text.jslink(w.TextInput("Away"), name="name")
        return text

    page, text = await opened(site, make)
    links = told(page)
    assert [(each["on"], each["to"], each["args"].get("n")) for each in links] == [
        ("value", "", ["value", 3]),
        ("value", "", None),
        ("label", "label", None),
    ]
    assert [link._modules for link in text._page_links] == [
        ("export default async ({ cb_obj, cb_data, source, n }) => {\none(n)\n};\n",),
        ("export default async ({ cb_obj, cb_data, source }) => {\ntwo()\n};\n",),
        (),
    ]
    assert page.find("Away")  # what is linked is in the page, wherever it is shown later


async def test_a_link_reaches_what_it_stands_in(site):
    def make():
        box = w.Checkbox("Box")
        card = tr.Column(box, "text")
        box.jslink(card, value="visible")
        card.jslink(box, visible="value")
        return card

    page, _ = await opened(site, make)
    (column,) = page.all("Column")
    first, second = told(page)
    assert {first["args"]["target"][1], second["args"]["target"][1]} == {column.id, page.find("Box").id}


async def test_a_link_reaches_from_one_area_of_a_template_to_another_also_later(site):
    later = w.TextInput("Later")

    def make():
        source = w.TextInput("Source")
        source.jslink(later, value="value")
        return tr.template.FastListTemplate(title="Areas", sidebar=[source], main=["text"])

    page, template = await opened(site, make)
    (link,) = told(page)
    assert (link["source"], link["args"]) == (page.find("Source").id, {"target": ["model", page.find("Later").id]})
    template.main.append(later)
    await page.advance(0.1)
    (link,) = told(page)
    assert link["args"] == {"target": ["model", page.find("Later").id]}


async def test_links_come_and_go_with_their_source(site):
    target = w.TextInput("Target")

    def make():
        return tr.Column(w.TextInput("First"), target)

    page, column = await opened(site, make)
    assert page.all("Links") == []
    column[0].jslink(target, value="value")
    await page.settle()
    assert len(told(page)) == 1
    first = weakref.ref(column[0])
    column[0] = w.Checkbox("Other")
    await page.settle()
    assert told(page) == []
    assert page.all("Link") == []
    page.patches()
    gc.collect()
    assert first() is None or first()._mounts == ()
    other = w.TextInput("Second")
    other.jslink(target, value="value")
    column.append(other)
    await page.advance(0.1)
    assert [each["source"] for each in told(page)] == [page.find("Second").id]


async def test_one_component_in_two_pages_is_linked_in_both(site):
    source, target = w.TextInput("Source"), w.TextInput("Target")
    source.jslink(target, value="value", bidirectional=True)
    shared = tr.Row(source, target)
    app = site(lambda: shared)
    for page in (await app.open(), await app.open()):
        await page.settle()
        (link,) = told(page)
        assert (link["source"], link["both"]) == (page.find("Source").id, True)
        assert link["args"]["target"] == ["model", page.find("Target").id]


async def test_what_the_page_sets_by_a_link_is_checked_as_the_users(site):
    def make():
        text, number = w.TextInput("Text"), w.IntInput("Number", end=5)
        text.jslink(number, value="value")
        return tr.Row(text, number)

    page, (_, number) = await opened(site, make)
    refused, taken = page.set("Number", "x"), page.set("Number", 4)
    await page.settle()
    assert page.settled[refused]["rejected"] == "bad_value"
    assert page.settled[taken] is None
    assert number.value == 4


def test_a_click_may_be_called_by_the_names_it_has():
    button = w.Button("Go")
    button.jscallback(clicks="a()", value="b()")
    button.js_on_click(code="c()")
    w.MenuButton(items=["a"]).js_on_click(code="d()")
    assert [(each.on, each.code) for each in button._page_links] == [
        ("click", "a()"),
        ("click", "b()"),
        ("click", "c()"),
    ]


def test_other_names_are_those_of_the_parameter():
    button = w.Button("Go")
    w.Select(options=["primary"]).jslink(button, value="color")
    text = w.TextInput()
    text.jslink(button, name="name")
    assert [(each.on, each.to) for each in text._page_links] == [("label", "label")]


@pytest.mark.parametrize(
    ("link", "told"),
    [
        (lambda a, b: a.jslink(b), "jslink takes parameters of the target by those of the source, as value='value'"),
        (lambda a, b: a.jslink(b, code={"value": "x"}, bidirectional=True), "or code for one way"),
        (lambda a, b: a.jslink(b, code={"value": "x"}, value="value"), "one of the two"),
        (lambda a, b: a.jslink(b, valu="value"), "TextInput has no parameter 'valu'. Did you mean 'value'?"),
        (lambda a, b: a.jslink(b, value="labl"), "Select has no parameter 'labl'. Did you mean 'label'?"),
        (lambda a, b: a.jslink(b, value="options"), "Select.options stays in Python, so the page cannot follow or set"),
        (
            lambda a, b: a.jscallback(value=print),
            "=<built-in function print> is no JavaScript. Write it as a text.",
        ),
        (lambda a, b: a.jscallback(args={"a b": b}, value="x"), "the code cannot call it that"),
        (lambda a, b: a.jscallback(args={"source": b}, value="x"), "the code cannot call it that"),
    ],
)
def test_what_cannot_be_linked_says_what_to_write(link, told):
    source = w.TextInput()
    with pytest.raises(ComponentError) as caught:
        link(source, w.Select(options=["a"]))
    assert told in str(caught.value)
    assert source._page_links == ()


def test_a_property_of_a_bokeh_model_follows_by_its_path_and_no_other():
    plotting = pytest.importorskip("bokeh.plotting")
    figure, slider = plotting.figure(), w.FloatSlider()
    line = figure.line([0, 1], [0, 1])
    slider.jslink(line, value="glyph.line_width")
    assert follows(line.glyph, "line_width")
    assert not follows(line.glyph, "line_alpha")
    assert not follows(line, "line_width")
    for path in ("glyph.line_widht", "nothing.at.all", "glyph."):
        with pytest.raises(ComponentError, match="GlyphRenderer has no property"):
            slider.jslink(line, value=path)
    with pytest.raises(ComponentError, match=r"cannot follow\. Give a component"):
        slider.jslink("figure", value="x")
    assert len(slider._page_links) == 1


async def test_the_module_is_handed_out_and_again_when_the_page_asks(tmp_path):
    from transom.session.classes import Classes

    texts = []

    def publish(text):
        texts.append(text)
        return f"../module/{len(texts)}.js"

    text = w.TextInput()
    text.jscallback(value="x()")
    classes = Classes({}, lambda *_: None, publish)
    assert classes.module(text._page_links[0]) == "../module/1.js"
    assert "x()" in texts[0]
    assert Classes({}, lambda *_: None).module(text._page_links[0]) is None
