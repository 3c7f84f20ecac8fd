"""Front ends that come late, not at the first attempt, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Route, expect

import transom as tr
from tests.e2e.live import Live, frame, until


@contextmanager
def visit(
    browser: Browser, live: Live, make: Callable[[], Any], answer: Callable[[Route, str], None]
) -> Iterator[Page]:
    """A page whose scripts, but for the runtime, are asked of `answer`; what it says in the console is no failure."""

    def route(asked: Route) -> None:
        name = asked.request.url.rpartition("/")[2].partition("-")[0]
        if name == "client":
            asked.continue_()
        else:
            answer(asked, name)

    live.make = make
    before = len(live.made)
    context = browser.new_context()
    page = context.new_page()
    page.route("**/_transom/assets/*.js", route)
    page.route("**/_transom/module/*.js*", lambda asked: answer(asked, "module"))
    page.goto(live.url)
    until(lambda: page.wait_for_timeout(10) or len(live.made) > before)
    yield page
    context.close()


def fields() -> Any:
    return tr.Column(
        "A **text**",
        tr.widgets.IntSlider("Amount", end=10, value=3),
        tr.widgets.TextInput("Name", description="As it is written."),
        tr.Tabs(("One", tr.widgets.Switch("On"))),
    )


def test_a_moment_without_a_network_is_waited_out(browser: Browser, live: Live) -> None:
    asked: Counter[str] = Counter()

    def answer(route: Route, name: str) -> None:
        asked[name] += 1
        if asked[name] == 1:
            route.abort()
        else:
            route.continue_()

    with visit(browser, live, fields, answer) as page:
        expect(page.locator("strong")).to_have_text("text")
        page.get_by_role("slider", name="Amount").press("ArrowRight")
        page.get_by_role("textbox", name="Name").fill("Ada")
        page.get_by_role("textbox", name="Name").press("Enter")
        expect(page.get_by_role("switch", name="On")).to_be_visible()
        _, slider, name, _ = live.made[-1]
        until(lambda: (slider.value, name.value) == (4, "Ada"))
        expect(page.locator(".tr-error")).to_have_count(0)
    assert {"numbers", "texts", "boxes", "choices"} <= {*asked}


class Own(tr.custom.AnyWidgetComponent):
    _esm = 'export default { render({ el }) { el.textContent = "Drawn by its author"; } }'


def test_what_is_fetched_when_it_is_needed_waits_out_a_moment_too(browser: Browser, live: Live) -> None:
    asked: Counter[str] = Counter()

    def answer(route: Route, name: str) -> None:
        asked[name] += 1
        if asked[name] == 1:
            route.abort()
        else:
            route.continue_()

    def make() -> Any:
        tell = tr.widgets.Button("Tell", on_click=lambda _: tr.state.notifications.info("Told"))
        lines = [tr.pane.Str(f"line {number}") for number in range(30)]
        return tr.Column(tell, Own(), tr.Column(*lines, height=100, view_latest=True))

    with visit(browser, live, make, answer) as page:
        page.get_by_role("button", name="Tell").click()
        expect(page.locator(".tr-toast")).to_contain_text("Told")
        expect(page.get_by_text("Drawn by its author")).to_be_visible()
        expect(page.get_by_text("line 29")).to_be_in_viewport()
    assert all(asked[name] > 1 for name in ("toast_list", "follow", "foreign", "module")), asked


def test_what_is_long_in_coming_has_a_place_that_is_seen(browser: Browser, live: Live) -> None:
    late: list[Route] = []

    def answer(route: Route, name: str) -> None:
        if name == "numbers":
            late.append(route)
        else:
            route.continue_()

    with visit(browser, live, fields, answer) as page:
        place = page.locator(".tr-Slider[data-coming]")
        expect(place).to_be_visible()
        box = place.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 36
        expect(page.get_by_role("textbox", name="Name")).to_be_visible()
        until(lambda: page.wait_for_timeout(10) or late)
        late.pop().continue_()
        expect(page.get_by_role("slider", name="Amount")).to_be_visible()
        expect(place).to_have_count(0)


def test_a_chunk_without_the_front_end_is_said_and_takes_nothing_else_with_it(browser: Browser, live: Live) -> None:
    def answer(route: Route, name: str) -> None:
        if name == "numbers":
            route.fulfill(content_type="text/javascript", body="export default () => ({ default: {} });")
        else:
            route.continue_()

    with visit(browser, live, fields, answer) as page:
        slider = frame(page, live.made[-1][1])
        expect(slider).to_contain_text("There is no front end")
        expect(slider).to_contain_text("the page may be older than the server")
        expect(page.get_by_role("textbox", name="Name")).to_be_visible()


def test_a_result_stays_until_what_draws_the_next_one_is_there(browser: Browser, live: Live) -> None:
    late: list[Route] = []

    def make() -> Any:
        button = tr.widgets.Button("Next")
        views = tr.bind(lambda n: tr.widgets.IntSlider("Late") if n else "The old one", button.param.clicks)
        return tr.Column(button, tr.ParamFunction(views))

    with visit(
        browser, live, make, lambda route, name: late.append(route) if name == "numbers" else route.continue_()
    ) as page:
        old = page.get_by_text("The old one")
        expect(old).to_be_visible()
        page.get_by_role("button", name="Next").click()
        page.wait_for_selector(".tr-Slider[data-waiting]", state="attached")
        expect(old).to_be_visible()
        until(lambda: page.wait_for_timeout(10) or late)
        late.pop().continue_()
        expect(page.get_by_role("slider", name="Late")).to_be_visible()
        expect(old).to_have_count(0)


def test_nothing_is_seen_before_what_stands_above_it(browser: Browser, live: Live) -> None:
    """A page that is shown late, and not yet whole, does not push down what has been seen."""
    held: list[Route] = []

    def answer(route: Route, name: str) -> None:
        if name == "sanitize":
            held.append(route)
        else:
            route.continue_()

    def make() -> Any:
        return tr.Column(tr.widgets.Button("Above"), tr.Column("# Heading"), tr.widgets.Button("Below"))

    with visit(browser, live, make, answer) as page:
        expect(page.get_by_role("button", name="Above")).to_be_visible()
        below = page.get_by_text("Below")
        expect(below).to_be_hidden()
        until(lambda: page.wait_for_timeout(10) or held)
        for route in held:
            route.continue_()
        expect(page.get_by_role("heading")).to_be_visible()
        expect(below).to_be_visible()
