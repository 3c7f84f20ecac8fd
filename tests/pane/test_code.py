"""`Code`: source as text and as markup that is never the source's own."""

from __future__ import annotations

import pytest

import transom as tr


async def test_the_source_travels_once_as_its_markup(site):
    page = await site(lambda: tr.pane.Code("x = '<b>'")).open()
    model = page.find("Code")
    with pytest.raises(KeyError):
        model["object"]
    assert "<b>" not in model["html"]
    assert "&lt;b&gt;" in model["html"]


async def test_nobody_can_put_markup_of_their_own_there(site):
    def app():
        code, button = tr.pane.Code("x = 1"), tr.widgets.Button()

        async def handler(event):
            code.html = "<script>1</script>"

        button.on_click(handler)
        return tr.Row(code, button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert "script" not in page.find("Code")["html"]


def test_another_language_is_marked_anew():
    code = tr.pane.Code("def f(): pass", language="nothing known")
    assert "<span" not in code.html
    code.language = "python"
    assert "<span" in code.html


def test_nothing_is_no_source():
    assert tr.pane.Code(None)._rendered == ""
