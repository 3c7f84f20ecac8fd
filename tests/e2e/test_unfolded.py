"""Accordions, dialogs and grids in a real browser: keys, focus, and that plots in them are drawn when they are seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import BOX, Show, come_to_rest, fits, frame, resize, until


def clean(page: Page) -> None:
    found = run_axe(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def plots() -> list[Any]:
    """One of each library whose plots take their width from the page."""
    go, alt = pytest.importorskip("plotly.graph_objects"), pytest.importorskip("altair")
    figure = pytest.importorskip("bokeh.plotting").figure(height=120, sizing_mode="stretch_width")
    figure.line([1, 2], [1, 2])
    chart = alt.Chart(alt.Data(values=[{"x": 1, "y": 2}, {"x": 2, "y": 1}]), width="container", height=80)
    return [
        tr.pane.Plotly(go.Figure(go.Scatter(y=[1, 2])), height=120, sizing_mode="stretch_width"),
        tr.pane.Vega(chart.mark_line().encode(x="x:Q", y="y:Q")),
        tr.pane.Bokeh(figure),
    ]


PLOTLY, VEGA, BOKEH = ".main-svg", ".vega-embed :is(svg, canvas)", ".bk-Figure"
SHARES = """(el, parts) => parts.map((part) => {
    const inner = el.querySelector(part);
    return inner ? inner.getBoundingClientRect().width / el.clientWidth : 0;
})"""


def fill(page: Page, place: str, *parts: str) -> bool:
    """Whether plots are as wide as what they are in, within a tenth."""
    return all(share >= 0.9 for share in page.locator(place).evaluate(SHARES, parts))


@pytest.mark.slow
def test_plots_that_were_out_of_sight_are_drawn_when_they_are_seen(show: Show) -> None:
    def make() -> Any:
        folded = tr.Accordion(("Folded", tr.Column(plots()[0], css_classes=["two"])))
        return tr.Modal(tr.Column(*plots()[1:], css_classes=["one"]), folded, label="Plots")

    page, *_ = shown = show(make)
    shown.root.show()
    until(lambda: fill(page, ".one", VEGA, BOKEH))
    page.get_by_role("button", name="Folded").click()
    until(lambda: fill(page, ".two", PLOTLY))


def test_an_accordion_by_mouse_by_keys_and_by_code(show: Show) -> None:
    def make() -> Any:
        field = tr.widgets.TextInput(label="Field")
        return tr.Column(
            tr.Accordion(("One", field), ("Two", "text two"), ("Three", "text three")),
            tr.Accordion(("Four", "text four"), ("Five", "text five"), toggle=True, dynamic=True),
        )

    page, many, single = show(make)
    one, two, three, four, five = (
        page.get_by_role("button", name=name) for name in ("One", "Two", "Three", "Four", "Five")
    )
    one.click()
    two.click()
    until(lambda: many.active == [0, 1])
    page.get_by_label("Field").fill("kept")
    many.active = [0]
    expect(page.get_by_text("text two")).to_be_hidden()
    expect(two).to_have_attribute("aria-expanded", "false")
    many.insert(0, ("Zero", "text zero"))
    expect(page.get_by_role("button", name="Zero")).to_be_visible()
    expect(page.get_by_label("Field")).to_have_value("kept")
    assert many.active == [1]
    one.focus()
    for key, button in (("ArrowDown", two), ("End", three), ("ArrowDown", None), ("ArrowUp", three)):
        page.keyboard.press(key)
        expect(button or page.get_by_role("button", name="Zero")).to_be_focused()
    page.keyboard.press("Space")
    until(lambda: many.active == [1, 3])
    many.pop(3)
    expect(two).to_be_focused()
    four.click()
    expect(page.get_by_text("text four")).to_be_visible()
    five.click()
    expect(page.get_by_text("text five")).to_be_visible()
    expect(page.get_by_text("text four")).to_have_count(0)
    until(lambda: single.active == [1])
    five.click()
    until(lambda: single.active == [])
    single.disabled = True
    expect(four).to_be_disabled()
    single.append(("Six", "text"))
    expect(page.get_by_role("button", name="Six")).to_be_disabled()


def test_a_dialog_takes_the_focus_and_gives_it_back(show: Show) -> None:
    def make() -> Any:
        modal = tr.Modal(tr.widgets.TextInput(label="Name"), label="Settings", css_classes=["mine"], width=300)
        other = tr.Modal("text of the other", background_close=False, show_close_button=False)
        high = tr.Spacer(height=3000, width=10)
        return tr.Column(modal.create_button("show", label="Open"), modal, other, "below", high)

    page, button, modal, other, below, _ = show(make)
    opener, dialog = page.get_by_role("button", name="Open"), page.get_by_role("dialog", name="Settings")
    assert between(page, button, below) == 12, "it takes no room"
    page.mouse.wheel(0, 100)
    until(lambda: page.evaluate("scrollY") == 100)
    width = page.evaluate("document.documentElement.clientWidth")
    opener.evaluate("(el) => el.focus({ preventScroll: true })")
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("Name")).to_be_focused()
    until(lambda: dialog.evaluate(BOX)[2] == 300)
    expect(dialog).to_have_class("tr-dialog mine")
    clean(page)
    for expected in ("Close", "Name"):  # nothing behind is reached; the browser's own bar may come between
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            page.keyboard.press("Tab")
        expect(
            dialog.get_by_role("button", name="Close") if expected == "Close" else dialog.get_by_label("Name")
        ).to_be_focused()
    page.mouse.wheel(0, 300)
    assert (page.evaluate("scrollY"), page.evaluate("document.documentElement.clientWidth")) == (100, width)
    other.show()  # by code, above the first
    expect(page.get_by_role("dialog", name="Dialog")).to_be_visible()
    page.mouse.click(5, 5)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Dialog")).to_have_count(0)
    expect(dialog).to_be_visible()
    until(lambda: (modal.open, other.open) == (True, False))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    until(lambda: modal.open is False)
    assert page.evaluate("scrollY") == 100


def between(page: Page, upper: Any, lower: Any) -> float:
    above, below = frame(page, upper).evaluate(BOX), frame(page, lower).evaluate(BOX)
    return float(below[1] - above[1] - above[3])


def test_messages_stand_over_a_dialog(show: Show) -> None:
    shown = show(lambda: tr.Modal("text", label="Dialog", open=True))
    page, modal = shown.page, shown.root

    def tell() -> None:
        tr.state.notifications.error("First", 0)
        tr.state.notifications.error("Second", 0)

    shown.session.apply(tell, function=tell)
    region = page.get_by_role("region", name="Notifications")
    expect(region.locator(".tr-toast")).to_have_count(2)
    region.get_by_role("button", name="Dismiss").first.click()
    expect(region.locator(".tr-toast")).to_have_count(1)
    expect(page.get_by_role("dialog")).to_be_visible()
    modal.hide()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(region).to_be_visible()
    modal.show()
    expect(page.locator("dialog .tr-toasts")).to_be_visible()
    modal.visible = False
    region.get_by_role("button", name="Dismiss").first.click()
    expect(region.locator(".tr-toast")).to_have_count(0)


def test_a_dialog_in_what_is_disabled_does_not_lock_the_page(show: Show) -> None:
    page, box, button = show(
        lambda: tr.Column(tr.WidgetBox(tr.Modal("text", open=True), disabled=True), tr.widgets.Button(label="B"))
    )
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="B").click()
    until(lambda: button.clicks == 1)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert box[0].open


def test_a_dialog_in_what_is_not_visible_is_not_shown(show: Show) -> None:
    page, box = show(lambda: tr.Column(tr.WidgetBox(tr.Modal("text", open=True, loading=True), visible=False)))
    expect(page.locator(".tr-WidgetBox")).to_be_attached()
    expect(page.get_by_role("dialog")).to_have_count(0)
    box.visible = True
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".tr-loading")).to_be_visible()
    box.visible = False
    expect(dialog).to_have_count(0)
    assert box[0].open, "it was not the user who closed it"
    box[0].loading = False
    box.visible = True
    expect(dialog).to_be_visible()
    expect(dialog.locator(".tr-loading")).to_have_count(0)


def test_a_dialog_closes_beside_it_and_not_by_what_ends_there(show: Show) -> None:
    def make() -> Any:
        modal = tr.Modal("# Text", open=True, label="One")
        return tr.Column(tr.Tabs(("A", "text"), ("B", tr.Column(modal))), modal.create_button("toggle", label="T"))

    page, tabs, _ = show(make, viewport={"width": 390, "height": 700})
    modal, dialog = tabs[1][0], page.get_by_role("dialog", name="One")
    expect(dialog).to_be_visible()  # though what it is placed in is hidden
    come_to_rest(page, lambda: dialog.evaluate(BOX), 100)
    x, y, wide, high = dialog.evaluate(BOX)
    assert x >= 8
    assert x + wide <= 382
    page.mouse.move(x + 5, y + 5)
    page.mouse.down()
    page.mouse.move(x + 5, y - 20)
    page.mouse.up()
    page.mouse.click(x + wide - 5, y + high - 5)
    expect(dialog).to_be_visible()
    page.mouse.click(x + 5, y - 20)
    expect(dialog).to_have_count(0)
    until(lambda: modal.open is False)
    modal.param.update(open=True, label="Another", show_close_button=False)
    expect(page.get_by_role("dialog", name="Another").get_by_role("button")).to_have_count(0)
    modal[:] = ["Other text"]
    expect(page.get_by_role("dialog")).to_contain_text("Other text")
    modal.visible = False
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert modal.open
    tabs.pop(1)
    expect(page.locator("dialog.tr-dialog")).to_have_count(0)


def test_cells_of_a_grid(show: Show) -> None:
    picture = "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='700'><rect width='900' height='700'/></svg>"

    def make() -> Any:
        fixed, free = tr.GridSpec(width=400, height=300), tr.GridSpec()
        fixed[0, 0:2] = tr.pane.SVG(picture)
        fixed[1, 0] = "# A text\n\n" + "that is long " * 40
        fixed[1, 1] = tr.widgets.Button(label="B", align="center")
        free[0, 0] = "one line"
        free[1, :2] = tr.Spacer(height=90)
        free[2, 1] = "last"
        return tr.Column(fixed, free, width=800)

    page, fixed, free = show(make)
    boxes = [frame(page, each).evaluate(BOX) for each in (*fixed, *free)]
    size = [[round(each) for each in box[2:]] for box in boxes]
    assert size[:2] == [[400, 144], [194, 144]]
    assert size[3:] == [[394, size[3][1]], [800, 90], [394, size[5][1]]]
    assert boxes[4][1] - boxes[3][1] == pytest.approx(102)
    image = frame(page, fixed[0, 0]).locator("img, svg").first.evaluate(BOX)
    assert (image[2], image[3]) <= (400, 144)
    fixed[0, 0:2] = "over"
    expect(page.get_by_text("over")).to_be_visible()
    resize(page, {"width": 390, "height": 800})
    until(lambda: frame(page, free[0, 0]).evaluate(BOX)[2] > 300)
    fits(page, 390)


def test_nothing_moves_but_what_is_below(show: Show) -> None:
    def make() -> Any:
        cards = [tr.Card(f"text {number}", title=f"Card {number}") for number in range(30)]
        tabs = tr.Tabs(("First", "short"), ("Second", tr.Spacer(height=300)))
        return tr.Column(*cards[:25], tabs, tr.Accordion(("Section", "text"), ("Other", "text")), *cards[25:])

    shown = show(make)
    page = shown.page
    page.evaluate("scrollTo(0, 1500)")
    upper, top = page.get_by_role("button", name="Card 20"), "(el) => el.getBoundingClientRect().top"
    at = upper.evaluate(top)
    for name in ("Card 21", "Second", "Section", "Other", "First", "Card 21", "Section"):
        page.locator("button", has_text=name).evaluate(
            "(el) => { el.click(); return new Promise((done) => requestAnimationFrame(() => setTimeout(done))); }"
        )
        assert (page.evaluate("scrollY"), upper.evaluate(top)) == (1500, at), name
    shown.session.apply(note := lambda: tr.state.notifications.info("A message", 0), function=note)
    expect(page.locator(".tr-toasts")).to_be_visible()
    assert (page.evaluate("scrollY"), upper.evaluate(top)) == (1500, at)


def test_a_grid_that_stretches_fills_the_window(show: Show) -> None:
    def make() -> None:
        grid = tr.GridSpec(sizing_mode="stretch_both", max_height=700, css_classes=["grid"])
        for place in ((0, slice(None, 3)), (1, 0), (1, slice(1, 3)), (slice(None), 3)):
            grid[place] = tr.Spacer(styles={"background": "teal"}, css_classes=["cell"])
        grid.servable()

    page = show(make, viewport={"width": 1000, "height": 600}).page
    page.locator(".cell").first.wait_for()
    assert page.locator(".grid").evaluate(BOX) == [24, 24, 952, 552]
    assert [each.evaluate(BOX)[2:] for each in page.locator(".cell").all()] == [
        [714, 276],
        [238, 552],
        [238, 276],
        [476, 276],
    ]
    resize(page, {"width": 1000, "height": 900})
    until(lambda: page.locator(".grid").evaluate(BOX)[3] == 700)


def test_cells_are_moved_and_resized(show: Show) -> None:
    def make() -> Any:
        grid = tr.layout.GridStack(width=620, height=400)
        grid[0, 0] = tr.Card("Text", title="A")
        grid[0, 1:3] = tr.Card("Text", title="B")
        grid[1, :] = tr.widgets.Button("C")
        return tr.Column("# Grid", grid)

    page, _, grid = show(make)

    def there() -> list[Any]:
        return [place for place, each in grid.objects.items() if getattr(each, "title", "") == "A"]

    move, size = (page.get_by_role("button", name=name) for name in ("Move", "Resize"))
    expect(move).to_have_count(3)
    page.mouse.move(100, 100)
    expect(move.first).to_have_css("opacity", "1")
    clean(page)
    move.first.focus()
    page.keyboard.press("ArrowRight")
    until(lambda: there() == [(0, 1, 1, 2)])
    expect(page.locator("[data-place='0,1,1,2'] .tr-stack__move")).to_be_focused()  # it has gone with it
    page.keyboard.press("ArrowDown")
    until(lambda: there() == [(1, 1, 2, 2)])
    expect(page.locator("[data-place='1,1,2,2'] .tr-stack__move")).to_be_focused()
    page.keyboard.press("Tab")
    expect(size.and_(page.locator(":focus"))).to_have_count(1)
    page.keyboard.press("ArrowLeft")  # it has one column, and no fewer
    page.keyboard.press("ArrowDown")
    until(lambda: there() == [(1, 1, 3, 2)])
    card = page.locator(".tr-Card", has_text="A").first
    box, column = card.evaluate(BOX), 620 / 3
    handle = page.locator("[data-place='1,1,3,2'] .tr-stack__move")
    come_to_rest(page, lambda: handle.evaluate(BOX), 100)
    x, y, _, _ = handle.evaluate(BOX)
    page.mouse.move(x + 5, y + 5)
    page.mouse.down()
    page.mouse.move(x + 5 - column, y + 5, steps=5)
    expect(page.locator("[data-held]")).to_have_count(1)
    page.mouse.up()
    until(lambda: there() == [(1, 0, 3, 1)])
    page.wait_for_function(
        "(wanted) => Math.abs(document.querySelector('.tr-Card').getBoundingClientRect().x - wanted) < 400",
        arg=box[0] - column,
    )
    grid.height = 120  # one handle stands beside the other
    page.wait_for_function(
        """() => [...document.querySelectorAll(".tr-stack > div")].every((each) => {
            const [one, two] = [...each.children].map((button) => button.getBoundingClientRect());
            return each.clientHeight > 60 ? two.top >= one.bottom : two.left >= one.right;
        })"""
    )
    grid.allow_resize = False
    expect(size).to_have_count(0)
    grid.disabled = True
    expect(move.first).to_be_disabled()
