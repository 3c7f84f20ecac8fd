"""Whatever is done to a document, by whom and when, the halves of all its pages equal the server's."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from bokeh.layouts import column
from bokeh.models import BoxAnnotation, ColumnDataSource, Range1d
from bokeh.plotting import figure
from hypothesis import given, settings
from hypothesis import strategies as st

import transom as tr
from tests.pane.bokeh_page import PageDocument, changed, server_document, state
from tests.site import Site, on_clock

Step = tuple[str, int]

WRITES = (
    "new_source", "new_glyph_on_old_source", "stream_list", "stream_array", "stream_rollover", "patch", "column",
    "all_data", "data_in_place", "property", "same_property", "range", "shared_range", "list_append", "list_remove",
    "model_in_property", "annotation", "replace", "second_pane", "drop_pane", "again", "trigger", "hold", "unhold",
)  # fmt: skip
WHERE = ("def", "async", "thread", "task")
BETWEEN = ("snapshot", "page", "reconnect", "breathe")


def plot() -> Any:
    made = figure(width=300, height=200, x_range=Range1d(0, 1), tools="")  # which would be most of its models
    made.line(x="x", y="y", source=ColumnDataSource(data={"x": [0], "y": [0.0]}))
    return made


@dataclass
class App:
    """An app that writes to its figures as it is told."""

    figures: list[Any] = field(default_factory=lambda: [plot()])
    spare: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pane = tr.pane.Bokeh(self.figures[0])
        self.box = tr.Column(self.pane)

    def source(self, n: int) -> Any:
        glyphs = self.figures[n % len(self.figures)].renderers
        return glyphs[n % len(glyphs)].data_source if glyphs else ColumnDataSource(data={"x": [0], "y": [0.0]})

    def write(self, step: Step) -> None:  # noqa: PLR0912 - a table of what an author may do
        name, n = step
        chosen = self.figures[n % len(self.figures)]
        source = self.source(n)
        size = len(source.data["x"])
        match name:
            case "new_source":
                chosen.scatter(x="x", y="y", source=ColumnDataSource(data={"x": [n], "y": np.array([n * 0.5])}))
            case "new_glyph_on_old_source":
                chosen.line(x="x", y="y", source=source)
            case "stream_list":
                source.stream({"x": [n, n + 1], "y": [0.5, 1.5]})
            case "stream_array":
                source.stream({"x": np.arange(n, n + 3), "y": np.linspace(0, 1, 3)})
            case "stream_rollover":
                source.stream({"x": [n], "y": [n * 0.5]}, rollover=3)
            case "patch":
                source.patch({"x": [(0, n)], "y": [(size - 1, n * 0.25)]})
            case "column":
                source.data["x"] = list(range(n, n + size))
            case "all_data":
                source.data = {"x": list(range(n + 1)), "y": np.linspace(0, n, n + 1)}
            case "data_in_place":
                source.data.update(x=list(range(size)), y=[float(n)] * size)
            case "property":
                chosen.width = 200 + n
            case "same_property":
                for offset in range(3):
                    chosen.height = 200 + n + offset
            case "range":
                chosen.x_range.start = -n
            case "shared_range":
                chosen.x_range = self.figures[0].x_range
            case "list_append":
                chosen.tags.append(n)
            case "list_remove":
                if len(chosen.renderers) > 1:
                    self.spare.append(chosen.renderers.pop())
            case "again":
                if self.spare:
                    chosen.renderers.append(self.spare.pop())
            case "model_in_property":
                chosen.y_range = Range1d(n, n + 1)
                chosen.y_range.end = n + 2
            case "annotation":
                chosen.add_layout(BoxAnnotation(left=n))
            case "replace":
                self.figures.append(plot())
                self.figures[-1].x_range = chosen.x_range
                self.pane.object = column(self.figures[-1]) if n % 2 else self.figures[-1]
            case "second_pane":
                self.box.append(tr.pane.Bokeh(chosen if chosen.document is None or n % 2 else plot()))
            case "drop_pane":
                self.box.objects = self.box.objects[:1]
            case "trigger":
                self.pane.param.trigger("object")
            case "hold":
                if chosen.document is not None:
                    chosen.document.hold("collect" if n % 2 else "combine")
            case "unhold":
                if chosen.document is not None:
                    chosen.document.unhold()


class Runner:
    """Lets steps be done: by a `def`, by coroutines, by a thread that hands over, by a bare task."""

    def __init__(self, page: Any, app: App) -> None:
        self.page, self.app = page, app
        self.errors: list[BaseException] = []

    def all(self, steps: list[Step]) -> None:
        for step in steps:
            self.app.write(step)

    async def slowly(self, steps: list[Step]) -> None:
        for step in steps:
            self.app.write(step)
            await asyncio.sleep(0.004)

    async def batch(self, where: str, steps: list[Step]) -> None:
        session = self.page.session
        if where == "def":
            session.post(lambda: self.all(steps), blocking=True)
        elif where == "async":
            session.start(self.slowly(steps), name="steps")
        elif where == "task":
            if session.may_enter():
                with session.entered():
                    self.all(steps)
        else:
            document = server_document(session)
            thread = threading.Thread(target=lambda: document.add_next_tick_callback(lambda: self.all(steps)))
            thread.start()
            thread.join(15)

    async def between(self, what: str, document: PageDocument) -> None:
        if what == "snapshot":
            document.page.view.outbox.snapshot()
        elif what == "reconnect":
            await document.page.disconnect()
            await document.page.reconnect()
        elif what == "breathe":
            await self.page.advance(0.02)
        elif document.document is not None:
            chosen = self.app.figures[-1]
            known = document.document.get_model_by_id(chosen.x_range.id)
            if known is not None:
                known.start = 0.25
                document.send(changed(chosen.x_range, "start", 0.25))


steps = st.lists(st.tuples(st.sampled_from(WRITES), st.integers(0, 9)), min_size=1, max_size=6)
script = st.lists(st.tuples(st.sampled_from(WHERE), steps, st.sampled_from(BETWEEN)), min_size=1, max_size=6)


@pytest.mark.statement(62)
@pytest.mark.slow
@settings(max_examples=60)
@given(script)
def test_both_halves_are_equal_after_any_history(batches: Any) -> None:
    async def main() -> None:
        app = App()
        one = Site(lambda: app.box)
        page = await one.open()
        await page.advance(0.1)
        documents = [PageDocument(page), PageDocument(await one.view(page.session))]
        await page.advance(0.1)
        runner = Runner(page, app)
        for number, (where, what, between) in enumerate(batches):
            document = documents[number % 2]
            document.sync()
            await runner.batch(where, what)
            await runner.between(between, document)
        documents.append(PageDocument(await one.view(page.session)))
        await page.advance(1)
        server_document(page.session).unhold()
        page.session.views.flush()
        await page.advance(0.1)
        failures = [notice["text"] for each in one.pages for notice in each.notices]
        assert failures == []
        if page.all("BokehDocument"):
            equal = state(server_document(page.session))
            assert [state(document.sync()) == equal for document in documents] == [True] * 3
        await one.aclose()

    on_clock(main())
