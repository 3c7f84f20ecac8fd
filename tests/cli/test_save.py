"""`transom save`: pages of app files in files."""

from __future__ import annotations

import pytest
from click import ClickException

from tests.saved import Saved
from transom.cli import main
from transom.cli.save import command
from transom.errors import TransomError

APP = """
import transom as tr
n = tr.widgets.IntSlider("n", start=0, end=2)
tr.Column(n, tr.bind(lambda n: tr.pane.Str(f"n is {n}"), n)).servable(title="Numbers")
"""


@pytest.fixture
def app(tmp_path):
    (tmp_path / "app.py").write_text(APP)
    return tmp_path / "app.py"


def test_a_file_is_saved_with_its_title_and_its_states(app, tmp_path, capsys):
    command([str(app), "-o", str(tmp_path / "out.html"), "--embed"], standalone_mode=False)
    page = Saved(tmp_path / "out.html")
    assert "<title>Numbers</title>" in page.html
    assert [page.texts(n) for n in range(3)] == [["n is 0"], ["n is 1"], ["n is 2"]]
    assert str(tmp_path / "out.html") in capsys.readouterr().out


def test_several_files_go_into_a_folder(app, tmp_path):
    (tmp_path / "page.md").write_text("# Written\n\n```python\n1 + 1\n```\n")
    (tmp_path / "out").mkdir()
    command([str(app), str(tmp_path / "page.md"), "-o", str(tmp_path / "out")], standalone_mode=False)
    assert "2" in Saved(tmp_path / "out" / "page.html").texts()
    for files, place in (([str(app), str(tmp_path / "page.md")], "none"), ([str(app)], "none/")):
        with pytest.raises(TransomError, match="there is no folder of that name"):
            command([*files, "-o", f"{tmp_path}/{place}"], standalone_mode=False)
    assert not (tmp_path / "none").exists()


def test_a_folder_stands_for_its_apps_and_no_page_takes_anothers_place(app, tmp_path, monkeypatch):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "app.py").write_text("1")
    (tmp_path / "more" / "ü b.py").write_text("import transom as tr\ntr.pane.Str('Grüße')")
    (tmp_path / "o u t").mkdir()
    monkeypatch.chdir(tmp_path / "o u t")
    command([str(tmp_path / "more")], standalone_mode=False)
    assert Saved(tmp_path / "o u t" / "ü b.html").texts() == ["Grüße"]
    (tmp_path / "o u t" / "app.html").unlink()
    with pytest.raises(TransomError, match=r"would both be saved as 'app\.html'"):
        command([str(app), str(tmp_path / "more" / "app.py")], standalone_mode=False)
    assert not (tmp_path / "o u t" / "app.html").exists()


def test_what_has_failed_in_a_page_is_told_at_the_end_and_the_page_shows_it(tmp_path, caplog):
    (tmp_path / "app.py").write_text(
        "import transom as tr\nasync def late():\n    open('none.csv')\ntr.Column('# Fine', late)"
    )
    with pytest.raises(ClickException, match=r"what has failed in it: app.py: late\."):
        command([str(tmp_path / "app.py"), "-o", str(tmp_path / "out.html")], standalone_mode=False)
    page = Saved(tmp_path / "out.html")
    assert "Fine" in page.texts()[0]
    assert page.of("ParamFunction")["error"]
    assert "ends after the code that saves" not in caplog.text


def test_a_place_that_cannot_be_written_to_is_named(app, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["transom", "save", str(app), "-o", str(app / "x.html")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "is not there" in capsys.readouterr().err
    (tmp_path / "link.html").symlink_to(tmp_path / "nowhere" / "x.html")
    monkeypatch.setattr("sys.argv", ["transom", "save", str(app), "-o", str(tmp_path / "link.html")])
    with pytest.raises(SystemExit):
        main()
    assert "No such file or directory" in capsys.readouterr().err


def test_what_keeps_a_page_from_being_saved_is_said(app, tmp_path):
    with pytest.raises(TransomError, match="3 states"):
        command([str(app), "-o", str(tmp_path / "o.html"), "--embed", "--max-states", "2"], standalone_mode=False)
    with pytest.raises(TransomError, match="no file"):
        command([str(tmp_path / "none.py")], standalone_mode=False)
