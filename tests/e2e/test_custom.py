"""Front ends that an author brings, in a real browser under the server's own policy: a violation is a console error."""

from __future__ import annotations

import re

import anywidget
import param
import pytest
import traitlets
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import frame, live_server, until


class Counter(tr.JSComponent):
    """As in Panel's documentation."""

    value = param.Integer(default=0)

    _esm = """
    export function render({ model }) {
      const button = document.createElement("button");
      const show = () => { button.textContent = `count is ${model.value}`; };
      button.addEventListener("click", () => { model.value += 1; });
      model.on("value", show);
      show();
      return button;
    }
    """
    _stylesheets = ["button { color: rgb(1, 2, 3); } :host { outline: 1px solid rgb(4, 5, 6); }"]


class Talker(tr.JSComponent):
    """Events, messages, hooks."""

    text = param.String(default="t")
    number = param.Integer(default=1)
    label_of = param.String(default="<img src=x onerror=alert(1)>")

    _esm = """
    export function render({ model, el, view }) {
      const log = (line) => { const p = document.createElement("p"); p.textContent = line; el.append(p); };
      const button = document.createElement("button");
      button.textContent = "send";
      button.onclick = (event) => { model.send_event("press", event); model.send_msg({ n: 1 }); };
      el.append(button);
      model.on(["text", "number"], () => log(`${model.text} ${model.number}`));
      model.on("msg:custom", (event) => log(`message ${event.data.back}`));
      model.on("after_render", () => log("after_render"));
      model.on("lifecycle:after_layout", () => log("after_layout"));
      model.on("remove", () => { window.removed = (window.removed ?? 0) + 1; });
      log(model.label_of);
      log(String(view.model === model) + String(model.nothing));
    }
    """

    def __init__(self, **params):
        super().__init__(**params)
        self.events = []

    def _handle_press(self, event):
        self.events.append(event.data)

    async def _handle_msg(self, data):
        self._send_msg({"back": data["n"]})


class Box(tr.JSComponent):
    """Children by name."""

    one = tr.Child()
    many = tr.Children()

    _esm = """
    let renders = 0;
    export function render({ model }) {
      const el = document.createElement("section");
      el.dataset.renders = ++renders;
      if (model.get_child("one")) el.append(model.get_child("one"));
      const list = document.createElement("ul");
      for (const child of model.get_child("many")) {
        const item = document.createElement("li");
        item.append(child);
        list.append(item);
      }
      el.append(list);
      return el;
    }
    """


class Afm(tr.AnyWidgetComponent):
    """A module written for anywidget."""

    value = param.Integer(default=3)

    _esm = """
    export default () => {
      let initialized = 0;
      return {
        initialize({ model }) { initialized += 1; return () => { window.ended = true; }; },
        render({ model, el }) {
          const button = document.createElement("button");
          const show = () => { button.textContent = `afm ${model.get("value")} ${initialized}`; };
          button.onclick = () => { model.set("value", model.get("value") + 1); model.save_changes(); };
          model.on("change:value", show);
          model.on("msg:custom", (content) => { el.dataset.said = content.word; });
          show();
          el.append(button);
          return () => { window.cleaned = (window.cleaned ?? 0) + 1; };
        },
      };
    };
    """


def test_a_component_of_panels_form_counts_on_both_sides(show):
    page, one, two, _ = shown = show(lambda: tr.Column(Counter(), Counter(value=5), tr.widgets.Button(label="plain")))
    page.get_by_role("button", name="count is 0").click()
    expect(page.get_by_role("button", name="count is 1")).to_be_visible()
    until(lambda: one.value == 1)
    two.value = 9
    expect(page.get_by_role("button", name="count is 9")).to_be_visible()
    colours = page.evaluate("[...document.querySelectorAll('main button')].map((b) => getComputedStyle(b).color)")
    assert colours[:2] == ["rgb(1, 2, 3)"] * 2
    assert colours[2] != "rgb(1, 2, 3)"
    outlines = page.evaluate(
        "[...document.querySelectorAll('.tr-Foreign')].map((each) => getComputedStyle(each).outlineColor)"
    )
    assert outlines == ["rgb(4, 5, 6)"] * 2
    one.disabled = True
    expect(frame(page, one).locator("[inert] button")).to_have_count(1)
    assert shown.session


def test_events_messages_and_hooks(show):
    page, talker = show(lambda: tr.Column(Talker()))
    expect(page.get_by_text("after_layout")).to_be_visible()
    expect(page.get_by_text("after_render")).to_be_visible()
    expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    expect(page.get_by_text("trueundefined")).to_be_visible()
    page.get_by_role("button", name="send").click()
    expect(page.get_by_text("message 1")).to_be_visible()
    until(lambda: talker.events)
    assert talker.events[0]["type"] == "click"
    assert talker.events[0]["target"]["tagName"] == "BUTTON"
    talker.param.update(text="u", number=2)
    expect(page.get_by_text("u 2")).to_have_count(2)
    shown_in = talker._mounts[0]
    assert shown_in.operable


def test_children_keep_their_elements_while_the_component_draws_anew(show):
    page, box = show(
        lambda: tr.Column(Box(one=tr.widgets.TextInput(label="name"), many=["a", tr.widgets.Button(label="b")]))
    )
    section = page.locator("section")
    expect(section.locator("li")).to_have_count(2)
    field = page.get_by_label("name")
    field.fill("kept")
    for number in range(3):
        box.many = [*box.many, f"more {number}"]
    expect(section.locator("li")).to_have_count(5)
    expect(field).to_have_value("kept")
    page.get_by_role("button", name="b").click()
    until(lambda: box.many[1].clicks == 1)
    box.one = tr.widgets.IntSlider(label="slide", value=3, end=9)
    expect(page.get_by_role("slider", name="slide")).to_be_visible()
    expect(page.get_by_label("name")).to_have_count(0)


class Longer(tr.JSComponent):
    """Has buttons of its own after its children, of which a press makes one more."""

    body = tr.Children()

    _esm = """
    export function render({ model }) {
      const [first, more] = ["first", "more"].map((text) => {
        const button = document.createElement("button");
        button.textContent = text;
        return button;
      });
      more.onclick = (event) => model.send_event("press", event);
      return [...model.get_child("body"), first, more];
    }
    """

    def _handle_press(self, event):
        self.body = [*self.body, tr.widgets.Button(f"child {len(self.body)}")]


def test_the_focus_stays_while_the_component_draws_anew(show):
    page, box = show(lambda: Box(one=Longer(body=[tr.widgets.TextInput("name")])))
    longer = box.one
    page.get_by_role("button", name="more").focus()
    for number in (1, 2):
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=f"child {number}")).to_be_visible()
        expect(page.get_by_role("button", name="more")).to_be_focused()
    field = page.get_by_label("name")
    field.press_sequentially("half")
    longer.body = [*longer.body, "text"]
    expect(page.get_by_text("text", exact=True)).to_be_visible()
    expect(field).to_be_focused()
    page.keyboard.type(" more")
    expect(field).to_have_value("half more")


def test_a_module_of_anywidgets_form_is_initialised_once(show):
    def make():
        afm = Afm()
        return tr.Column(afm, afm)

    page, one, again = show(make)
    buttons = page.get_by_role("button", name="afm 3 1")
    expect(buttons).to_have_count(2)
    buttons.first.click()
    expect(page.get_by_role("button", name="afm 4 1")).to_have_count(2)
    one.send({"word": "hello"})
    expect(page.locator("[data-said=hello]")).to_have_count(2)
    assert one is again


class Loud(tr.widgets.Button):
    """A button that is drawn in another way."""

    _esm = """
    export default {
      render({ model, el, host }) {
        const button = document.createElement("button");
        button.textContent = `${model.get("label")}!`;
        button.onclick = () => model.send("click");
        host.disabled((off) => { button.disabled = off; });
        el.append(button);
      },
    };
    """


def test_any_component_may_be_drawn_by_a_module_of_its_own(show):
    page, button = show(lambda: tr.Column(Loud(label="go")))
    page.get_by_role("button", name="go!").click()
    until(lambda: button.clicks == 1)
    button.disabled = True
    expect(page.get_by_role("button", name="go!")).to_be_disabled()


def test_a_view_that_goes_is_cleaned_up_and_the_model_at_its_end(show):
    afm = Afm()
    page, row = show(lambda: tr.Column(tr.Row(afm, afm)))
    expect(page.get_by_role("button", name="afm 3 1")).to_have_count(2)
    row.pop()
    until(lambda: page.evaluate("[window.cleaned, window.ended]") == [1, None])
    row.pop()
    until(lambda: page.evaluate("[window.cleaned, window.ended]") == [2, True])


class Mixed(anywidget.AnyWidget):
    """Every way in which a widget and its front end speak."""

    _esm = """
    function initialize() { window.begun = (window.begun ?? 0) + 1; }
    function render({ model, el, experimental }) {
      const button = document.createElement("button");
      const out = document.createElement("output");
      const show = () => {
        const bytes = model.get("data");
        const inner = model.get("nested").a[0];
        out.textContent = [model.get("value"), model.get("width"), model.get("name"), bytes.getUint8(1),
          inner.getUint8(0), model.get("children").length].join(" ");
      };
      button.textContent = "act";
      button.onclick = async () => {
        model.set("value", model.get("value") + 1);
        model.set("data", new DataView(new Uint8Array([7, 8, 9]).buffer));
        model.save_changes();
        model.send({ hello: 1 }, undefined, [new Uint8Array([1, 2, 3]).buffer]);
        const [answer] = await experimental.invoke("_double", 21);
        el.dataset.answer = answer;
      };
      for (const name of ["value", "width", "data"]) model.on(`change:${name}`, show);
      model.on("msg:custom", (content, buffers) => {
        if (content.back) el.dataset.back = `${content.back} ${buffers[0].getUint8(0)}`;
      });
      show();
      el.append(button, out);
    }
    export default { initialize, render };
    """
    _css = "output { color: rgb(9, 8, 7); }"
    value = traitlets.Int(1).tag(sync=True)
    width = traitlets.Int(77).tag(sync=True)
    name = traitlets.Unicode("w").tag(sync=True)
    children = traitlets.List([1, 2]).tag(sync=True)
    data = traitlets.Bytes(b"\x00\x05").tag(sync=True)
    nested = traitlets.Dict({"a": [b"\x06"]}).tag(sync=True)

    @anywidget.experimental.command
    def _double(self, msg, buffers):
        return msg * 2, []


def test_an_anywidget_speaks_both_ways(show):
    heard = []

    def make():
        widget = Mixed()
        widget.on_msg(lambda _, content, buffers: heard.append((content, [bytes(each) for each in buffers])))
        return tr.Column(widget, tr.bind(lambda: tr.Row(widget)))

    page, first, _ = show(make)
    outputs = page.locator("output")
    expect(outputs).to_have_count(2)
    expect(outputs.first).to_have_text("1 77 w 5 6 2")
    expect(outputs.first).to_have_css("color", "rgb(9, 8, 7)")
    page.get_by_role("button", name="act").first.click()
    expect(outputs.first).to_have_text("2 77 w 8 6 2")
    expect(outputs.last).to_have_text("2 77 w 8 6 2")
    expect(page.locator("[data-answer='42']")).to_have_count(1)
    widget = first.object
    assert (widget.value, widget.data) == (2, b"\x07\x08\x09")
    until(lambda: ({"hello": 1}, [b"\x01\x02\x03"]) in heard)
    widget.send({"back": "b"}, [b"\x04"])
    expect(page.locator("[data-back='b 4']")).to_have_count(2)
    assert page.evaluate("window.begun") == 1


class Late(tr.JSComponent):
    """Only drawn."""

    _esm = "export function render() { const p = document.createElement('p'); p.id = 'late'; return p; }"


@pytest.mark.parametrize("lost", [4, 99])
def test_a_module_that_the_server_has_lost_is_asked_for_again(show, live, monkeypatch, lost):
    texts, asked, published = live.server._modules._texts, [], []
    find, publish = texts.find, texts.publish

    def finding(name):
        asked.append(name)
        return find(name) if len(asked) > lost else None

    monkeypatch.setattr(texts, "find", finding)
    monkeypatch.setattr(texts, "publish", lambda text: (published.append(text), publish(text))[1])
    page, _ = show(lambda: tr.Column(Late()), allow="404|cannot be shown")
    if lost == 4:  # an import and a look are two requests
        expect(page.locator("#late")).to_be_attached()
        assert len(published) == 3
    else:
        expect(page.locator(".tr-error")).to_contain_text("does not have its module any more")
        assert len(published) == 4


WANTING = {
    "Origin": ("import 'http://cdn.invalid/x.js'; export function render() {}", r"--allow-scripts cdn\.invalid"),
    "Eval": ("export function render() { return new Function('return 1')(); }", "makes code at run time"),
    "Wasm": (
        "export async function render() { await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1])); }",
        "--allow-wasm",
    ),
    "LateWasm": (
        "export function render() { WebAssembly.compile(new Uint8Array([0, 97, 115])).catch(() => {}); }",
        "--allow-wasm",
    ),
    "Fetch": ("export async function render() { await fetch('http://data.invalid/x'); }", "fetch in Python"),
    "Worker": ("export function render() { new Worker(URL.createObjectURL(new Blob(['1']))); }", "needs a worker"),
    "Script": (
        """export function render({ el }) {
          const script = document.createElement("script");
          script.src = "http://late.invalid/s.js";
          el.append(script);
        }""",
        r"--allow-scripts late\.invalid",
    ),
    "Bare": ("import React from 'react'; export function render() {}", "_importmap"),
    "Syntax": ("export function {", "Unexpected token"),
    "Inner": ("import '/nowhere.js'; export function render() {}", "that it imports cannot be fetched"),
    "Nothing": ("export const nothing = 1;", "exports no function `render`"),
    "Fails": ("export function render() { throw new Error('of its own'); }", "of its own"),
    "Probe": (
        "export function render({ el }) { try { new Function('') } catch { el.textContent = 'does without' } }",
        "does without",
    ),
}  # fmt: skip


def test_what_a_module_may_not_do_is_said_in_its_place(show):
    def make():
        kinds = [
            type(tr.JSComponent)(name, (tr.JSComponent,), {"_esm": esm, "__module__": __name__})
            for name, (esm, _) in WANTING.items()
        ]
        return tr.Column(*(kind() for kind in kinds), tr.widgets.Button(label="lives"))

    page, *components, _ = show(make, allow=".")
    for component, (name, (_, says)) in zip(components, WANTING.items(), strict=True):
        shown = frame(page, component)
        expect(shown).to_contain_text(re.compile(says))
        expect(shown.locator(".tr-error")).to_have_count(int(name != "Probe"))
    expect(page.get_by_role("button", name="lives")).to_be_visible()


def test_what_the_options_allow_runs(browser):
    """A library of another host, by a bare name, and WebAssembly; a third host stays refused."""

    class Allowed(tr.JSComponent):
        _importmap = {"imports": {"lib": "http://cdn.invalid/lib.js"}}
        _esm = """
        import { word } from "lib";
        export async function render() {
          await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
          return document.createTextNode(word);
        }
        """

    class Refused(tr.JSComponent):
        _esm = "import 'http://other.invalid/lib.js'; export function render() {}"

    context = browser.new_context()
    context.route("http://*.invalid/**", lambda route: route.fulfill(
        body="export const word = 'of another host';", content_type="text/javascript",
        headers={"access-control-allow-origin": "*"},
    ))  # fmt: skip
    with live_server(allow_wasm=True, allow_scripts=["cdn.invalid"]) as server:
        server.make = lambda: tr.Column(Allowed(), Refused())
        page = context.new_page()
        page.goto(server.url)
        expect(page.get_by_text("of another host")).to_be_visible()
        expect(page.locator(".tr-error")).to_contain_text("--allow-scripts other.invalid")
        context.close()


# ---------------------------------------------------------------------------------------------- of others


@pytest.fixture
def loopback_only(browser):
    """A context whose pages reach this machine and nothing else; what they ask for elsewhere is noted."""
    context = browser.new_context(viewport={"width": 1280, "height": 1400})
    elsewhere: list[str] = []

    def guard(route):
        if re.match(r"http://(localhost|127\.0\.0\.1):", route.request.url):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    yield context
    context.close()
    assert not elsewhere


def test_widgets_of_two_packages_work_as_they_are(live, loopback_only):
    """Nothing of them is written for this: what they need is in their wheels."""
    import wigglystuff
    from drawdata import ScatterWidget

    live.make = lambda: tr.Column(
        wigglystuff.Slider2D(width=200, height=200),
        wigglystuff.SortableList(["one", "two"]),
        ScatterWidget(width=500, height=300),
    )
    page = loopback_only.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(live.url)
    page.wait_for_selector("main.tr-page:not([aria-busy])")
    slider, order, scatter = (each.object for each in live.made[-1])

    area = frame(page, live.made[-1][0]).locator("canvas").first.bounding_box()
    page.mouse.move(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
    page.mouse.down()
    page.mouse.move(area["x"] + area["width"] * 0.75, area["y"] + area["height"] * 0.25, steps=4)
    page.mouse.up()
    until(lambda: slider.x > 0)
    until(lambda: slider.y > 0)

    expect(frame(page, live.made[-1][1])).to_contain_text("two")
    order.value = ["three", "four"]
    expect(frame(page, live.made[-1][1])).to_contain_text("four")

    area = frame(page, live.made[-1][2]).locator("svg").last.bounding_box()
    page.mouse.move(area["x"] + 150, area["y"] + 150)
    page.mouse.down()
    page.mouse.move(area["x"] + 250, area["y"] + 180, steps=8)
    page.mouse.up()
    until(lambda: len(scatter.data) > 0)
    assert scatter.data_as_pandas.shape[1] >= 3
    assert [each for each in problems if "<svg> attribute height" not in each] == []  # drawdata's own
