"""`AutocompleteInput`: a text that is found among options while it is written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import param

from transom.components.encode import Encoder
from transom.components.outline import short
from transom.components.storing import Change, write_lock
from transom.components.words import say
from transom.errors import RejectedError, UserError
from transom.reactive.callables import name_of, takes_argument
from transom.reactive.calling import failing, given
from transom.reactive.context import Owner, session_var
from transom.reactive.of_param import is_bound
from transom.reactive.runs import Run
from transom.widgets.field import Field
from transom.widgets.finding import Finder
from transom.widgets.options import Options, pairs_of, plain_options

MOST = 50
"""So many rows are offered at once: who wants others goes on writing."""
_KEPT = 1000
"""So many results of a search are remembered, by their labels."""
_MANY = 5000
"""Of more options than these what is written is looked for off the event loop."""
_LONGEST = 60
"""Characters of what was written that a reason repeats."""


class AutocompleteInput(Field):
    """A text for which options are offered while it is written.

    Options are a list, or a dict from label to value, that is looked through where the app runs: the page has those
    rows alone that are shown. Or they are a function that is given what was written and returns a list or a dict, and
    that may be `async def`: it is called when the user pauses, and only the result for the newest text is shown.
    """

    _front_end = "AutocompleteInput"
    _writable = ("value", "value_input")
    _entered = ("value",)
    _unsynced = ("options", "case_sensitive", "search_strategy", "debounce")
    _derived = ("completions", "pending")
    _events = {"search": ()}

    value = param.Parameter(default="", doc="The value of the option that was chosen; empty for none.")
    value_input = param.String(default="", doc="The text as of the last key.")
    options: param.Parameter[list[Any] | dict[str, Any] | Callable[..., Any]] = param.Parameter(
        default=[], doc="What there is: a list, a dict from label to value, or a function of what was written."
    )
    restrict = param.Boolean(default=True, doc="Whether it has to be one of the options; else any text is taken.")
    case_sensitive = param.Boolean(default=True, doc="Whether capital letters have to be written as such.")
    min_characters = param.Integer(
        default=2, bounds=(0, None), doc="So many have to be written before options are offered."
    )
    search_strategy: param.Selector[Any] = param.Selector(
        default="starts_with",
        objects=["starts_with", "includes"],
        doc='Which options fit: "starts_with" what was written, or "includes" it.',
    )
    placeholder = param.String(default="", doc="Shown while it is empty.")
    debounce = param.Integer(
        default=200, bounds=(0, None), doc="Milliseconds without a key before a function is asked."
    )
    completions = param.List(default=[], doc="The labels that are offered for what was written, at most 50.")
    pending = param.Boolean(default=False, doc="Whether a function is looking for what was written.")

    def __init__(self, label: Any = "", **params: Any) -> None:
        self.__dict__.update(
            _offered=Options(), _finder=None, _known={}, _sent=(None, None), _said=("", 0, None), _run=None
        )
        super().__init__(label, **params)

    _offered: Options
    _finder: Finder | None
    _known: dict[str, Any]
    """What a function has found, by its labels."""
    _sent: tuple[Any, str | None]
    """The value that the page has chosen last, and its text: of two labels of one value, which."""
    _said: tuple[str, int, str | None]
    """What `completions` are for, of how many they are the first, and what is said in place of them."""
    _run: Run[Any] | None

    @property
    def values(self) -> list[Any]:
        """The options' values, in order; none of a function."""
        return list(self._offered.values)

    @property
    def labels(self) -> list[str]:
        """The options' texts, in order; none of a function."""
        return list(self._offered.labels)

    def _refers(self, name: str, value: Any) -> bool:
        itself = (name == "options" and _is_search(value)) or (name == "value" and self._place(value) is not None)
        return not itself and super()._refers(name, value)

    def _pairs(self) -> list[tuple[str, Any]]:
        return [] if callable(self.options) else pairs_of(self.options)

    def _place(self, value: Any) -> int | None:
        return self._offered.index(value)

    def _is_empty(self) -> bool:
        nothing = self.value is None or (isinstance(self.value, str) and not self.value)
        return nothing and self._place(self.value) is None

    def _text(self, value: Any) -> str:
        """What the field shows of a value."""
        chosen, text = self._sent
        place = self._place(value)
        if text is not None and chosen is value:
            return text
        if place is not None:
            return self._offered.labels[place]
        return "" if value is None else str(value)

    def _set_options(self, options: Any) -> dict[str, Any]:
        return {"options": options if _is_search(options) else plain_options(options)}

    def _after_options(self, change: Change) -> dict[str, Any]:
        self._offer()
        free = callable(self.options) or not self.restrict or "value" in change.names
        return {} if free or self._is_empty() or self._place(self.value) is not None else {"value": ""}

    def _offer(self) -> None:
        self._offered.offer(self._pairs())
        self.__dict__.update(_sent=(None, None), _finder=None, _known={})

    def _set_value_input(self, value: str | None) -> dict[str, Any]:
        return {"value_input": "" if value is None else value}

    def _after_value(self, change: Change) -> dict[str, Any]:
        if "options" in change.changed:  # they come in one step, the options not always first
            self._offer()
        self._renew(change)
        return {} if "value_input" in change.names else {"value_input": self._text(self.value)}

    def _after_case_sensitive(self, change: Change) -> dict[str, Any]:
        self.__dict__["_finder"] = None
        return {}

    def _blocks(self, name: str) -> bool:
        return super()._blocks(name) or (name == "value" and super()._blocks("value_input"))

    def _takes_long(self, name: str, raw: Any) -> bool:
        return len(self._offered.labels) > _MANY

    # What the page is told and what it says

    def _encode_value(self, value: Any, encoder: Encoder) -> str:
        """The text that stands for it."""
        return self._text(value)

    def _encode_completions(self, value: list[str], encoder: Encoder) -> tuple[str, int, str | None, list[str]]:
        """What they are for, how many there are, what is said instead, and their texts."""
        return (*self._said, value)

    def _decode_value(self, raw: Any) -> Any:
        if not isinstance(raw, str):
            raise TypeError("not a text")
        place = self._find().place(raw)
        if place is not None:
            value, text = self._offered.values[place], self._offered.labels[place]
        elif raw in self._known:
            value, text = self._known[raw], raw
        elif self.restrict and raw.strip():
            shown = raw if len(raw) <= _LONGEST else f"{raw[:_LONGEST]}…"
            raise RejectedError("bad_value", say("“{}” is none of the options.", shown))
        else:
            return "" if self.restrict else raw
        self.__dict__["_sent"] = value, text
        return value

    def _decode_value_input(self, raw: Any) -> str:
        if not isinstance(raw, str):
            raise TypeError("not a text")
        return raw

    def _event_search(self, raw: Any) -> None:
        """The page wants to see what there is for a text that it has not written now."""
        if not isinstance(raw, str):
            raise RejectedError("bad_value")
        self._look(raw)

    # Looking

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        rules = {"options", "min_characters", "case_sensitive", "search_strategy"}
        written = "value_input" in names
        if callable(self.options):
            if "value" in names or "options" in names:
                self._stop()
            elif written:
                self._look(self.value_input)
        elif written or not names.isdisjoint(rules):
            self._look(self.value_input)
        if not names.isdisjoint(("value", "options", "restrict")):
            self._advise_in_the_end(self._trouble)

    def _trouble(self) -> tuple[str, str] | None:
        free = not self.restrict or callable(self.options) or self._awaits("options")
        if not free and not self._is_empty() and self._place(self.value) is None:
            text = f"value={short(self.value)} is not among the options {short(self.labels[:10])}. It is shown all the "
            return "value", f"{text}same. Set value to one of them, options to include it, or restrict=False."
        return None

    def _find(self) -> Finder:
        finder = self._finder
        if finder is None:
            self.__dict__["_finder"] = finder = Finder(self._offered.labels, cased=self.case_sensitive)
        return finder

    def _look(self, text: str) -> None:
        self._stop()
        if len(text.strip()) < self.min_characters:
            self._answer(text, [])
        elif callable(self.options):
            owner = session_var.get() or self._owner
            if owner is not None:  # without a page nobody reads what is found
                work = self._search(self.options, text, owner)
                self.__dict__["_run"] = run = owner.start(work, name=name_of(self.options), task=self)
                run.on_done(lambda _: work.close())  # one that is cancelled before its first step
                self.pending = True
        else:
            labels, within = self._offered.labels, self.search_strategy == "includes"
            itself = self._find().place(text)  # first, wherever it stands: Enter takes the first
            fitting = [each for each in self._find().fitting(text, within=within) if each != itself]
            places = fitting if itself is None else [itself, *fitting]
            self._answer(text, [labels[each] for each in places])

    def _stop(self) -> None:
        run = self._run
        self.__dict__["_run"] = None
        if run is not None:
            run.cancel()
            self.pending = False

    def _answer(self, text: str, labels: list[str], instead: str | None = None) -> None:
        with write_lock:
            self.__dict__["_said"] = text, len(labels), instead
            self._mark("completions", force=True)  # these may be the same for another text
        self._store(completions=labels[:MOST], pending=False)

    async def _search(self, search: Callable[[str], Any], text: str, owner: Owner) -> None:
        await asyncio.sleep(self.debounce / 1000)  # who writes on has cancelled it by then
        asked, instead, pairs = self._run, None, []
        with failing() as call:
            found = await given(partial(search, text), owner.call)
            pairs = pairs_of(plain_options([] if found is None else found))
        if (failure := call.error) is not None:  # said in the list
            owner.report(failure, where=name_of(search), notify=False)
            instead = str(failure) if isinstance(failure, UserError) else say("The search failed.")
        if self._run is asked:  # not one that took no notice of having been cancelled
            self.__dict__.update(_run=None, _known=dict([*self._known.items(), *pairs][-_KEPT:]))
            self._answer(text, [label for label, _ in pairs], instead)


def _is_search(value: Any) -> bool:
    """Whether it is a function that is to be given what was written, and not one whose result are the options."""
    return callable(value) and not is_bound(value) and not isinstance(value, type) and takes_argument(value)
