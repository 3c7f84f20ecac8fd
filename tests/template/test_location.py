"""`state.location`: the address of a page, two ways, on the memory host."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any, cast

import param
import pytest

import transom as tr
from transom.errors import EncodeError
from transom.session.page_info import PageInfo
from transom.session.session import Session
from transom.template.address_text import LONGEST, fields, plain, read, to_text, with_fields, written
from transom.template.location import Location, _made
from transom.testing import Page, run_test


def here(page: Page) -> Location:
    location = page.component("Location")
    assert isinstance(location, Location)
    return location


def move(page: Page, search: str, hash_: str = "") -> None:
    """Back, Forward, or a link to a part of the page."""
    page.event("Location", "moved", ["/", search, hash_])


class Filter(param.Parameterized):
    count = param.Integer(default=1, bounds=(0, 100))
    share = param.Number(default=0.5)
    on = param.Boolean(default=False)
    word = param.String(default="a", allow_None=True)
    day = param.CalendarDate(default=dt.date(2024, 1, 2))
    moment = param.Date(default=dt.datetime(2024, 1, 2, 3, 4))  # noqa: DTZ001 - Param's have no zone
    tags = param.List(default=[])
    span = param.Range(default=(1, 2))
    any = param.Parameter(default=None)
    mode: param.Selector[Any] = param.Selector(default="fast", objects=["fast", "1", 1, None])
    several: param.ListSelector = param.ListSelector(default=["x"], objects=["x", "y z", 3])


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("count", 7, "7"),
        ("share", 0.25, "0.25"),
        ("share", 3, "3"),
        ("on", True, "true"),
        ("word", "5", "5"),
        ("word", "a&b+c %é", "a&b+c %é"),
        ("word", "", ""),
        ("word", None, "null"),
        ("word", "null", '"null"'),
        ("word", '"quoted"', '"\\"quoted\\""'),
        ("day", dt.date(2024, 2, 29), "2024-02-29"),
        ("moment", dt.datetime(2024, 2, 29, 12, 30, 1), "2024-02-29T12:30:01"),  # noqa: DTZ001
        ("tags", ["a", 1, None, [2.5]], '["a",1,null,[2.5]]'),
        ("tags", [], "[]"),
        ("span", (3, 4.5), "[3,4.5]"),
        ("any", "5", '"5"'),
        ("any", {"a": [1]}, '{"a":[1]}'),
        ("any", "plain", "plain"),
        ("mode", "1", '"1"'),
        ("mode", 1, "1"),
        ("mode", "fast", "fast"),
        ("mode", None, "null"),
        ("several", ["y z", 3], '["y z","3"]'),
    ],
)
def test_a_value_is_the_same_when_it_has_been_in_the_address(name: str, value: Any, text: str) -> None:
    made = Filter(**{name: value})
    assert written(made, name) == text
    search = with_fields("?z=%20", {name: text})
    assert search.startswith("?z=%20&")
    again = read(made, name, fields(search)[name])
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("count", "x"),
        ("count", "1.5"),
        ("count", "101"),
        ("count", "true"),
        ("count", "9" * 400),
        ("share", "NaN"),
        ("share", "1e999"),
        ("on", "1"),
        ("day", "2024-02-30"),
        ("day", "yesterday"),
        ("tags", '{"a":1}'),
        ("tags", "[" * 900),
        ("tags", "[" * 40 + "]" * 40),
        ("mode", "slow"),
        ("several", '["x","w"]'),
        ("several", "x" * 1000),
    ],
)
def test_what_is_no_value_of_a_parameter_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"is no {name} of a Filter"):
        read(Filter(), name, text)


def widgets() -> list[type[Any]]:
    found = [getattr(tr.widgets, name) for name in tr.widgets.__all__]
    kinds = [each for each in found if isinstance(each, type) and issubclass(each, tr.widgets.Widget)]
    return [each for each in kinds if each._front_end and each is not tr.widgets.TaskButton]


GIVEN: dict[str, dict[str, Any]] = {
    "DatePicker": {"value": dt.date(2024, 2, 29)},
    "DateRangePicker": {"value": (dt.date(2024, 2, 29), dt.date(2024, 3, 2))},
    "DateRangeSlider": {"start": "2024-01-01", "end": "2024-12-31"},
    "DateSlider": {"start": "2024-01-01", "end": "2024-12-31"},
    "DatetimeInput": {"value": "2024-02-29 18:30"},
    "DatetimePicker": {"value": "2024-02-29 18:30"},
    "DatetimeRangeInput": {"value": ("2024-02-29 18:30", "2024-03-02")},
    "DatetimeRangePicker": {"value": ("2024-02-29 18:30", "2024-03-02")},
    "DatetimeRangeSlider": {"start": "2024-01-01", "end": "2024-12-31"},
    "DatetimeSlider": {"start": "2024-01-01", "end": "2024-12-31"},
    "TimePicker": {"value": "18:30"},
    "IntRangeSlider": {"start": 0, "end": 9, "value": (2, 5)},
    "RangeSlider": {"start": 0, "end": 9, "value": (2.5, 5)},
    "ColorPicker": {"value": "#00677d"},
    "NestedSelect": {"options": {"One": {"a": [1, 2]}, "Two": {"b": ["3"]}}, "levels": ["x", "y", "z"]},
}


@pytest.mark.parametrize("widget", widgets(), ids=lambda each: each.__name__)
def test_the_value_of_each_widget_comes_back_from_the_address(widget: type[Any]) -> None:
    given = GIVEN.get(widget.__name__, {})
    if "options" in widget.param and not given:
        given = {"options": {"One": 1, "Two": object(), "three": "3"}}
    made = widget(**given)
    for option in made.values if hasattr(made, "values") else [made.value]:
        made.value = [option] if isinstance(made.value, list) else option
        try:
            text = written(made, "value")
        except (EncodeError, AttributeError):  # a value without a text, such as bytes
            continue
        again = read(made, "value", fields(with_fields("", {"v": text}))["v"])
        assert again == made.value
        assert type(again) is type(made.value)


@pytest.mark.parametrize(
    "search",
    ["?%ff=%zz&%", "?__proto__=1&constructor=2", "?" + "&" * 5000, "?a=" + "[" * 3000, "?a=%00%1b%0a", "?=&=="],
)
def test_a_hostile_query_is_bounded_text(search: str) -> None:
    found = fields(search)
    assert sum(map(len, found)) <= LONGEST
    for text in found.values():
        assert to_text(plain(text)) is not None
    assert with_fields(search, {}) in (search, "") or "&&" in search


async def test_values_of_widgets_are_there_when_the_script_runs_and_nobody_is_told() -> None:
    told: list[Any] = []
    at_once: list[Any] = []

    def app() -> Any:
        tab = tr.widgets.Select("Tab", options=["First", "Other Value"])
        number = tr.widgets.IntSlider("Number", start=0, end=10)
        tags = tr.widgets.MultiChoice("Tags", options={"One": 1, "Two": 2})
        day = tr.widgets.DatePicker("Day")
        location = tr.state.location
        for widget, key in ((tab, "tab"), (number, "n"), (tags, "tags"), (day, "day")):
            location.sync(widget, {"value": key})
            widget.param.watch(told.append, "value")
        at_once.extend([tab.value, number.value, tags.value, day.value])
        return tr.Column(tab, number, tags, day)

    async with run_test(app, url="/?tab=Other%20Value&n=4&tags=[%221%22]&day=2024-02-29#part") as page:
        assert at_once == ["Other Value", 4, [1], dt.date(2024, 2, 29)]
        assert told == []
        assert page.find("Number")["value"] == 4  # the first snapshot has it
        assert here(page).hash == "#part"
        assert here(page).step == 0  # the address is as it was
        assert len(page.patches()) == 0


async def test_what_is_set_in_the_page_or_by_code_stands_in_the_address() -> None:
    slider = tr.widgets.IntSlider("Number", start=0, end=10, value=1)

    def app() -> Any:
        tr.state.location.sync(slider, {"value": "n"})
        return tr.Column(slider, tr.widgets.Button("Seven", on_click=lambda _: setattr(slider, "value", 7)))

    async with run_test(app, url="/?other=a%2Bb&keep") as page:
        location = here(page)
        assert (location.search, location.entry) == ("?other=a%2Bb&keep&n=1", "same")
        page.set("Number", 2)
        await page.settle()
        assert page.find("Location")["search"] == "?other=a%2Bb&keep&n=2"
        assert page.find("Location")["entry"] == "run"
        page.click("Seven")
        await page.settle()
        assert page.find("Location")["search"] == "?other=a%2Bb&keep&n=7"
        assert location.href == "http://localhost/?other=a%2Bb&keep&n=7"


async def test_back_and_forward_set_the_value_run_watchers_and_write_nothing() -> None:
    slider = tr.widgets.IntSlider("Number", start=0, end=10, value=1)
    told: list[int] = []
    slider.param.watch(lambda event: told.append(event.new), "value")

    def app() -> Any:
        tr.state.location.sync(slider, {"value": "n"})
        return slider

    async with run_test(app) as page:
        page.set("Number", 2)
        await page.settle()
        step = here(page).step
        move(page, "?n=1")
        await page.settle()
        assert (slider.value, page.find("Number")["value"]) == (1, 1)
        move(page, "?n=2", "#a")
        await page.settle()
        assert (slider.value, here(page).hash) == (2, "#a")
        assert page.find("Location")["moves"] == 2  # so that the page can tell what was said before its last move
        assert here(page).step == step  # nothing was written
        move(page, "")  # an address without it: as it was first
        await page.settle()
        assert slider.value == 1
        assert told == [2, 1, 2, 1]
        assert (here(page).search, here(page).entry) == ("?n=1", "same")


async def test_what_cannot_be_read_is_reported_and_the_value_stays() -> None:
    wrong: list[Any] = []
    one, two = tr.widgets.IntSlider("One", start=0, end=10, value=3), tr.widgets.Checkbox("Two")

    def app() -> Any:
        tr.state.location.sync(one, {"value": "a"})
        tr.state.location.sync(two, {"value": "b"}, on_error=wrong.append)
        return tr.Column(one, two)

    async with run_test(app, url="/?a=99&b=maybe") as page:
        assert (one.value, two.value) == (3, False)
        assert wrong == [{"value": "maybe"}]
        reports = [content["text"] for to, content in page.messages if content.get("report") == "address"]
        assert reports == ["The address has a='99', which is no value of IntSlider; it keeps its own."]
        assert here(page).search == "?a=99&b=maybe"


async def test_update_query_and_several_values_are_one_step_each() -> None:
    filter_ = Filter()

    def change(_: Any) -> None:
        tr.state.location.update_query(page=2, text="5", none=None, deep={"a": [1]})

    def app() -> Any:
        tr.state.location.sync(filter_, ["count", "word"])
        return tr.Column(tr.widgets.Button("Go", on_click=change))

    async with run_test(app, url="/?none=1") as page:
        location = here(page)
        before = location.step
        filter_.param.update(count=5, word="b")
        assert location.step == before + 1
        page.click("Go")
        await page.settle()
        assert location.query_params == {"count": 5, "word": "b", "page": 2, "text": "5", "deep": {"a": [1]}}
        assert location.entry == "new"
        location.search = "?count=9"
        await page.settle()
        assert (filter_.count, filter_.word) == (9, "a")


async def test_a_name_has_one_owner_and_unsync_takes_it_out() -> None:
    one, two = Filter(), Filter()

    def app() -> Any:
        location = tr.state.location
        location.sync(one, {"count": "n", "word": "w"})
        with pytest.raises(ValueError, match="'n' in the address is that of a Filter already"):
            location.sync(two, {"count": "n"})
        with pytest.raises(ValueError, match="no parameter 'counts'"):
            location.sync(two, ["counts"])
        with pytest.raises(TypeError, match="give a widget"):
            location.sync("text")
        location.unsync(one, ["count"])
        with pytest.raises(ValueError, match="nothing of it"):
            location.unsync(two)
        return "text"

    async with run_test(app, url="/?k=1") as page:
        assert here(page).search == "?k=1&w=a"
        one.count = 5
        assert here(page).search == "?k=1&w=a"
        one.word = "b"
        assert here(page).search == "?k=1&w=b"
    # The page has ended, and follows no more.
    assert not one.param.watchers.get("word", {}).get("value")


async def test_an_address_is_not_written_beyond_what_browsers_and_proxies_take() -> None:
    text = tr.widgets.TextInput("Text", value="a")

    def app() -> Any:
        tr.state.location.sync(text)
        return text

    async with run_test(app) as page:
        text.value = "x" * 3000
        await page.settle()
        assert here(page).search == "?value=a"
        move(page, "?value=" + "y" * 3000)
        await page.settle()
        assert text.value == "x" * 3000
        page.event("Location", "moved", {"no": "parts"})
        await page.settle()
        assert page.find("Location")["moves"] == 2  # each has its answer
        page.event("Location", "search", "?value=z")
        await page.settle()
        assert here(page).search == "?value=a"


async def test_another_page_is_opened_and_no_script() -> None:
    def app() -> Any:
        location = tr.state.location
        with pytest.raises(ValueError, match="is no address of a page"):
            location.href = "javascript:alert(1)"
        return tr.widgets.Button("Go", on_click=lambda _: setattr(location, "href", "/b?id=3"))

    async with run_test(app, url="/?n=1") as page:
        page.click("Go")
        await page.settle()
        assert ("page", {"kind": "goto", "url": "http://localhost/b?id=3"}) in page.messages
        assert here(page).pathname == "/"
        here(page).reload = True
        here(page).search = "?n=2"
        await page.settle()
        assert ("page", {"kind": "goto", "url": "/?n=2"}) in page.messages
        assert here(page).search == "?n=1"


async def test_a_page_that_is_shown_already_gets_it_when_it_is_first_asked_for() -> None:
    async with run_test(
        lambda: tr.widgets.Button("Go", on_click=lambda _: setattr(tr.state.location, "hash", "a"))
    ) as page:
        assert not page.all("Location")
        page.click("Go")
        await page.settle()
        assert page.find("Location")["hash"] == "#a"
        assert len(page.roots) == 2
        await page.disconnect()
        await page.reconnect()
        assert here(page).hash == "#a"


async def test_a_page_with_a_frame_has_it_too() -> None:
    def app() -> Any:
        tr.state.template.title = tr.state.location.pathname
        return "text"

    async with run_test(app, url="/?a=1") as page:
        assert [page.models[root].type for root in page.roots] == ["Page", "Location"]
        assert here(page).query_params == {"a": 1}


async def test_what_the_request_said_is_there_to_be_read() -> None:
    seen: dict[str, Any] = {}

    def app() -> str:
        seen.update(args=tr.state.session_args, cookies=tr.state.cookies, headers=tr.state.headers)
        with pytest.raises(TypeError):
            tr.state.cookies["a"] = "b"  # type: ignore[index]
        return "text"

    async with run_test(app, url="/?a=1&a=2&b=%ff&c#part?x=1"):
        assert seen["args"] == {"a": [b"1", b"2"], "b": [b"\xff"], "c": [b""]}
    assert tr.state.location is None
    assert (dict(tr.state.session_args), dict(tr.state.cookies), dict(tr.state.headers)) == ({}, {}, {})
    assert PageInfo().headers == {}


async def test_it_works_under_the_name_of_panel(tmp_path: Any) -> None:
    file = tmp_path / "app.py"
    file.write_text(
        "import panel as pn\n"
        "n = pn.widgets.IntInput(name='n', value=1)\n"
        "if pn.state.location:\n"
        "    pn.state.location.sync(n, {'value': 'n'})\n"
        "pn.Column(n, str(pn.state.session_args.get('n')), str(pn.state.headers.get('X-A'))).servable()\n"
    )
    async with run_test(file, url="/?n=5") as page:
        assert page.find("n")["value"] == 5
        assert "[b'5']" in page.text


@pytest.mark.parametrize(
    "parts",
    [
        ["//evil.example/x", "", ""], ["/\\\\evil.example", "", ""], ["@evil.example/", "", ""], ["", "", ""],
        ["javascript:alert(1)", "", ""], ["/a?b", "", ""], ["/a#b", "", ""], ["/", "n=1", ""], ["/", "?n#x", ""],
        ["/", "", "part"], ["/", "?a\nb", ""], ["/\n", "", ""], ["/", "", "", ""], ["/", 1, ""], ["/", None, ""],
    ],
)  # fmt: skip
async def test_what_is_no_address_of_this_page_is_refused(parts: Any) -> None:
    def app() -> Any:
        return tr.Column(tr.bind(lambda href: href, tr.state.location.param.href))

    async with run_test(app) as page:
        before = here(page).href
        number = page.event("Location", "moved", parts)
        await page.settle()
        assert page.settled[number] == {"rejected": "bad_value"}
        assert here(page).href == before


@pytest.mark.parametrize("url", ["//evil.example/", "\\\\evil.example", "x", "@evil.example/?n=1", ""])
def test_whatever_a_page_says_of_where_it_is_the_host_is_this_one(url: str) -> None:
    made = _made(cast("Session", SimpleNamespace(info=PageInfo(url=url, headers={"host": "here.example"}))))
    assert made.pathname.startswith("/")
    assert not made.pathname.startswith(("//", "/\\"))
    assert made.hostname == "here.example"
