from __future__ import annotations

import subprocess
import sys

import pytest

from transom import __version__
from transom.cli import main
from transom.cli.static import static_files


@pytest.fixture
def transom(monkeypatch, capsys):
    """Runs a command line; returns the exit code, stdout and stderr."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["transom", *map(str, arguments)])
        with pytest.raises(SystemExit) as exited:
            main()
        captured = capsys.readouterr()
        return exited.value.code or 0, captured.out, captured.err

    return run


@pytest.fixture
def app(tmp_path):
    path = tmp_path / "app.py"
    path.write_text("import panel as pn\npn.panel('x').servable()\n", "utf-8")
    return path


@pytest.fixture
def served(monkeypatch):
    """What would have been served: `(site, options)` of each call."""
    calls = []
    monkeypatch.setattr("transom.hosts.server.run.serve_site", lambda site, **options: calls.append((site, options)))
    yield calls
    for site, _ in calls:
        site.close()


def test_the_version_is_one_line(transom):
    assert transom("--version") == (0, f"transom {__version__}\n", "")


def test_help_lists_every_command_with_what_it_does(transom):
    code, out, _ = transom("--help")
    assert code == 0
    for line in ("serve", "demo", "check", "info"):
        assert line in out


def test_help_needs_no_server():
    program = (
        "import sys; sys.argv = ['transom', '--help']\n"
        "from transom.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('starlette', 'uvicorn', 'bokeh') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_python_m_transom_is_the_command():
    done = subprocess.run([sys.executable, "-m", "transom", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"transom {__version__}\n"


def test_a_command_that_does_not_exist_is_named(transom):
    code, _, err = transom("swerve")
    assert code == 2
    assert "swerve" in err


# --- info ---


def test_info_says_versions_and_settings(transom, monkeypatch):
    monkeypatch.setenv("TRANSOM_THREADS", "7")
    code, out, _ = transom("info")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == f"transom {__version__}"
    assert lines[1].startswith(f"python {sys.version_info.major}.{sys.version_info.minor}")
    assert "TRANSOM_THREADS=7" in lines
    assert any(line.startswith("param ") for line in lines)


def test_info_names_what_is_not_installed(transom, monkeypatch):
    monkeypatch.setattr("transom.cli.info._PACKAGES", ("a-package-of-nobody",))
    assert "a-package-of-nobody not installed" in transom("info")[1]


# --- serve ---


def test_serve_hands_its_options_on(transom, served, app):
    code, _, _ = transom("serve", app, "--port", "0", "--dev", "--threads", "3", "--prefix", "/p")
    assert code == 0
    ((site, options),) = served
    assert list(site.app.pages) == ["/app"]
    assert {name: options[name] for name in ("port", "dev", "autoreload", "threads", "prefix")} == {
        "port": 0,
        "dev": True,
        "autoreload": True,
        "threads": 3,
        "prefix": "/p",
    }


def test_serve_says_once_that_panel_means_transom(transom, served, app):
    assert transom("serve", app)[1].count("app.py: 'import panel' means Transom here") == 1
    assert "means Transom" not in transom("serve", "--no-as-panel", app)[1]


def test_serve_reads_its_options_from_the_environment(transom, served, app, monkeypatch):
    monkeypatch.setenv("TRANSOM_PORT", "5123")
    transom("serve", app)
    assert served[0][1]["port"] == 5123


def test_serve_puts_the_index_first(transom, served, app):
    transom("serve", app, app.with_name("app.py"), "--index", "app")
    site = served[0][0]
    assert site.app.pages["/"] is site.app.pages["/app"]


def test_serve_reads_static_folders_at_start(transom, served, app, tmp_path):
    (tmp_path / "files" / "deep").mkdir(parents=True)
    (tmp_path / "files" / "deep" / "a.css").write_text("b {}", "utf-8")
    transom("serve", app, "--static-dirs", f"assets={tmp_path / 'files'}")
    assert served[0][0].static == {"/assets/deep/a.css": (b"b {}", "text/css")}


def test_static_folders_hand_out_nothing_hidden_and_nothing_from_elsewhere(tmp_path):
    root, other = tmp_path / "files", tmp_path / "other"
    for path in ("files/a.css", "files/.env", "files/.git/config", "files/deep/.b/c", "files/deep/d.txt", "other/key"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
    for name, target in {
        "key": other / "key", "folder": other, "env": root / ".env", "a2.css": root / "a.css", "gone": root / "no",
    }.items():  # fmt: skip
        (root / name).symlink_to(target)
    (tmp_path / "linked").symlink_to(root)
    for folder in (root, tmp_path / "linked"):
        assert sorted(static_files((f"x={folder}",))) == ["/x/a.css", "/x/a2.css", "/x/deep/d.txt"]


WRONG = {
    "no file": (["{nope}"], "There is no file"),
    "no app file": (["{text}"], ".py, .md or .ipynb"),
    "an empty folder": (["{empty}"], "There is no app file"),
    "no module": (["nobody_knows:app"], "names no file and no module"),
    "no name in a module": (["json:nothing"], "has no 'nothing'"),
    "an index that is not served": (["{app}", "--index", "other"], "there is no such app. There are: /app"),
    "a static folder without a route": (["{app}", "--static-dirs", "{empty}"], "write ROUTE=FOLDER"),
    "a static folder that is none": (["{app}", "--static-dirs", "a={nope}"], "with a folder that exists"),
    "development for everybody": (["{app}", "--dev", "--address", "0.0.0.0", "--port", "0"], "not for 0.0.0.0"),
    "a port out of range": (["{app}", "--port", "99999"], "99999"),
    "a port that is no number": (["{app}", "--port", "web"], "web"),
    "a log level that is none": (["{app}", "--log-level", "loud"], "loud"),
    "nothing to serve": ([], "FILE"),
}


@pytest.mark.parametrize(("arguments", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_option_is_one_message_with_what_to_write(transom, app, tmp_path, arguments, told):
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    names = {
        "app": app,
        "nope": tmp_path / "nope.py",
        "text": tmp_path / "notes.txt",
        "empty": tmp_path / "empty",
    }
    code, _, err = transom("serve", *(each.format(**names) for each in arguments))
    assert code == 2
    assert told in err
    assert "Traceback" not in err


def test_a_port_that_is_taken_is_named(transom, app):
    from transom.hosts.server.run import listen

    with listen("127.0.0.1", 0) as sock:
        port = sock.getsockname()[1]
        code, _, err = transom("serve", app, "--port", port)
    assert code == 2
    assert f"Port {port} on 127.0.0.1 is taken" in err


def test_a_setting_of_the_environment_that_does_not_fit_is_named(transom, app, monkeypatch):
    monkeypatch.setenv("TRANSOM_FLUSH_INTERVAL", "often")
    code, _, err = transom("serve", app, "--port", "0")
    assert code == 2
    assert "TRANSOM_FLUSH_INTERVAL='often' is not a number" in err
