"""What must not go unnoticed: ways to break the promises of callbacks, and the tests that say so.

A row with more than one edit breaks one thing that stands in several places.
"""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """`old`, which stands once in `file` (below `src/transom`), becomes `new`."""

    file: str
    old: str
    new: str


class Mutant(NamedTuple):
    """A broken Transom. Each of `tests` must fail with it, all parametrisations of one taken together."""

    name: str
    edits: tuple[Edit, ...]
    tests: tuple[str, ...]


SCHEDULES = "tests/reactive/test_schedules.py::test_the_last_shown_is_the_result_of_the_last_input"
SLOT = "tests/reactive/test_slot.py::"
INDICATOR = "tests/session/test_indicator.py::"
OUTBOX = "tests/session/test_outbox.py::"

MUTANTS = (
    Mutant(
        "a result below the floor is committed",
        (
            Edit(
                "reactive/slot.py",
                "return generation >= self._floor and not self.ended",
                "return not self.ended",
            ),
        ),
        (SCHEDULES, SLOT + "test_a_superseded_function_that_returns_anyway_is_discarded"),
    ),
    Mutant(
        "a result is committed after the session's end",
        (
            Edit(
                "reactive/slot.py",
                "return generation >= self._floor and not self.ended",
                "return generation >= self._floor",
            ),
        ),
        (SCHEDULES,),
    ),
    Mutant(
        "a slot is cleared by an evaluation that is not the one in it",
        (
            Edit(
                "reactive/slot.py",
                "if generation == self._generation and self._run is not None:",
                "if self._run is not None:",
            ),
        ),
        (INDICATOR + "test_a_view_is_marked_exactly_while_its_run_is_live_and_never_stuck",),
    ),
    Mutant(
        "a superseded run is not cancelled",
        (
            Edit(
                "reactive/slot.py",
                "        if run is not None:\n            run.cancel()\n",
                "",
            ),
        ),
        (SLOT + "test_only_the_newest_result_travels",),
    ),
    Mutant(
        "a run of a task has a say after it has been cancelled",
        (
            Edit(
                "reactive/runs.py",
                "        if not self._cancel:\n            self.value = value\n",
                "        if True:\n            self.value = value\n",
            ),
        ),
        (SCHEDULES,),
    ),
    Mutant(
        "steps of coroutines do not wait for the turn",
        (
            Edit(
                "session/gate.py",
                "if not self._granted and (self._ticket is not None or not self._turn.take()):",
                "if False:",
            ),
        ),
        (
            "tests/session/test_gate.py::test_a_step_waits_while_somebody_else_has_the_turn",
            "tests/session/test_concurrency.py::test_two_pieces_of_a_session_never_run_at_once",
        ),
    ),
    Mutant(
        "the turn goes to whoever came last",
        (Edit("session/turn.py", "ticket = self._queue.pop(0)", "ticket = self._queue.pop()"),),
        ("tests/session/test_turn.py::test_it_is_granted_in_the_order_of_the_requests",),
    ),
    Mutant(
        "the turn is taken while somebody else has it",
        (
            Edit(
                "session/turn.py",
                "        if not self.free:\n            return False\n        self._held",
                "        self._held",
            ),
        ),
        (
            "tests/session/test_turn.py::test_whoever_is_granted_it_has_it_alone",
            "tests/session/test_turn.py::test_nobody_can_overtake_those_who_wait",
        ),
    ),
    Mutant(
        "each write is a patch of its own",
        (
            Edit(
                "session/outbox.py",
                "        if (self._woken and self.eager is None) or (here and self._in_turn()):\n            return\n",
                "        if here:\n            self.cut()\n        if here or self._woken:\n            return\n",
            ),
        ),
        (
            OUTBOX + "test_all_writes_between_two_awaits_are_one_patch",
            OUTBOX + "test_the_same_property_thrice_is_one_change",
        ),
    ),
    Mutant(
        "a patch is cut after each step, however soon after the last",
        (Edit("session/outbox.py", "wait = self._next - self._loop.time()", "wait = 0.0"),),
        (
            OUTBOX + "test_ten_thousand_awaits_are_few_patches_at_once_and_then_one_each_16_ms",
            "tests/reactive/test_generators.py::test_ten_thousand_values_a_second_are_one_patch_an_interval",
        ),
    ),
    Mutant(
        "patches go to the socket past the writer and the ring",
        (
            Edit(
                "session/outbox.py",
                "            self._keep(frame)\n            self._put_patch(self.sseq, frame)\n",
                "            if self._arrived is not None:\n"
                "                self._loop.create_task(self._transport.send(frame))\n",
            ),
            Edit(
                "session/outbox.py",
                "        self._arrived = asyncio.Event()\n",
                "        self._arrived = asyncio.Event()\n        self._transport = transport\n",
            ),
        ),
        (
            OUTBOX + "test_a_slow_page_gets_one_snapshot_with_the_newest_state",
            "tests/session/test_resume.py::test_what_was_written_meanwhile_is_replayed",
        ),
    ),
    Mutant(
        "a Bokeh event is encoded when the patch is cut",
        (
            Edit(
                "pane/_bokeh/wire.py",
                "def freeze_event(document: Document, event: DocumentPatchedEvent) -> Frozen:\n",
                "class _Late:\n"
                "    key, whole = None, False\n\n"
                "    def __init__(self, *event):\n"
                "        self.event = event\n\n"
                "    def _wire(self, encoder):\n"
                "        return _freeze_event(*self.event)._wire(encoder)\n\n\n"
                "def freeze_event(document, event):\n"
                "    return _Late(document, event)\n\n\n"
                "def _freeze_event(document: Document, event: DocumentPatchedEvent) -> Frozen:\n",
            ),
        ),
        ("tests/pane/test_bokeh.py::test_data_is_sent_as_it_was_when_it_was_written",),
    ),
    Mutant(
        "the runs of a session share one context",
        (
            Edit(
                "session/running.py",
                "context = session.fresh_context()",
                'context = session.resource("context", session.fresh_context)',
            ),
        ),
        (
            "tests/reactive/test_callback.py::test_a_run_has_a_context_of_its_own",
            "tests/reactive/test_contexts.py::test_what_a_call_sets_is_its_own",
        ),
    ),
    Mutant(
        "the events of a session share its context",
        (
            Edit(
                "session/inbox.py",
                "        context = self._session.fresh_context(entry.place)\n",
                "        context = self._session.context\n",
            ),
        ),
        ("tests/reactive/test_contexts.py::test_what_a_call_sets_is_its_own",),
    ),
    Mutant(
        "each step of a generator has another context",
        (
            Edit(
                "reactive/strand.py",
                "context = copy_context()  # of its run",
                "context = type('Another', (), {'run': lambda _, step, *args: step(*args)})()  # of its run",
            ),
        ),
        ("tests/reactive/test_contexts.py::test_what_a_call_sets_is_its_own",),
    ),
    Mutant(
        "the cancellation of a task is a failure of the code in it",
        (Edit("reactive/calling.py", "        return is_cancelled()", "        return False"),),
        ("tests/reactive/test_calling.py::test_so_does_the_cancellation_of_the_very_task",),
    ),
    Mutant(
        "a page takes as many threads as it has jobs",
        (Edit("reactive/executor.py", "            if self._going >= self._most:", "            if False:"),),
        (
            "tests/reactive/test_executor.py::test_a_share_has_so_many_at_a_time_and_takes_its_turns_with_others",
            "tests/reactive/test_jobs.py::test_a_page_has_so_many_at_a_time_and_the_others_come_in_order",
        ),
    ),
    Mutant(
        "pages do not take turns for processes",
        (
            Edit(
                "reactive/processes.py",
                "self._waiting[owner] = futures  # at the end",
                "self._waiting[owner] = futures; self._waiting.move_to_end(owner, last=False)  # at the end",
            ),
        ),
        ("tests/reactive/test_processes.py::test_pages_take_turns_and_no_more_run_than_there_are_places",),
    ),
)
