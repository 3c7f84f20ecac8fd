"""What of many writers reaches the page: in order (21), whole, and nothing before it is defined (23)."""

from __future__ import annotations

import asyncio
import itertools
import threading

import param
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transom as tr
from tests.session.test_tree import EDITS, Editor, expected, outline
from tests.site import Site, on_clock, patches, sets

# --- order ---

WRITERS = ("def", "coroutine", "held def", "held coroutine", "thread", "bare task", "generator", "view")
PLAN = st.lists(
    st.tuples(st.sampled_from([*WRITERS, "reconnect", "snapshot"]), st.integers(0, 5)), min_size=1, max_size=12
)


class Counter:
    """Writers of every kind that set one text to a number that only grows."""

    def __init__(self):
        self.text = tr.widgets.StaticText(label="count")
        self.numbers = itertools.count(1)
        self.lock = threading.Lock()  # draws a number and sets it in one piece, in whatever thread
        self.last = 0
        self.left = []

    def write(self):
        with self.lock:
            self.last = next(self.numbers)
            self.text.value = self.last

    def app(self):
        def plain(event):
            self.write()
            self.write()

        async def awaiting(event):
            self.write()
            await asyncio.sleep(0.03)
            self.write()

        def steps(event):
            self.write()
            yield
            self.write()

        async def bare(event):
            self.left.append(asyncio.create_task(awaiting(event)))

        def threaded(event):
            threading.Thread(target=plain, args=(event,)).start()

        def view(clicks):
            self.write()
            return f"{clicks}"

        handlers = {
            "def": plain, "coroutine": awaiting, "held def": tr.io.hold(plain), "held coroutine": tr.io.hold(awaiting),
            "thread": threaded, "bare task": bare, "generator": steps,
        }  # fmt: skip
        shown = [self.text]
        for name in WRITERS:
            button = tr.widgets.Button(label=name)
            shown.append(button)
            if name == "view":
                shown.append(tr.bind(view, button.param.clicks))
            else:
                button.on_click(handlers[name])
        return tr.Column(*shown)


@pytest.mark.statement(21)
@settings(max_examples=60)
@given(PLAN)
def test_a_page_sees_what_several_writers_set_in_the_order_in_which_they_set_it(plan):
    async def main():
        counter = Counter()
        site = Site(counter.app)
        page = await site.open()
        for what, pause in plan:
            if what == "reconnect":
                await page.disconnect()
                await page.reconnect()
            elif what == "snapshot":
                page.view.outbox.snapshot()
            else:
                page.click(what)
            if pause:
                await page.advance(pause / 100)
        await page.advance(1)
        await page.advance(0.1)
        seen = [int(value) for value in sets(page)]
        assert seen == sorted(set(seen)), "a value twice, or an older one after a newer"
        assert page.find("count")["value"] == (str(counter.last) if counter.last else "")
        await site.aclose()

    on_clock(main())


# --- defined before it is referred to ---

HANDLERS = st.lists(st.tuples(st.sampled_from(["held", "plain", "def", "held def"]), EDITS), min_size=1, max_size=4)


@pytest.mark.statement(23)
@settings(max_examples=60)
@given(HANDLERS)
def test_whatever_several_callbacks_do_to_a_layout_the_page_can_follow(handlers):
    """The page in memory refuses a patch that refers to what it does not know, as the browser does."""

    async def main():
        editor = Editor()

        def app():
            buttons = []
            for number, (kind, edits) in enumerate(handlers):
                wanted = [edit for edit in edits if edit[0] not in ("snapshot", "cut")]

                async def awaiting(event, wanted=wanted):
                    for edit in wanted:
                        editor.edit(*edit)
                        await asyncio.sleep(0.007)

                def plain(event, wanted=wanted):
                    for edit in wanted:
                        editor.edit(*edit)

                handler = plain if kind.endswith("def") else awaiting
                buttons.append(tr.widgets.Button(label=f"run {number}"))
                buttons[-1].on_click(tr.io.hold(handler) if kind.startswith("held") else handler)
            return tr.Column(*buttons, editor.root)

        site = Site(app)
        page = await site.open()
        for number in range(len(handlers)):
            page.click(f"run {number}")
        for _ in range(5):
            await page.advance(0.05)
        (root,) = (model.id for model in page.models.values() if model["label"].startswith("root"))
        assert outline(page, root) == expected(editor.root)
        assert {*page.models} == {*page.view.tree.nodes}
        await site.aclose()

    on_clock(main())


# --- one patch ---


@pytest.mark.statement(54)
@pytest.mark.parametrize("kind", ["coroutine", "held def", "held across awaits", "update"])
async def test_fifteen_sets_in_a_callback_are_one_patch(site, kind):
    def app():
        button = tr.widgets.Button()
        texts = [tr.widgets.StaticText(label=f"t{number}") for number in range(15)]

        async def awaiting(event):
            for text in texts:
                text.value = "set"
                if kind == "held across awaits":
                    await asyncio.sleep(0.05)

        def plain(event):
            for text in texts:
                text.value = "set"

        async def updating(event):
            texts[0].param.update(value="set", label="a", visible=False, width=10)

        handlers = {"coroutine": awaiting, "held def": tr.io.hold(plain), "update": updating}
        button.on_click(handlers.get(kind, tr.io.hold(awaiting)))
        return tr.Column(button, *texts)

    page = await site(app).open()
    page.click()
    await page.advance(2)
    (ops,) = [each for each in patches(page) if each]
    assert len(ops) == (1 if kind == "update" else 15)


async def test_a_batch_that_is_held_open_across_an_await_is_reported_in_development(site, caplog):
    """Other handlers' watchers of the component wait for it, which nobody would guess."""

    def app():
        text = tr.widgets.StaticText(label="text")

        async def held(event):
            with param.parameterized.batch_call_watchers(text):
                text.value = "in between"
                await asyncio.sleep(1)

        async def fine(event):
            with param.parameterized.batch_call_watchers(text):
                text.value = "done"
            text.param.update(value="over", description="Tip")
            await asyncio.sleep(1)

        return tr.Row(
            text, tr.widgets.Button(label="held", on_click=held), tr.widgets.Button(label="fine", on_click=fine)
        )

    def told():
        return [record.getMessage() for record in caplog.records if "open across an await" in record.getMessage()]

    page = await site(app).open()
    page.click("fine")
    await page.advance(2)
    assert told() == []
    page.click("held")
    await page.advance(2)
    (text,) = told()
    assert "text: `batch_call_watchers` is open" in text
    assert "held" in text.partition("at ")[2]
    other = await site(app, dev=False).open()
    other.click("held")
    await other.advance(2)
    assert len(told()) == 1
