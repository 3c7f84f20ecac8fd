"""`state`, `config` and `extension` as apps use them."""

from __future__ import annotations

import asyncio
import warnings
from typing import Any

import pytest

import transom as tr
from transom.errors import NoSessionError, TransomWarning
from transom.process.declared import declared
from transom.testing import run_test


def test_outside_of_a_session_it_is_as_in_panel() -> None:
    assert not tr.state.served
    assert tr.state._is_pyodide is False
    assert tr.state.notifications is None
    assert tr.state.busy is False
    assert tr.state.param.busy.owner.busy is False
    spinner = tr.indicators.LoadingSpinner()
    tr.state.sync_busy(spinner)
    assert spinner.value is False


def test_outside_of_a_session_what_is_asked_for_is_done_at_once() -> None:
    called: list[str] = []

    async def later() -> None:
        await asyncio.sleep(0)
        called.append("coroutine")

    tr.state.onload(lambda: called.append("onload"))
    tr.state.execute(lambda: called.append("execute"))
    tr.state.execute(later)
    assert called == ["onload", "execute", "coroutine"]


def test_outside_of_a_session_what_needs_a_page_says_what_to_write() -> None:
    with pytest.raises(NoSessionError, match=r"state\.schedule_task"):
        tr.state.add_periodic_callback(bool)
    with pytest.raises(NoSessionError, match="no current session"):
        tr.state.template  # noqa: B018


async def test_outside_of_a_session_an_end_is_that_of_each_page_to_come() -> None:
    ended: list[str] = []

    async def end(info: Any) -> None:
        ended.append(info.path)

    tr.state.on_session_destroyed(end)
    tr.state.on_session_destroyed(lambda: ended.append("without"))
    try:
        for _ in range(2):
            async with run_test(tr.widgets.Button()):
                assert len(ended) in (0, 2)
    finally:
        declared.created.clear()
    assert sorted(ended) == ["/", "/", "without", "without"]


async def test_a_message_has_a_look_and_a_place() -> None:
    def page() -> Any:
        notifications = tr.state.notifications
        assert (notifications.position, notifications.max_notifications) == ("bottom-right", 3)
        notifications.send("plain", 0)
        notifications.position = "top-left"
        tr.state.notifications.max_notifications = 5
        made = notifications.send("own", type=None, background="#6d28d9", icon="flame")
        assert (made.message, made.duration, made.notification_type) == ("own", 3000, "info")
        notifications.send("odd", type="custom", background="no colour", icon="<i></i>")
        notifications.clear()
        return "here"

    async with run_test(page) as shown:
        await shown.settle()
        plain, own, odd = shown.notices
        assert {"position", "colours", "icon"}.isdisjoint(plain)
        place = {"position": "top-left", "most": 5}
        assert own.items() >= {"colours": ["#6d28d9", "#ffffff"], "icon": "flame", "level": "info", **place}.items()
        assert odd["level"] == "info"
        assert {"colours", "icon"}.isdisjoint(odd)
        told = " ".join(each["text"] for each in shown.session.advice.kept)
        assert "type='custom' is not one of 'info'" in told
        assert "background='no colour' is no colour" in told
        assert "icon='<i></i>' is no name of an icon" in told
        assert ("page", {"kind": "dismiss", "id": "*"}) in shown.messages


@pytest.mark.parametrize(("name", "value"), [("position", "top"), ("max_notifications", 0)])
async def test_a_place_of_messages_that_there_is_not(name: str, value: Any, failures: Any) -> None:
    def page() -> None:
        setattr(tr.state.notifications, name, value)

    async with run_test(page) as shown:
        assert f"notifications.{name}={value!r}" in shown.text
        assert failures()


async def test_messages_can_be_switched_off() -> None:
    def page() -> Any:
        tr.extension(notifications=False)
        return tr.pane.Str(str(tr.state.notifications))

    async with run_test(page) as shown:
        assert shown.text == "None"


async def test_notifications_reach_the_page_of_the_session() -> None:
    def page() -> Any:
        return tr.widgets.Button(label="Tell", on_click=lambda _: tr.state.notifications.success("Saved", duration=0))

    async with run_test(page) as shown, run_test(page) as other:
        shown.click("Tell")
        await shown.wait(lambda: shown.notices)
        assert shown.notices[0]["text"] == "Saved"
        assert shown.notices[0]["level"] == "success"
        assert other.notices == []


async def test_the_page_is_known() -> None:
    def page() -> Any:
        return tr.widgets.StaticText(value=f"{tr.state.page.path} {tr.state.page.url}")

    async with run_test(page, url="/?a=1#b") as shown:
        assert shown.text == "/ /?a=1#b"


async def test_a_sizing_mode_for_all_leaves_out_those_that_have_one_for_good() -> None:
    def app() -> object:
        tr.extension(sizing_mode="stretch_width")
        return tr.Row(tr.VSpacer(), tr.Column(tr.HSpacer()))

    async with run_test(app) as shown:
        assert sorted(each["sizing_mode"] for each in shown.all("Spacer")) == ["stretch_height", "stretch_width"]


async def test_sizing_mode_holds_for_the_page_that_asks_for_it() -> None:
    def stretched() -> Any:
        tr.extension(sizing_mode="stretch_width")
        return tr.Row(tr.widgets.Button(label="a"), tr.widgets.Button(label="b", sizing_mode="fixed"))

    def plain() -> Any:
        return tr.widgets.Button(label="a")

    async with run_test(stretched) as shown:
        assert shown.find("a")["sizing_mode"] == "stretch_width"
        assert shown.find("b")["sizing_mode"] == "fixed"
    async with run_test(plain) as shown:
        assert shown.find("a")["sizing_mode"] is None


def test_what_panel_users_pass_is_taken_in_silence() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tr.extension("tabulator", "plotly", notifications=True)


def test_an_unknown_library_warns_and_says_what_exists() -> None:
    with pytest.warns(TransomWarning, match="Known are: ") as caught:
        tr.extension("tabluator")
    assert len(caught) == 1


async def test_config_holds_for_the_page_that_sets_it() -> None:
    def page() -> Any:
        tr.config.sizing_mode = "stretch_width"
        tr.config.theme = "dark"
        tr.config.title = "Mine"
        assert (tr.config.sizing_mode, tr.config.theme, tr.config.title) == ("stretch_width", "dark", "Mine")
        return tr.widgets.Button(label="a")

    async with run_test(page) as shown:
        assert shown.find("a")["sizing_mode"] == "stretch_width"
        assert shown.title == "Mine"
    assert tr.config.sizing_mode is None


async def test_config_outside_of_a_page_holds_for_all_pages_to_come() -> None:
    tr.extension(sizing_mode="scale_both")
    try:
        async with run_test(lambda: tr.widgets.Button(label="a")) as shown:
            assert shown.find("a")["sizing_mode"] == "scale_both"
    finally:
        tr.config.sizing_mode = None


@pytest.mark.parametrize("option", [{"theme": "bogus"}, {"sizing_mode": "bogus"}])
def test_a_value_that_an_option_cannot_have(option: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="'bogus' is not one of"):
        tr.extension(**option)


def test_an_unknown_option_is_an_error_that_names_the_near_one() -> None:
    with pytest.raises(AttributeError, match=r"Transom has no config\.sizing_mod\. Did you mean config\.sizing_mode\?"):
        tr.config.sizing_mod = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match=r"extension\(\) has no option 'tempalte'\. Did you mean 'template'\?"):
        tr.extension(tempalte="fast")
    with pytest.raises(TypeError, match=r"no option 'xyz'\. Options are: accent, "):
        tr.extension(xyz=1)


async def test_an_option_that_changes_nothing_is_told_once_in_development() -> None:
    def page() -> Any:
        tr.extension(nthreads=4, notifications=True, loading_indicator=True)
        tr.config.nthreads = 4
        return "here"

    async with run_test(page) as shown:
        told = [each["text"] for each in shown.session.advice.kept]
        assert told == ["config.nthreads changes nothing here. Start the server with --threads N."]


async def test_what_runs_at_the_end_of_a_session_may_take_the_page_and_must_not_hold_others() -> None:
    ended: list[str] = []

    def page() -> Any:
        async def last() -> None:
            ended.append("coroutine")

        def leaving() -> None:
            raise SystemExit(3)

        tr.state.on_session_destroyed(lambda context: ended.append(context.path))
        tr.state.on_session_destroyed(last)
        tr.state.on_session_destroyed(leaving)
        return tr.widgets.StaticText(value="x")

    async with run_test(page):
        pass
    assert sorted(ended) == ["/", "coroutine"]


@pytest.mark.statement(73)
async def test_deferred_views_come_after_the_page_and_side_by_side() -> None:
    """The page is shown with marked places first; two views of 1 s each are there in less than 1.3 s."""
    began = []

    def page() -> Any:
        def view(name: str) -> Any:
            async def slow() -> str:
                began.append(name)
                await asyncio.sleep(1)
                return name

            return slow

        return tr.Column("at once", tr.panel(view("one"), defer_load=True), tr.panel(view("two"), defer_load=True))

    async with run_test(page) as shown:
        first = next(frame for frame in shown.frames if frame["t"] == "snapshot")
        (number,) = [op[1] for op in first["ops"] if op[0] == "class" and op[3]["name"] == "ParamFunction"]
        news = [op for op in first["ops"] if op[0] == "new" and op[2] == number]
        assert [op[3]["pending"] for op in news] == [True, True]
        assert "at once" in shown.text
        start = asyncio.get_running_loop().time()
        await shown.wait(lambda: "two" in shown.text and "one" in shown.text)
        assert asyncio.get_running_loop().time() - start < 1.3
        assert began == ["one", "two"]
        assert not any(view["pending"] for view in shown.all("ParamFunction"))


async def test_loading_later_can_be_the_rule_of_a_page() -> None:
    def page() -> Any:
        tr.extension(defer_load=True)
        assert tr.config.defer_load
        return tr.Column(lambda: f"loaded: {tr.state.served}", tr.panel(lambda: "at once", defer_load=False))

    async with run_test(page) as shown:
        first = next(frame for frame in shown.frames if frame["t"] == "snapshot")
        assert "at once" in str(first)
        assert "loaded" not in str(first)
        await shown.wait(lambda: "loaded: True" in shown.text)
    assert not tr.config.defer_load


async def test_an_indicator_says_whether_the_page_is_busy() -> None:
    release = asyncio.Event()

    def page() -> Any:
        async def work(_: Any) -> None:
            await release.wait()

        spinner = tr.indicators.LoadingSpinner()
        tr.state.sync_busy(spinner)
        return tr.Row(tr.widgets.Button(label="Work", on_click=work), spinner)

    async with run_test(page) as shown:
        assert shown.find("LoadingSpinner")["value"] is False
        shown.click("Work")
        await shown.wait(lambda: shown.find("LoadingSpinner")["value"])
        release.set()
        await shown.wait(lambda: not shown.find("LoadingSpinner")["value"])
        with pytest.raises(TypeError, match="boolean value"):
            shown.session.context.copy().run(tr.state.sync_busy, tr.widgets.IntSlider())


def test_panel_sets_parameters_of_a_component_that_it_is_given() -> None:
    text = tr.pane.Str("x")
    assert tr.panel(text, width=5, name="Y") is text
    assert (text.width, text.label) == (5, "Y")
    with pytest.raises(TypeError, match=r"Str has no parameter 'wdth'\. Did you mean 'width'"):
        tr.panel(text, wdth=5)


async def test_things_stand_in_the_part_of_the_page_that_they_are_served_for() -> None:
    def app() -> None:
        tr.widgets.Button(label="one").servable(target="sidebar")
        tr.pane.Str("main").servable()
        tr.panel("two").servable(target="sidebar", title="Sales")
        tr.pane.Str("three").servable(area="header")
        tr.state.template.sidebar.insert(0, "zero")
        tr.state.template.modal.append("form")

    async with run_test(app) as shown:
        page = shown.session.view.tree.roots[0].component
        assert [[type(each).__name__ for each in part] for part in (page.sidebar, page.main, page.header)] == [
            ["Markdown", "Button", "Markdown"], ["Str"], ["Str"]
        ]  # fmt: skip
        assert page.sidebar[0].object == "zero"
        assert len(page.modal) == 1
        assert shown.title == "Sales"


async def test_what_a_function_returns_stands_in_the_main_part() -> None:
    def app() -> Any:
        tr.pane.Str("beside").servable(target="sidebar")
        return tr.pane.Str("here")

    async with run_test(app) as shown:
        page = shown.session.view.tree.roots[0].component
        assert len(page.sidebar) == len(page.main) == 1


async def test_a_served_page_takes_what_is_served_beside_it() -> None:
    def app() -> None:
        tr.Page(title="Mine", main=["a"]).servable()
        tr.pane.Str("b").servable()
        tr.pane.Str("c").servable(target="sidebar")

    async with run_test(app) as shown:
        (root,) = shown.session.view.tree.roots
        assert (len(root.component.main), len(root.component.sidebar)) == (2, 1)
        assert root.component.title == "Mine"


async def test_a_part_that_no_page_has_is_named() -> None:
    def app() -> Any:
        with pytest.warns(
            TransomWarning, match="a page has no such part, so it is shown in 'main'. Write one of 'main', "
        ):
            tr.pane.Str("a").servable(target="footer")

    async with run_test(app) as shown:
        assert shown.text == "a"


async def test_what_panel_says_of_the_page_and_its_user() -> None:
    said: dict[str, Any] = {}

    def make() -> Any:
        state, document = tr.state, tr.state.curdoc
        assert document is not None
        said.update(app_url=state.app_url, base_url=state.base_url, user=state.user, token=state.access_token)
        document.title = "Renamed"
        said.update(title=document.title, document=document)
        return tr.pane.Str("first")

    async with run_test(make) as page:
        assert said["app_url"] == page.session.info.path
        assert (said["base_url"], said["user"], said["token"], said["title"]) == ("/", None, None, "Renamed")
        called: list[bool] = []
        await asyncio.to_thread(said["document"].add_next_tick_callback, lambda: called.append(tr.state.served))
        await page.wait(lambda: called == [True])
        with pytest.raises(AttributeError, match=r"no 'add_timeout_callback'\. Write state\.add_periodic_callback"):
            said["document"].add_timeout_callback(bool, 1)


def test_outside_of_a_page_panel_knows_nothing_of_it() -> None:
    assert (tr.state.curdoc, tr.state.app_url, tr.state.base_url) == (None, None, "/")
    assert (tr.state.user, tr.state.user_info, tr.state.refresh_token) == (None, None, None)
