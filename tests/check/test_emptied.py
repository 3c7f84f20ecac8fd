"""Of which markup a page shows nothing."""

from __future__ import annotations

import pytest

from transom.check.emptied import is_emptied


@pytest.mark.parametrize(
    ("html", "emptied"),
    [
        ("<script>draw()</script>", True),
        ("<div class='plot'><SCRIPT>draw()</SCRIPT> </div>", True),
        ("<style>a { color: red }</style>", True),
        ("<iframe srcdoc='x'>no frames</iframe>", True),
        ("<embed src=x>", True),
        ("", False),
        ("<div></div>", False),
        ("text<script>draw()</script>", False),
        ("<script>draw()</script><img src=x>", False),
        ("<embed src=x>text", False),
        ("<form><input></form>", False),
        (None, False),
    ],
)
def test_which_markup_shows_nothing(html, emptied):
    assert is_emptied(html) is emptied
