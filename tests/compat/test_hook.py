from __future__ import annotations

import importlib
import py_compile
import sys
import threading

import pytest

from tests.compat.fakes import TARGET, forget_modules
from transom.compat import hook, install

OURS = "import panel as pn\nname = pn.__name__\n"
APP_MODULES = (
    "app_helper",
    "app_package",
    "other_library",
    "vendored",
    "hvplot",
    "time",
    "json_like",
    "slow",
)


@pytest.fixture
def app(panel, tmp_path, monkeypatch):
    """A folder with an app's modules, importable; beside it a library that is not the app's. No folder is open."""
    monkeypatch.setattr(hook, "_finder", hook._Finder())
    folder = tmp_path / "app"
    (folder / "app_package" / "deep").mkdir(parents=True)
    (folder / "app_helper.py").write_text(OURS)
    (folder / "app_package" / "__init__.py").write_text("")
    (folder / "app_package" / "deep" / "__init__.py").write_text("from panel.widgets import Button\n")
    (panel.parent / "other_library.py").write_text("import panel\nname = panel.__name__\nreal = panel.real\n")
    monkeypatch.syspath_prepend(folder)
    forget_modules(*APP_MODULES[:-3])
    yield folder
    forget_modules(*(name for name in APP_MODULES if name != "time"))


def test_modules_of_the_folder_mean_the_target_and_others_do_not(app):
    with install([app], TARGET):
        assert importlib.import_module("app_helper").name == "fakeom"
        assert importlib.import_module("app_package.deep").Button.__module__ == "fakeom.widgets"
        assert "panel" not in sys.modules
        library = importlib.import_module("other_library")
        assert library.name == "panel"
        assert library.real is True
    assert sys.modules["panel"].real is True


def test_the_app_and_a_library_may_import_in_either_order(app):
    with install([app], TARGET):
        assert importlib.import_module("other_library").real is True
        assert importlib.import_module("app_helper").name == "fakeom"


def test_it_is_gone_when_the_last_one_closes(app):
    before = list(sys.meta_path)
    first, second = install([app], TARGET), install([app], TARGET)
    assert len(sys.meta_path) == len(before) + 1
    first.close()
    first.close()
    assert importlib.import_module("app_helper").name == "fakeom"
    second.close()
    assert sys.meta_path == before
    forget_modules("app_helper")
    assert importlib.import_module("app_helper").name == "panel"


def test_a_hook_can_be_opened_again(app):
    again = install([app], TARGET)
    again.close()
    with again:
        assert importlib.import_module("app_helper").name == "fakeom"


@pytest.fixture
def beside(monkeypatch):
    """Byte code lies beside its source, wherever this run keeps its own."""
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_byte_code_is_not_shared_with_a_plain_import(app, beside):
    # The plain import's byte code is there and valid: it must not be taken.
    compiled = py_compile.compile(str(app / "app_helper.py"))
    with install([app], TARGET):
        module = importlib.import_module("app_helper")
        assert module.name == "fakeom"
    forget_modules("app_helper")
    assert importlib.import_module("app_helper").name == "panel"
    assert (app / "__pycache__").exists()
    assert compiled.startswith(str(app))


def test_no_byte_code_is_written(app, beside):
    with install([app], TARGET):
        importlib.import_module("app_helper")
    assert not list(app.glob("__pycache__/app_helper*"))


@pytest.mark.parametrize(
    "place",
    ["site-packages", "lib/python3.11/site-packages", ".venv/lib/dist-packages", "my_environment/lib"],
)
def test_installed_packages_below_the_folder_keep_panel(app, monkeypatch, place):
    folder = app / place
    folder.mkdir(parents=True)
    if place.startswith("my_environment"):
        (app / "my_environment" / "pyvenv.cfg").write_text("")
    (folder / "vendored.py").write_text(OURS)
    monkeypatch.syspath_prepend(folder)
    with install([app], TARGET):
        assert importlib.import_module("vendored").name == "panel"


def test_libraries_on_top_of_panel_keep_it_even_in_the_folder(app):
    (app / "hvplot").mkdir()
    (app / "hvplot" / "__init__.py").write_text(OURS)
    with install([app], TARGET):
        assert importlib.import_module("hvplot").name == "panel"


def test_built_in_modules_are_not_hidden_by_files_of_the_folder(app):
    (app / "time.py").write_text("raise RuntimeError('not this one')")
    saved = sys.modules.pop("time")
    try:
        with install([app], TARGET):
            assert hasattr(importlib.import_module("time"), "monotonic")
    finally:
        sys.modules["time"] = saved


def test_a_module_that_was_imported_before_stays(app):
    before = importlib.import_module("app_helper")
    with install([app], TARGET):
        assert importlib.import_module("app_helper") is before
        assert before.name == "panel"


def test_a_missing_module_is_reported_at_the_import(app):
    (app / "app_helper.py").write_text("\nimport panel.nothing\n")
    with (
        install([app], TARGET),
        pytest.raises(ImportError, match=r"Transom has no .panel\.nothing."),
    ):
        importlib.import_module("app_helper")


def test_a_module_keeps_its_source_file_and_encoding(app):
    (app / "app_helper.py").write_bytes("# coding: latin-1\nimport panel\ntext = 'é'\n".encode("latin-1"))
    with install([app], TARGET):
        module = importlib.import_module("app_helper")
    assert module.text == "é"
    assert module.__file__ == str(app / "app_helper.py")
    assert "# coding" in module.__loader__.get_source("app_helper")


def test_a_syntax_error_names_the_file_and_line(app):
    (app / "app_helper.py").write_text("import panel\nx = = 1\n")
    with install([app], TARGET), pytest.raises(SyntaxError) as caught:
        importlib.import_module("app_helper")
    assert (caught.value.filename, caught.value.lineno) == (str(app / "app_helper.py"), 2)


def test_hooks_open_and_close_on_many_threads(app):
    before = list(sys.meta_path)

    def work():
        for _ in range(50):
            with install([app], TARGET):
                pass

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sys.meta_path == before
