"""A notebook that is run without a front end, as by `nbconvert --execute`: a real kernel, and nobody to draw."""

from __future__ import annotations

import asyncio
from textwrap import dedent

import nbformat
import pytest
from nbclient import NotebookClient

from transom.hosts.notebook.root import VIEW

CELLS = (
    "import asyncio\nimport transom as tr\ntext = tr.pane.Str('at first')\ntr.Column('# Report', text)",
    """
    async def work():
        await asyncio.sleep(.05)
        text.object = "at last"

    await tr.create_task(work())
    print(text.object)
    """,
    """
    slider = tr.widgets.IntSlider(end=9)
    seen = []
    slider.param.watch(lambda event: seen.append(event.new), "value")
    slider.value = 5
    print(seen)
    """,
    "tr.bind(lambda n: f'n is {n}', slider)",
    "slider.param.value.rx().rx.pipe(lambda n: f'n is {n}')",
    "%load_ext transom",
    "import panel as pn\nprint(pn.__name__)",
    "async def later(n):\n    await asyncio.sleep(.05)\n    return f'later {n}'\ntr.bind(later, slider)",
    "await asyncio.sleep(.5)",
)


@pytest.mark.slow
def test_cells_run_and_the_notebook_keeps_what_they_show(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(dedent(cell)) for cell in CELLS])
    client = NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}})
    asyncio.run(client.async_execute())
    outputs = [cell["outputs"] for cell in notebook.cells]
    still, live = outputs[0]
    assert "at last" in still["data"]["text/html"]
    assert VIEW in live["data"]
    assert outputs[1][-1]["text"] == "at last\n"
    assert outputs[2][-1]["text"] == "[5]\n"
    for bound in outputs[3:5]:
        assert "n is 5" in bound[0]["data"]["text/html"]
        assert VIEW in bound[1]["data"]
        assert bound[1]["data"]["text/html"] == ""  # and nothing of the function is read under the still
    assert outputs[6][-1]["text"] == "transom\n"
    assert "later 5" in outputs[7][0]["data"]["text/html"]
