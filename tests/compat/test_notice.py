from __future__ import annotations

from transom.compat import notice


def test_one_line_names_the_files_and_the_way_out():
    line = notice("app.py", "guide.md")
    assert line == "app.py, guide.md: 'import panel' means Transom here (--no-as-panel turns this off)"
