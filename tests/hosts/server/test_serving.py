"""`serve` beside other code, and in an app: what it begins, what it shows, what it says to write."""

from __future__ import annotations

import asyncio
import queue
import subprocess
import sys
import threading
import urllib.request
import webbrowser
from pathlib import Path

import pytest

import transom as tr
from transom.errors import AppNotFoundError, ScriptError
from transom.site import site_of
from transom.testing import run_test


def fetched(url):
    with urllib.request.urlopen(url, timeout=15) as answer:
        return answer.status


def test_a_threaded_server_goes_on_until_it_is_stopped():
    before = set(threading.enumerate())
    with tr.serve(lambda: "x", port=0, threaded=True) as serving:
        assert serving.is_alive()
        assert fetched(serving.url) == 200
    assert not serving.is_alive()
    serving.stop()
    with pytest.raises(OSError, match="refused"):
        fetched(serving.url)
    for thread in set(threading.enumerate()) - before:
        thread.join(15)
        assert not thread.is_alive(), thread


async def test_it_serves_beside_a_running_loop():
    with pytest.raises(ScriptError, match=r"Write serve\(…, threaded=True\)"):
        tr.serve(lambda: "x", port=0)
    with tr.serve(lambda: "x", port=0, threaded=True) as serving:
        assert await asyncio.to_thread(fetched, serving.url) == 200


class Greeting(tr.Viewer):
    def __panel__(self):
        return "hello"


@pytest.mark.parametrize("make", [lambda: tr.Row("hello"), Greeting, lambda: tr.template.BasicTemplate(main=["hello"])])
@pytest.mark.parametrize("opens", [True, False])
def test_a_component_serves_itself_and_opens_a_browser(make, opens, monkeypatch):
    opened = queue.Queue()
    monkeypatch.setattr(webbrowser, "open", opened.put)
    with make().show("Greeting", threaded=True, open=opens, threads=2) as serving:
        assert fetched(serving.url) == 200
        if opens:
            assert opened.get(timeout=15) == serving.url
    assert opened.empty()


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ({"websocket_origin": "*"}, "Write allow_websocket_origin="),
        ({"start": False}, "It starts at once"),
        ({"thread": 3}, "Did you mean 'threads'"),
        ({"colour": 3}, "See `help"),
    ],
)
def test_an_option_that_there_is_not_says_what_to_write(option, said):
    with pytest.raises(TypeError, match=f"serve\\(\\) has no option '{next(iter(option))}'. {said}"):
        tr.serve(lambda: "x", port=0, threaded=True, **option)


def test_a_process_that_ends_ends_its_server():
    code = "import transom as tr\ntr.serve(lambda: 'x', port=0, threaded=True)\nprint('the end', flush=True)\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("the end\n")


SHOWN = {
    "a script": ("app.py", "import transom as tr\ntr.serve(lambda: 'in place')\n"),
    "threaded": (
        "app.py",
        "import panel as pn\nserver = pn.serve(pn.Row('in place'), threaded=True)\nserver.stop()",
    ),
    "a cell": ("page.md", "```python\nimport transom as tr\ntr.serve(tr.Row('in ' + 'place'))\n```\n"),
}


@pytest.mark.parametrize("case", SHOWN)
async def test_in_an_app_it_begins_nothing_and_shows_what_it_is_given(case, tmp_path):
    name, text = SHOWN[case]
    (tmp_path / name).write_text(text)
    before = {thread for thread in threading.enumerate() if thread.name == "transom-server"}
    async with run_test(tmp_path / name) as page:
        await page.wait(lambda: "in place" in page.text)
        assert "begins no server in an app" in page.session.advice.kept[0]["text"]
    assert {thread for thread in threading.enumerate() if thread.name == "transom-server"} == before


@pytest.mark.parametrize("given", ["{'a': lambda: 'x'}", "['a.py']", "'a.py'"])
async def test_of_several_apps_it_says_what_to_write(given, tmp_path):
    (tmp_path / "app.py").write_text(f"import transom as tr\ntr.serve({given})\n")
    async with run_test(tmp_path / "app.py") as page:
        assert "Write `obj.servable()`" in page.text


async def test_in_a_callback_it_says_what_to_write(failures):
    def app():
        button = tr.widgets.Button(label="Go")
        button.on_click(lambda _: tr.serve(tr.Row("x")))
        return button

    async with run_test(app) as page:
        page.click("Go")
        await page.wait(failures)
        assert "Write `obj.servable()`" in failures()[0].getMessage()


@pytest.fixture
def package(tmp_path, monkeypatch):
    (tmp_path / "apps_of_test").mkdir()
    (tmp_path / "apps_of_test" / "__init__.py").touch()
    (tmp_path / "apps_of_test" / "two.py").write_text(
        "class group:\n    @staticmethod\n    def inner(): return 'inner'\ndef app(): return 'outer'\n"
    )
    (tmp_path / "apps_of_test" / "broken.py").write_text("import no_such_library_here\n")
    (tmp_path / "apps_of_test" / "panels.py").write_text(
        "import panel as pn\nfrom apps_of_test.words import WORD\ndef app(): return pn.pane.Str(WORD)\n"
    )
    (tmp_path / "apps_of_test" / "words.py").write_text("WORD = 'old'\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("apps_of_test")]:
        del sys.modules[name]


@pytest.mark.usefixtures("package")
def test_an_object_of_a_package_is_served_by_its_path():
    both = ["apps_of_test.two:app", "apps_of_test.two:group.inner"]
    cases = {both[0]: ["/two"], tuple(both): ["/two", "/group.inner"]}
    for sources, routes in [*cases.items(), ({"here": both[0]}, ["/here"])]:
        with site_of(sources) as site:
            assert list(site.app.pages) == routes


async def test_a_module_is_the_apps_own_and_loaded_again(package):
    words = package / "apps_of_test" / "words.py"
    with site_of("apps_of_test.panels:app") as site:
        assert site.folders == [package]
        async with run_test(site.app) as page:
            assert page.text == "old"
        words.write_text("WORD = 'the new one'\n")
        site.reload()
        async with run_test(site.app) as page:
            assert page.text == "the new one"
        words.write_text("WORD = \n")
        site.reload()
        async with run_test(site.app) as page:
            assert "SyntaxError" in page.text
    assert str(package) not in sys.path
    assert "apps_of_test.words" not in sys.modules
    with site_of("json:dumps") as installed:
        assert installed.folders == []


@pytest.mark.usefixtures("package")
def test_what_a_path_names_is_missing_is_said():
    with pytest.raises(ScriptError, match="cannot be imported: No module named 'no_such_library_here'"):
        site_of("apps_of_test.broken:app")
    with pytest.raises(ScriptError, match=r"has no 'group\.outer'"):
        site_of("apps_of_test.two:group.outer")
    with pytest.raises(AppNotFoundError, match="names no file and no module"):
        site_of(f"{Path('apps_of_test.three')}:app")


def test_all_servers_of_the_process_can_be_ended_at_once():
    first, second = (tr.serve(lambda: "x", port=0, threaded=True) for _ in range(2))
    tr.state.kill_all_servers()
    assert (first.is_alive(), second.is_alive()) == (False, False)
    tr.state.kill_all_servers()
