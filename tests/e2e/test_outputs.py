"""Views in a document of another's, as in a notebook: any number, without an address, and nothing else changes."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Live
from tests.e2e.outputs import ASSETS, Document, document
from transom.app import App

TWO = "<div id=a></div><div id=b></div>"


def small() -> tr.Column:
    text = tr.widgets.StaticText(value="nothing yet")
    button = tr.widgets.Button(label="Count", icon="sailboat")
    name = tr.widgets.TextInput("Name", value="Ada", description="Who it is")
    button.on_click(lambda _: setattr(text, "value", f"{button.clicks} by {name.value}"))
    return tr.Column(
        tr.pane.Markdown("# From **comms**"), name, tr.widgets.IntSlider("Width", value=3, end=10), button, text
    )


def shown_at(view: Locator, name: str = "From comms") -> None:
    expect(view.get_by_role("heading", name=name)).to_be_visible()


def test_two_runtimes_of_one_document_do_not_disturb_each_other(browser: Browser, live: Live) -> None:
    live.make = small
    with document(browser, live, TWO) as shown:
        page = shown.page
        a, b = page.locator("#a"), page.locator("#b")
        shown.show("#a")
        shown_at(a)
        shown.show("#b")
        shown_at(b)
        assert len(shown.asked) == len(set(shown.asked)), "each file comes once a document"
        a.get_by_label("Name").fill("Grace")
        a.get_by_role("button", name="Count").click()
        expect(a.locator("output")).to_have_text("1 by Grace")
        expect(b.locator("output")).to_have_text("nothing yet")
        expect(b.get_by_label("Name")).to_have_value("Ada")
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((el) => el.id)")
        assert len(ids) == len(set(ids))
        # The focus of one is not touched by what happens in the other.
        a.get_by_label("Name").focus()
        live.made[-1][4].value = "from Python"
        expect(b.locator("output")).to_have_text("from Python")
        expect(a.get_by_label("Name")).to_be_focused()
        # One ends, and the other goes on; what comes anew begins with what is there.
        before = shown.asked
        shown.close(0)
        expect(a.locator("*")).to_have_count(0)
        b.get_by_role("button", name="Count").click()
        expect(b.locator("output")).to_have_text("1 by Ada")
        shown.show("#a")
        expect(a.locator("output")).to_have_text("nothing yet")
        assert shown.asked == before


def test_two_views_of_one_session_are_equal_and_say_a_message_once(
    browser: Browser, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, shared = App.find, []

    def find_shared(self: App, hello: Any, base: str, **known: Any) -> Any:
        return shared[0].open() if shared else find(self, hello, base, **known)

    def make() -> tr.Column:
        made = small()
        say = tr.widgets.Button(label="Say")
        say.on_click(lambda _: tr.state.notifications.info("Said by both", duration=0))
        made.append(say)
        return made

    monkeypatch.setattr(App, "find", find_shared)
    live.make = make
    with document(browser, live, TWO) as shown:
        page = shown.page
        a, b = page.locator("#a"), page.locator("#b")
        shown.show("#a")
        shown_at(a)
        shared.append(live.sessions[-1])
        shown.show("#b")
        shown_at(b)
        a.get_by_label("Name").fill("Grace")
        a.get_by_label("Name").press("Enter")
        expect(b.get_by_label("Name")).to_have_value("Grace")
        b.get_by_role("button", name="Count").click()
        for each in (a, b):
            expect(each.locator("output")).to_have_text("1 by Grace")
        b.get_by_role("button", name="Say").click()
        expect(page.locator(".tr-toast")).to_have_count(1)
        expect(page.locator(".tr-toast__count")).to_be_hidden()
        shown.close(0)
        b.get_by_role("button", name="Count").click()
        expect(b.locator("output")).to_have_text("2 by Grace")
        expect(page.locator(".tr-toast")).to_have_count(1)


FOREIGN_LIBRARIES = """
() => { window.Bokeh = { mine: true }; window.Plotly = { mine: true }; window.vega = { mine: true }; }
"""


def plots() -> tr.Column:
    from bokeh.plotting import figure

    drawn = figure(width=300, height=200)
    drawn.line([1, 2, 3], [1, 4, 9])
    bars = {"data": [{"type": "bar", "x": ["a", "b"], "y": [1, 2]}], "layout": {"width": 300, "height": 200}}
    rows = {"values": [{"a": "A", "b": 3}]}
    spec = {"mark": "bar", "data": rows, "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}}}
    return tr.Column(tr.pane.Bokeh(drawn), tr.pane.Plotly(bars), tr.pane.Vega(spec), tr.pane.LaTeX(r"$\frac{1}{2}$"))


def test_plots_are_drawn_by_libraries_that_come_without_an_address_and_the_documents_own_stay(
    browser: Browser, live: Live
) -> None:
    live.make = plots
    with document(browser, live, TWO) as shown:
        page = shown.page
        page.evaluate(FOREIGN_LIBRARIES)
        for at in ("#a", "#b"):
            shown.show(at)
            view = page.locator(at)
            expect(view.locator(".bk-Figure")).to_be_visible()
            expect(view.locator(".js-plotly-plot .bars path").first).to_be_visible()
            expect(view.locator(".vega-embed svg .mark-rect path").first).to_be_visible()
            expect(view.locator(".katex-html")).to_be_visible()
        assert page.evaluate("[Bokeh.mine, Plotly.mine, vega.mine]") == [True, True, True]
        assert len(shown.asked) == len(set(shown.asked))
        shown.close(0)
        live.made[-1][1].object = {"data": [{"type": "bar", "x": ["a", "b", "c"], "y": [1, 2, 3]}], "layout": {}}
        expect(page.locator("#b .js-plotly-plot .bars .point")).to_have_count(3)


def ground(shown: Document, at: str) -> str:
    colour: str = shown.page.evaluate("(at) => getComputedStyle(document.querySelector(`${at} .tr-button`)).color", at)
    return colour


def test_each_view_has_the_documents_scheme_or_its_own(browser: Browser, live: Live) -> None:
    made = 0

    def make() -> Any:
        nonlocal made
        made += 1
        if made == 2:
            tr.config.theme = "dark"
        dark = tr.pane.JSON({"a": 1}, theme="dark")
        return tr.Column(tr.widgets.Button(label="Press"), tr.pane.Markdown("# From comms"), dark)

    live.make = make
    with document(browser, live, TWO, color_scheme="dark") as shown:
        shown.show("#a")
        shown_at(shown.page.locator("#a"))
        expect(shown.page.locator("#a .tr-json")).to_have_css("color-scheme", "dark")
        shown.show("#b")
        shown_at(shown.page.locator("#b"))
        frame, other = (shown.page.locator(f"{at} > .transom") for at in ("#a", "#b"))
        # The document is light whatever the system prefers.
        expect(frame).to_have_attribute("data-theme", "light")
        expect(other).to_have_attribute("data-theme", "dark")
        assert ground(shown, "#a") != ground(shown, "#b")
        for light, theme in (("false", "dark"), ("true", "light")):
            shown.page.evaluate("(light) => { document.body.dataset.jpThemeLight = light }", light)
            expect(frame).to_have_attribute("data-theme", theme)
            expect(other).to_have_attribute("data-theme", "dark")


def test_each_session_speaks_its_own_language(browser: Browser, live: Live) -> None:
    languages = iter(["de", "en"])

    def make() -> tr.Column:
        tr.config.language = next(languages)
        price = tr.widgets.FloatInput("Price", value=1234.5, format="0,0.00")
        return tr.Column(price, tr.pane.DataFrame(None))

    live.make = make
    with document(browser, live, TWO) as shown:
        a, b = shown.page.locator("#a"), shown.page.locator("#b")
        shown.show("#a")
        expect(a.get_by_text("Keine Daten")).to_be_visible()
        first = live.made[-1]
        shown.show("#b")
        expect(b.get_by_text("No data")).to_be_visible()
        assert [each.locator("> .transom").get_attribute("lang") for each in (a, b)] == ["de", "en"]
        # What comes later is said in its own words, and so is what answers its user.
        first[0].label = "Betrag"
        expect(a.get_by_role("button", name="Betrag erhöhen")).to_be_attached()
        for view, label, value in ((b, "Price", "1,234.50"), (a, "Betrag", "1.234,50")):
            field = view.get_by_role("spinbutton", name=label)
            field.focus()
            field.blur()
            expect(field).to_have_value(value)
        field = a.get_by_role("spinbutton", name="Betrag")
        field.fill("viel")
        field.press("Enter")
        expect(a.get_by_text("„viel“ ist keine Zahl.", exact=True)).to_be_visible()


def test_messages_and_dialogs_of_two_sessions(browser: Browser, live: Live) -> None:
    numbers = count(1)

    def make() -> Any:
        number = next(numbers)
        say = tr.widgets.Button(label="Say")
        say.on_click(lambda _: tr.state.notifications.error(f"From {number}", duration=0))
        modal = tr.Modal(tr.widgets.TextInput("Inside"), label=f"Dialog {number}")
        show = tr.widgets.Button(label="Open")
        show.on_click(lambda _: setattr(modal, "open", True))
        return tr.Column(tr.Row(say, show), modal)

    live.make = make
    with document(browser, live, TWO) as shown:
        page = shown.page
        for at in ("#a", "#b"):
            shown.show(at)
            page.locator(at).get_by_role("button", name="Say").click()
        toasts = page.locator(".tr-toast")
        expect(toasts).to_have_count(2)
        expect(page.locator(".tr-toasts")).to_have_count(1)
        page.locator(".tr-toast", has_text="From 1").get_by_role("button", name="Dismiss").click()
        expect(toasts).to_have_text([re.compile("From 2")])
        page.locator("#b").get_by_role("button", name="Open").click()
        dialog = page.get_by_role("dialog", name="Dialog 2")
        expect(dialog.get_by_label("Inside")).to_be_focused()
        assert page.evaluate("getComputedStyle(document.documentElement).overflow") == "visible"
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        page.locator("#b").get_by_role("button", name="Open").click()
        expect(dialog).to_be_visible()
        shown.close(1)
        expect(page.locator("dialog")).to_have_count(0 + page.locator("#a dialog").count())
        expect(page.locator("#a").get_by_role("button", name="Say")).to_be_enabled()


def test_what_a_view_says_of_its_kernel(browser: Browser, live: Live) -> None:
    live.make = small
    with document(browser, live, TWO) as shown:
        page = shown.page
        for at in ("#a", "#b"):
            shown.show(at)
            shown_at(page.locator(at))
        a, b = page.locator("#a"), page.locator("#b")
        link = page.evaluate("[...views[0].model.sockets.keys()][0]")
        page.evaluate("(to) => views[0].model.tell({ t: 'waits', to, on: true })", link)
        expect(a.get_by_text("Waiting for the cell")).to_be_visible()
        expect(b.get_by_text("Waiting for the cell")).to_have_count(0)
        page.evaluate("(to) => views[0].model.tell({ t: 'waits', to, on: false })", link)
        expect(a.get_by_text("Waiting for the cell")).to_have_count(0)
        page.evaluate("views[0].model.die()")
        expect(a.locator(".tr-status")).to_contain_text("The kernel has ended or started again. Run the cell again.")
        expect(a.locator(".tr-page")).to_have_js_property("inert", value=True)
        expect(a.get_by_label("Connection")).to_be_visible()
        b.get_by_role("button", name="Count").click()
        expect(b.locator("output")).to_have_text("1 by Ada")
        shown.close(1)
        page.wait_for_function("() => said.filter(({ t }) => t === 'gone').length === 1")


def test_a_frame_that_was_lost_is_made_good(browser: Browser, live: Live) -> None:
    live.make = small
    with document(browser, live, TWO) as shown:
        page, a = shown.page, shown.page.locator("#a")
        shown.show("#a")
        shown_at(a)
        a.get_by_role("button", name="Count").click()
        expect(a.locator("output")).to_have_text("1 by Ada")
        session = live.sessions[-1]
        a.get_by_label("Name").evaluate("(el) => { window.same = el }")
        link = page.evaluate("[...views[0].model.sockets.keys()][0]")
        page.evaluate("(to) => views[0].model.tell({ t: 'frames', frames: [[to, 99, '{}']] })", link)
        page.wait_for_function("() => views[0].model.sockets.size === 2")
        a.get_by_role("button", name="Count").click()
        expect(a.locator("output")).to_have_text("2 by Ada")
        assert live.sessions[-1] is session
        assert page.evaluate("same.isConnected")


def test_views_that_come_and_go_leave_nothing(browser: Browser, live: Live) -> None:
    live.make = small
    with document(browser, live, TWO) as shown:
        page = shown.page
        client = page.context.new_cdp_session(page)
        client.send("Performance.enable")

        def again(times: int) -> tuple[float, float, int]:
            for _ in range(times):
                shown.show("#a")
                shown_at(page.locator("#a"))
                shown.close(0)
                page.evaluate("() => { views.length = said.length = 0 }")
            page.wait_for_timeout(300)  # the mark of an announcement, the sheets of what has ended
            client.send("HeapProfiler.collectGarbage")
            found = {each["name"]: each["value"] for each in client.send("Performance.getMetrics")["metrics"]}
            sheets = page.evaluate("document.adoptedStyleSheets.length")
            return found["Nodes"], found["JSEventListeners"], sheets

        # Some of the last views are let go of a little later, so one look tells little.
        nodes, listeners, sheets = map(max, zip(*(again(5) for _ in range(3)), strict=True))
        more_nodes, more_listeners, more_sheets = map(max, zip(*(again(5) for _ in range(3)), strict=True))
        assert more_sheets == sheets
        assert more_listeners - listeners < 15
        assert more_nodes - nodes < 60


# Nobody answers; what is to be done after ten seconds is kept, to be done at once.
LATE = """
() => {
  const { readAsset, setTimeout } = window;
  window.answer = readAsset;
  window.readAsset = () => new Promise(() => {});
  window.setTimeout = (task, ms, ...rest) =>
    ms === 10_000 ? ((window.late = task), 0) : setTimeout(task, ms, ...rest);
}
"""


def test_a_loader_without_an_answer_draws_nothing_and_asks_again(browser: Browser, live: Live) -> None:
    live.make = small
    with document(browser, live, TWO) as shown:
        page = shown.page
        key = f"globalThis[Symbol.for('transom.{ASSETS.build}')]"
        page.evaluate(LATE)
        page.evaluate("(at) => { window.begun = window.show(document.querySelector(at)) }", "#a")
        page.wait_for_function("() => Boolean(window.late)")
        assert page.evaluate(f"Boolean({key})")
        page.evaluate("() => { late(); return begun }")
        expect(page.locator("#a *")).to_have_count(0)
        assert page.evaluate(f"{key} === undefined")
        page.evaluate("window.readAsset = window.answer")
        shown.show("#b")
        shown_at(page.locator("#b"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_view_is_for_everybody(browser: Browser, live: Live, theme: str) -> None:
    live.make = small
    with document(browser, live, "<main><h1>Host</h1><div id=a></div></main>", styles="") as shown:
        shown.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
        shown.show("#a")
        page = shown.page
        shown_at(page.locator("#a"))
        page.locator("#a").get_by_label("Name").focus()
        page.keyboard.press("Tab")
        expect(page.get_by_role("slider", name="Width")).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("slider", name="Width")).to_have_value("4")
        link = page.evaluate("[...views[0].model.sockets.keys()][0]")
        page.evaluate("(to) => views[0].model.tell({ t: 'waits', to, on: true })", link)
        expect(page.get_by_text("Waiting for the cell")).to_be_visible()
        for end in (False, True):
            if end:
                page.evaluate("views[0].model.die()")
                expect(page.locator(".tr-status").get_by_text("Run the cell again")).to_be_visible()
            found = run_axe(page, context="#a", options={"rules": {"color-contrast": {"enabled": not end}}})
            assert found.response["violations"] == [], found.generate_report()
