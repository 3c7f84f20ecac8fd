"""What cells show besides their values: `display()` and `print()`."""

from __future__ import annotations

import json

import pytest

from tests.site import collect, ran
from transom.testing import run_test


@pytest.fixture
def shown(tmp_path):
    """Runs cells as a notebook; gives the page's texts without the code, and the page."""

    async def run(*sources, act=None):
        cells = [{"cell_type": "code", "source": text, "metadata": {"tags": ["hide-input"]}} for text in sources]
        path = tmp_path / "book.ipynb"
        path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "utf-8")
        async with run_test(path) as page:
            await page.wait(lambda: ran(page))
            if act is not None:
                await act(page)
            return page.text

    return run


ORDER = """
import transom as tr
print("one", 1)
print("two", end="; ")
print("three")
display("**four**", tr.widgets.Button(label="five"))
print("six")
"seven"
"""


async def test_all_that_a_cell_shows_stands_under_it_in_order(shown):
    text = await shown(ORDER)
    lines = ["one 1", "two; three", "<p><strong>four</strong></p>", "five", "six", "<p>seven</p>"]
    assert [line for line in text.split("\n") if line] == lines


async def test_of_a_class_its_name_is_shown(shown):
    text = await shown("import transom as tr\ntype(tr.Row())", "display(dict)")
    assert text.split() == ["transom.layout.row.Row", "builtins.dict"]


async def test_a_printed_component_is_shown_as_what_it_holds(shown):
    text = await shown("import transom as tr\nprint(tr.Row('a', tr.Column(tr.widgets.Button('b'))))")
    lines = ["Row()", "    [0] Markdown(str)", "    [1] Column()", "        [0] Button(label='b')"]
    assert text.strip().split("\n") == lines


async def test_an_awaiting_cell_shows_too_and_keeps_it_when_it_fails(shown):
    text = await shown("import asyncio\ndisplay('a')\nawait asyncio.sleep(0)\ndisplay('b')\n1 / 0", "display('c')")
    assert text.index("<p>a</p>") < text.index("<p>b</p>") < text.index("<p>c</p>")
    assert "ZeroDivisionError" in text


async def test_the_display_of_ipython_is_the_same_and_needs_no_ipython(shown):
    text = await shown(
        "from IPython.display import display\ndisplay('a')", "from IPython.display import display as d\nd('b')"
    )
    assert "<p>a</p>" in text
    assert "<p>b</p>" in text


async def test_in_a_callback_it_says_what_to_write(shown, failures):
    async def act(page):
        page.click()
        await page.wait(failures)

    source = "import transom as tr\ntr.widgets.Button(on_click=lambda event: display(1))"
    await shown(source, act=act)
    assert "write" not in failures()[0].getMessage()
    assert "`column.append(obj)`" in failures()[0].getMessage()


async def test_what_is_ipythons_alone_is_refused_in_words(shown):
    text = await shown("get_ipython().run_line_magic('x', '')")
    assert "'get_ipython' is not defined. It is IPython's, which is not running here" in text
    assert text.count("It is IPython's") == 1
    assert "told" in await shown("try:\n    get_ipython()\nexcept NameError:\n    print('told')")


async def test_print_goes_to_the_terminal_as_well(shown, capsys):
    await shown("import sys\nprint('out')\nprint('err', file=sys.stderr)")
    assert capsys.readouterr() == ("out\n", "err\n")


@pytest.mark.parametrize(
    "source", ["asyncio.create_task(f())", "asyncio.get_event_loop()", "asyncio.ensure_future(f())"]
)
@pytest.mark.filterwarnings("ignore:coroutine 'f' was never awaited", "ignore:There is no current event loop")
async def test_a_loop_in_a_function_of_a_file_says_what_to_write(tmp_path, source):
    app = tmp_path / "app.py"
    app.write_text(f"import asyncio\nasync def f(): pass\ndef go(): {source}\ngo()\n", "utf-8")
    async with run_test(app) as page:
        assert "tr.create_task(count())" in page.text
        assert "tr.state.onload(count)" in page.text
    collect()  # the coroutine that nobody awaited says so here


async def test_what_it_says_to_write_works(tmp_path):
    app = tmp_path / "app.py"
    lines = ("import transom as tr", "text = tr.widgets.StaticText()", "async def count(): text.value += 'ran'")
    app.write_text("\n".join([*lines, "tr.create_task(count())", "tr.state.onload(count)", "text"]), "utf-8")
    async with run_test(app) as page:
        await page.wait(lambda: "ranran" in page.text)
