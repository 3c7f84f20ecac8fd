"""App files that make classes of components of their own: each session makes them anew, and none is left of them."""

from __future__ import annotations

import asyncio
import gc
import weakref

import pytest

from tests.site import until
from transom.app import App, page_of
from transom.process.registry import Registry
from transom.script.namespace import RELEASE_SECONDS
from transom.settings import Settings
from transom.testing import Page

APP = """
import param
import transom as tr


class Counter(tr.widgets.Button):
    count = param.Integer(default=0)


class Note(tr.pane.Str):
    extra = param.String(default="x")


class Box(tr.Component):
    _front_end = "Column"
    children = tr.Children()


class Model(param.Parameterized):
    n = param.Integer(default=1)

    @param.depends("n")
    def view(self):
        return f"n={self.n}"


@tr.task
async def later(event):
    model.n += 1


button, model = Counter("x"), Model()
button.on_click(later)
box = Box(children=["a", button.rx()])
tr.Column(button, Note("y"), model.view, tr.bind(lambda n: n, model.param.n), box).servable()
"""


async def visit(registry: Registry, app: App) -> list[weakref.ref[type]]:
    """Open a page, use it, close it; the classes that its session had made."""
    page = Page(registry, app)
    await page.open()
    await page.wait(lambda: "n=1" in page.text)
    page.click()
    await page.wait(lambda: "n=2" in page.text)
    components = [node.component for node in page.view.tree.nodes.values()]
    own = [weakref.ref(type(each)) for each in components if not type(each).__module__.startswith("transom")]
    session = page.session
    await page.disconnect()
    await registry.close(session)
    return own


def objects() -> int:
    for _ in range(3):  # what a finalizer has touched is gone one collection later
        gc.collect()
    return len(gc.get_objects())


@pytest.mark.slow
@pytest.mark.parametrize("dev", [True, False])
async def test_no_class_and_nothing_else_is_left_of_sessions_that_have_ended(tmp_path, dev):
    (tmp_path / "app.py").write_text(APP)
    registry, app = Registry(Settings.from_env(dev=dev)), App({"/": page_of(str(tmp_path / "app.py"))})
    try:
        for _ in range(10):  # what is made once, at the first use, is there now
            await visit(registry, app)
        before = objects()
        classes = [each for _ in range(100) for each in await visit(registry, app)]
        assert len({id(each) for each in classes}) == 300
        loop = asyncio.get_running_loop()
        loop.until = loop.now + 2 * RELEASE_SECONDS  # each module waits that long for what still runs in it
        await asyncio.sleep(RELEASE_SECONDS * 1.5)
        # A thread that is still on its way home holds what it has just done.
        await until(lambda: objects() - before - len(classes) < 100)
        assert [each() for each in classes if each() is not None] == []
    finally:
        await registry.aclose()
