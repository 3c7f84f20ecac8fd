"""`convert`: what is written, and what stops it before anything is."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

import transom as tr
from transom.hosts.assets import load_assets
from transom.hosts.pyodide import wheels
from transom.hosts.pyodide.page import in_page
from transom.hosts.pyodide.runtime import PyodideError
from transom.hosts.pyodide.travel import travels

APP = "import panel as pn\npn.widgets.Button(name='Go').servable()\n"


@pytest.fixture
def runtime(tmp_path):
    """A folder that looks like a Pyodide's."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        (folder / name).write_bytes(name.encode())
    lock = {"info": {"abi_version": "2026_0", "python": "3.14.2"}, "packages": {}}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    return folder


@pytest.fixture
def links(tmp_path):
    """A folder with a wheel of msgspec, which is the only one that is compiled of what Transom needs."""
    return wheel(tmp_path / "wheels", "msgspec-0.22.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl")


def wheel(folder: Path, name: str, *requires: str) -> Path:
    folder.mkdir(exist_ok=True)
    called, version, *_ = name.split("-")
    about = "\n".join(["Metadata-Version: 2.1", f"Name: {called}", *(f"Requires-Dist: {each}" for each in requires)])
    with zipfile.ZipFile(folder / name, "w") as archive:
        archive.writestr(f"{called}/__init__.py", "")
        archive.writestr(f"{called}-{version}.dist-info/METADATA", about)
    return folder


@pytest.fixture
def convert(tmp_path, runtime, links):
    def made(*files, **options):
        return tr.convert(files, **{"out": tmp_path / "out", "pyodide_dir": runtime, "find_links": [links], **options})

    return made


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def app_of(page: Path) -> dict[str, object]:
    found = re.search(r'id="transom-app">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found
    told: dict[str, object] = json.loads(found[1])
    return told


def names(folder: Path, told: dict) -> list[str]:
    return sorted(zipfile.ZipFile(folder / "_transom" / told["app"]["archive"]["url"]).namelist())


def test_every_file_that_a_page_names_is_in_the_folder(tmp_path, convert):
    app = write(tmp_path / "apps", app_DOT_py=APP)
    converted = convert(app / "app.py")
    (page,) = converted.pages
    text = page.read_text("utf-8")
    folder = converted.folder
    for address in re.findall(r'(?:src|href)="([^":]+)"', text):
        assert not address.startswith("/"), "it stands under any path"
        assert (folder / address).is_file()
    told = app_of(page)
    given = told["given"]
    for address in [given["worker"], given["script"], *(each["url"] for each in given["wheels"])]:
        assert (folder / "_transom" / address).is_file()
    for name in load_assets().chunks.values():
        assert (folder / "_transom" / "assets" / name).is_file()
    assert (folder / "_transom" / given["pyodide"]["index"] / "pyodide.asm.wasm").is_file()
    assert given["packages"] == []
    assert "'unsafe-eval'" not in text
    assert "<script>" not in text
    assert (folder / "index.html").read_text("utf-8") == text


def test_transom_itself_is_packed_as_it_is_installed(tmp_path, convert):
    app = write(tmp_path / "apps", app_DOT_py=APP)
    converted = convert(app / "app.py")
    told = app_of(converted.pages[0])
    (own,) = [each for each in told["given"]["wheels"] if each["name"].startswith("transom-")]
    held = zipfile.ZipFile(converted.folder / "_transom" / own["url"]).namelist()
    assert {"transom/__init__.py", "transom/hosts/pyodide/begin.py", "transom/_assets/manifest.json"} <= set(held)
    assert not any(name.startswith(("transom/hosts/server", "transom/cli", "transom/demo")) for name in held)
    packages = {each["name"].rpartition("-")[0].lower().replace("_", "-") for each in told["given"]["wheels"]}
    assert {"param", "msgspec", "cronsim", "markdown-it-py", "narwhals", "pygments"} <= packages
    assert not packages & {"starlette", "uvicorn", "anyio", "click", "websockets", "watchfiles"}


def test_modules_and_files_that_the_code_names_travel(tmp_path, convert):
    app = write(
        tmp_path / "apps",
        app_DOT_py="import helper\nfrom parts import one\nfrom pathlib import Path\n"
        "a = open('data/x.csv')\nb = Path(__file__).parent / 'more' / 'deep'\n" + APP,
        helper_DOT_py="import other\nopen('y.txt')\n",
        other_DOT_py="",
        parts____init___DOT_py="",
        data__x_DOT_csv="1",
        data__unnamed_DOT_csv="2",
        more__deep__z_DOT_txt="3",
        y_DOT_txt="4",
        secret_DOT_txt="5",
    )
    (app / "parts" / "__init__.py").parent.mkdir(exist_ok=True)
    (app / "parts" / "one.py").write_text("")
    (app / ".env").write_text("TOKEN=1")
    converted = convert(app / "app.py")
    held = names(converted.folder, app_of(converted.pages[0]))
    assert held == sorted([
        "app.py", "helper.py", "other.py", "parts/one.py", "data/x.csv", "more/deep/z.txt", "y.txt",
    ] + ([f"parts/{each.name}" for each in (app / "parts").iterdir() if each.name == "__init__.py"]))  # fmt: skip
    assert "data/x.csv" in converted.notes[0]


def test_resources_keep_their_relative_names(tmp_path, convert, monkeypatch):
    app = write(tmp_path / "place", apps__app_DOT_py=APP, shared__t_DOT_csv="1", apps__d__u_DOT_csv="2")
    converted = convert(app / "apps" / "app.py", resources=[app / "shared", app / "apps" / "d" / "u.csv"])
    told = app_of(converted.pages[0])
    assert names(converted.folder, told) == ["apps/app.py", "apps/d/u.csv", "shared/t.csv"]
    assert told["app"]["file"] == "apps/app.py"
    with pytest.raises(PyodideError, match="names no file"):
        convert(app / "apps" / "app.py", resources=["none.csv"])


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        (APP, {"pyodide_dir": None}, "(?s)--pyodide-dir.*--pyodide-cdn"),
        (APP, {"pyodide_cdn": True}, "name one of them"),
        (APP, {"pyodide_dir": "."}, "no folder of a Pyodide: it has no pyodide"),
        (APP, {"pyodide_dir": None, "pyodide_cdn": "nowhere"}, "no address of the web"),
        (APP, {"pyodide_dir": None, "pyodide_cdn": "http://127.0.0.1:9/"}, "cannot be read"),
        (APP, {"to": "pdf"}, "no way to convert to 'pdf'"),
        (APP, {"requirements": ["a b c"]}, "is no requirement"),
        ("import nowhere_at_all\n" + APP, {}, r"neither beside the app nor installed: nowhere_at_all \(by app.py\)"),
        ("import uvloop\n" + APP, {}, "uvloop: there is no wheel"),
        (APP, {"requirements": ["needy"]}, r"absent-thing: there is no wheel .*\(needy requires it\)"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    tmp_path, convert, links, monkeypatch, text, options, message
):
    """No index is asked here."""
    said = "ERROR: No matching distribution found"
    done = type("Done", (), {"stderr": said})
    monkeypatch.setattr(wheels.subprocess, "run", lambda *_, **__: done)
    requires = "absent-thing>=1; sys_platform == 'emscripten'", "pywin32; os_name == 'nt'"
    wheel(links, "needy-1.0-py3-none-any.whl", *requires)
    app = write(tmp_path / "apps", app_DOT_py=text)
    with pytest.raises(PyodideError, match=message):
        convert(app / "app.py", **options)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("a-1-py3-none-any.whl", True),
        ("a-1-cp314-cp314-pyemscripten_2026_0_wasm32.whl", True),
        ("a-1-cp313-abi3-pyemscripten_2026_0_wasm32.whl", True),
        ("a-1-cp313-cp313-pyodide_2025_0_wasm32.whl", False),
        ("a-1-cp314-cp314-manylinux_2_28_x86_64.whl", False),
    ],
)
def test_a_wheel_of_another_platform_is_refused_by_name(tmp_path, convert, name, taken):
    app = write(tmp_path / "apps", app_DOT_py=APP)
    file = wheel(tmp_path / "own", name) / name
    if taken:
        assert convert(app / "app.py", requirements=[str(file)])
    else:
        with pytest.raises(PyodideError, match=re.escape(f"{name} is for another platform")):
            convert(app / "app.py", requirements=[str(file)])


def test_what_is_left_out_does_not_stop_it(tmp_path, convert):
    app = write(tmp_path / "apps", app_DOT_py="import uvloop\nimport nowhere_at_all\n" + APP)
    assert convert(app / "app.py", without=["uvloop", "nowhere_at_all"]).pages


def test_imports_in_functions_and_under_conditions_stop_nothing(tmp_path):
    text = "try:\n    import uvloop\nexcept ImportError: pass\ndef f():\n    import aiohttp, gone\n"
    text += "import json, js, panel\n"
    found = travels(write(tmp_path / "apps", app_DOT_py=text) / "app.py", as_panel=True)
    assert (found.needed, found.unknown, set(found.wanted)) == ({}, {}, {"uvloop", "aiohttp"})


def test_modules_that_all_lie_deeper_in_a_folder_beside_the_app_go_along(tmp_path, convert):
    app = write(tmp_path / "apps", app_DOT_py="from ns.inner.mod import V\n" + APP, ns__inner__mod_DOT_py="V = 1\n")
    converted = convert(app / "app.py")
    assert names(converted.folder, app_of(converted.pages[0])) == ["app.py", "ns/inner/mod.py"]


def test_a_folder_of_data_does_not_stand_for_the_package_of_its_name(tmp_path):
    app = write(tmp_path / "apps", app_DOT_py="import param\n", param__old__x_DOT_py="")
    found = travels(app / "app.py", as_panel=True)
    assert [*found.needed] == ["param"]
    assert [each.name for each in found.files] == ["app.py"]


def test_code_that_does_not_compile_is_named_when_it_is_converted(tmp_path, convert):
    app = write(tmp_path / "apps", app_DOT_py="import helper\n" + APP, helper_DOT_py="x = 1\ny = (\n")
    (note, _) = convert(app / "app.py").notes
    assert note.startswith("helper.py, line 2: SyntaxError: '(' was never closed. The page shows this error")


def test_packages_of_a_cdn_are_fetched_by_name_and_pure_ones_travel(tmp_path, convert, runtime, httpserver_lock):
    app = write(tmp_path / "apps", app_DOT_py="import numpy\nimport param\n" + APP)
    told = app_of(convert(app / "app.py", pyodide_dir=None, pyodide_cdn=httpserver_lock).pages[0])
    assert told["given"]["packages"] == ["numpy"]
    assert told["given"]["pyodide"]["index"] == httpserver_lock
    text = (tmp_path / "out" / "app.html").read_text("utf-8")
    assert httpserver_lock.rstrip("/") in text


@pytest.fixture
def httpserver_lock(monkeypatch):
    """A CDN's lock, without a network."""
    import io

    from transom.hosts.pyodide import runtime

    lock = {
        "info": {"abi_version": "2026_0", "python": "3.14.2"},
        "packages": {"numpy": {"imports": ["numpy"], "depends": [], "version": "2.4.6"}},
    }
    monkeypatch.setattr(runtime.urllib.request, "urlopen", lambda *_, **__: io.BytesIO(json.dumps(lock).encode()))
    return "https://cdn.example.org/pyodide/"


@pytest.mark.parametrize("index", [None, True, False])
def test_several_apps_and_their_index(tmp_path, convert, index):
    apps = write(
        tmp_path / "apps", one_DOT_py=APP, two_DOT_md="# Second & last\n\nSee [one](one.py?a=1#b), [x](no.md).\n"
    )
    converted = convert(apps / "one.py", apps / "two.md", index=index, title="All <of> them")
    assert [each.name for each in converted.pages] == ["one.html", "two.html"]
    listed = converted.folder / "index.html"
    assert listed.exists() is (index is not False)
    if index is not False:
        text = listed.read_text("utf-8")
        assert 'href="two.html">Second &amp; last<' in text
        assert "<h1>All &lt;of&gt; them</h1>" in text
    assert app_of(converted.pages[1])["app"]["links"] == {"one.py?a=1#b": "one.html?a=1#b", "no.md": None}


def test_an_app_that_is_the_index_itself_is_listed_nowhere_and_never_lost(tmp_path, convert):
    folder = write(tmp_path / "apps", index_DOT_py=APP, two_DOT_md="# Second\n")
    with pytest.raises(PyodideError, match=r"index\.py is index\.html itself"):
        convert(folder, index=True)
    converted = convert(folder)
    assert (converted.folder / ".nojekyll").exists()
    assert app_of(converted.folder / "index.html")["app"]["file"] == "index.py"


def test_two_apps_of_one_name_are_refused(tmp_path, convert):
    folder = write(tmp_path / "apps", app_DOT_py=APP, app_DOT_md="# A\n")
    with pytest.raises(PyodideError, match=r"would both be app\.html"):
        convert(folder / "app.py", folder / "app.md")


def test_what_changes_has_another_name(tmp_path, convert):
    """Nobody keeps the old app after a new one was uploaded; what is the same keeps its name."""
    app = write(tmp_path / "apps", app_DOT_py=APP)
    first = app_of(convert(app / "app.py").pages[0])
    again = app_of(convert(app / "app.py").pages[0])
    write(app, app_DOT_py=APP.replace("Go", "Run"))
    second = app_of(convert(app / "app.py").pages[0])
    assert first == again
    assert first["app"]["archive"]["url"] != second["app"]["archive"]["url"]
    assert first["given"] == second["given"]


def test_two_builds_into_one_folder_at_once_are_in_each_others_way_nowhere(tmp_path, monkeypatch):
    from transom.hosts.pyodide import kit

    path, whole = tmp_path / "assets" / "a.js", Path.replace
    moved = []

    def replace(part: Path, to: Path) -> Path:
        if not moved:  # the other one is a little faster
            moved.append(part)
            kit._put(to, b"whole")
        moved.append(part)
        return whole(part, to)

    monkeypatch.setattr(Path, "replace", replace)
    kit._put(path, b"whole")
    assert len({*moved}) == 2
    assert path.read_bytes() == b"whole"
    assert [each.name for each in path.parent.iterdir()] == ["a.js"]


def test_texts_end_no_script():
    hostile = "</script><!-- \u2028 & <b>"
    assert json.loads(in_page({"x": hostile})) == {"x": hostile}
    assert not set("<>&\u2028") & set(in_page({"x": hostile}))


def test_titles_are_text(tmp_path, convert):
    app = write(tmp_path / "apps", app_DOT_md='# <b>"Title"</b> & more\n')
    text = convert(app / "app.md").pages[0].read_text("utf-8")
    assert "<title>&lt;b&gt;" in text or "<title>&quot;Title&quot; &amp; more" in text


def test_a_package_that_is_compiled_is_never_packed_from_here():
    assert not wheels._is_pure(wheels.distribution("msgspec"))
    assert not wheels._is_pure(wheels.distribution("transom"))
    assert wheels._is_pure(wheels.distribution("param"))
