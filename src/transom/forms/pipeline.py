"""`Pipeline`: stages that follow each other, each given what those before it have made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

import param

from transom.components.place import Unshown
from transom.components.viewer import Viewer
from transom.errors import TransomError
from transom.forms.graph import Graph, checked, first, line
from transom.layout import Column, Row
from transom.pane import HTML, Alert
from transom.reactive.callables import kind_of
from transom.reactive.callback import Callback
from transom.reactive.calling import awaits
from transom.reactive.context import session_var
from transom.reactive.of_param import is_bound
from transom.reactive.subscribe import subscribe
from transom.widgets import Button, Select

_STEPS = """
ol { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 0; padding-inline-start: 1.25rem; }
li { color: var(--tr-muted); } li[aria-current] { color: var(--tr-text); font-weight: 650; }
"""
_OF_STAGES = ("auto_advance", "inherit_params", "next_parameter", "ready_parameter")


class PipelineError(TransomError, RuntimeError):
    """Raised by a stage: its text is shown to the user, who stays where they are."""


class Pipeline(Viewer):
    """Stages that are gone through one after the other.

    A stage is a class with parameters, or an instance. What its methods with `param.output` return, which may be
    `async def`, goes to the parameters of the same names of the next; so do its parameters, unless `inherit_params` is
    off. It is shown by its method `panel`, by its `__panel__`, or as a form.

    Args:
        stages: names and stages, `("Name", Stage)` or `("Name", Stage, options)`, see `add_stage`.
        graph: which follow which, see `define_graph`.
        params: parameters.

    Attributes:
        layout: all of it: `header` (`title`, `error`, `network`, `buttons`) and `stage`.
        prev_button, next_button, prev_selector, next_selector: in `buttons`; which way to go, where there are several.
    """

    auto_advance = param.Boolean(default=False, doc="Whether it goes on as soon as a stage is ready.")
    debug = param.Boolean(default=False, doc="Whether what a stage raises is raised.")
    inherit_params = param.Boolean(default=True, doc="Whether a stage gets parameters of the one before.")
    next_parameter = param.String(default=None, allow_None=True, doc="Of a stage: which one says what comes next.")
    ready_parameter = param.String(default=None, allow_None=True, doc="Of a stage: which one says whether it is ready.")
    show_header = param.Boolean(default=True, doc="Whether title, steps and buttons are shown.")
    next = param.Event(label="Next", doc="Goes on.")
    previous = param.Event(label="Previous", doc="Goes back.")

    def __init__(
        self, stages: Iterable[Any] = (), graph: Mapping[str, str | Iterable[str]] | None = None, **params: Any
    ) -> None:
        super().__init__(**params)  # type: ignore[no-untyped-call]
        self._stages: dict[str, tuple[Any, dict[str, Any]]] = {}
        self._states: dict[str, Any] = {}
        self._graph: Graph = {}
        self._linear = True
        self._route: list[str] = []
        self._going = False
        self._unwatch: list[Callable[[], object]] = []
        self._make()
        for name, stage, *options in stages:
            self.add_stage(name, stage, **(options[0] if options else {}))
        if graph:
            self.define_graph(graph)

    def _make(self) -> None:
        owner = session_var.get()
        self.prev_button = Button.from_param(self.param.previous, description=None, disabled=True)
        self.next_button = Button.from_param(self.param.next, description=None, disabled=True, button_type="primary")
        self.prev_selector = Select(width=160, visible=False, description="Back to")
        self.next_selector = Select(width=160, visible=False, description="On to")
        self.title, self.error, self.stage = HTML(), Column(), Column(sizing_mode="stretch_width")
        self.network = HTML(stylesheets=[_STEPS])
        self.buttons = Row(
            Column(self.prev_selector, self.prev_button, align="end"),
            Column(self.next_selector, self.next_button),
            gap=8,
        )
        head = Column(self.title, self.network, self.error, sizing_mode="stretch_width")
        self.header = Row(head, self.buttons, sizing_mode="stretch_width", visible=self.param.show_header)
        self.layout = Column(self.header, self.stage, sizing_mode="stretch_width")
        self.param.watch(Callback(self._forward, owner, kind="coroutine"), "next")
        self.param.watch(Callback(self._back, owner, kind="coroutine"), "previous")

    def __panel__(self) -> Any:
        return self.layout

    def __getitem__(self, name: str) -> Any:
        """The stage of that name, as it was added."""
        return self._stages[name][0]

    def __str__(self) -> str:
        return "Pipeline:" + "".join(f"\n    [{at}] {name}" for at, name in enumerate(self._stages))

    def add_stage(self, name: str, stage: Any, **kwargs: Any) -> None:
        """Add a stage, after the last unless there is a graph.

        Args:
            name: of the stage.
            stage: a class with parameters, or an instance.
            kwargs: `auto_advance`, `inherit_params`, `next_parameter`, `ready_parameter` of this stage.

        Raises:
            TypeError: the stage has no parameters.
            ValueError: there is such a stage, or an option is none.
        """
        kind = stage if isinstance(stage, type) else type(stage)
        if not issubclass(kind, param.Parameterized):
            raise TypeError(f"add_stage({name!r}, …): give a class with parameters or an instance of one.")
        if name in self._stages:
            raise ValueError(f"add_stage({name!r}, …): there is a stage of that name. Give another.")
        for option in kwargs:
            if option not in _OF_STAGES:
                raise ValueError(
                    f"add_stage(…, {option}=…): there is no such option. There are {', '.join(_OF_STAGES)}."
                )
        self._stages[name] = stage, kwargs
        if self._linear:
            self._graph = line(self._stages)
            self._begin()

    def define_graph(self, graph: Mapping[str, str | Iterable[str]], force: bool = False) -> None:
        """Say which stages follow which, `{"First": ("Second", "Other")}`; the first is the one that follows none.

        Args:
            graph: by name of a stage, those that may follow.
            force: whether another graph may be replaced.

        Raises:
            ValueError: it names no stage, not all are reached from one, or there is a graph.
        """
        if not self._linear and not force:
            raise ValueError("define_graph(…): there is a graph already. Write force=True to replace it.")
        self._graph = checked(graph, self._stages)
        self._linear = False
        self._begin()

    def _begin(self) -> None:
        """Show the first stage, unless it is shown and none has been left yet."""
        root = first(self._graph, self._stages)
        if self._route[:1] != [root]:
            self._route = [root]
            self._show(root, {})
        self._update()

    # Where we are

    @property
    def _name(self) -> str:
        return self._route[-1]

    @property
    def _state(self) -> Any:
        return self._states[self._name]

    def _option(self, option: str) -> Any:
        """What holds for the present stage."""
        return self._stages[self._name][1].get(option, getattr(self, option))

    def _own(self, option: str) -> str | None:
        """The parameter of the present stage that an option names, if it has one."""
        name = self._option(option)
        return name if name and name in self._state.param else None

    # Going

    async def _forward(self, _event: Any = None) -> None:
        following = self.next_selector.value
        if following is None or self._going:
            return
        self._going = self.stage.loading = True
        try:
            given, outputs = await self._given(following)
            self._route.append(following)
            try:
                self._show(following, given, outputs)
            except BaseException:
                self._route.pop()
                raise
            self.error.clear()
        except Exception as failure:
            shown = Alert(escape(str(failure)), alert_type="danger") if isinstance(failure, PipelineError) else None
            self.error.objects = [shown or Unshown(self._stages[following][0], failure)]
            if self.debug:
                raise
        finally:
            self._going = self.stage.loading = False
            self._update()

    async def _back(self, _event: Any = None) -> None:
        before = self.prev_selector.value
        if before is None or self._going:
            return
        self._route.pop()
        if self._name != before:
            self._route[-1] = before
        self.error.clear()
        self._watch_state()
        self.stage.objects = [_view(self._state)]
        self._update()

    async def _given(self, following: str) -> tuple[dict[str, Any], list[str]]:
        """What the next stage is made with, and which of it are outputs."""
        known, given = self._stages[following][0].param, {}
        inherits = self._stages[following][1].get("inherit_params", self.inherit_params)
        if inherits:
            left_out = {"name", self._option("ready_parameter"), self._option("next_parameter")}
            values = self._state.param.values()
            given = {name: value for name, value in values.items() if name in known and name not in left_out}
        results: dict[Any, Any] = {}
        outputs = {name: each for name, each in self._state.param.outputs().items() if name in known}
        for name, (_, method, index) in outputs.items():
            if method not in results:
                results[method] = await _called(method)
            given[name] = results[method] if index is None else results[method][index]
        return given, list(outputs)

    def _show(self, name: str, given: dict[str, Any], outputs: Iterable[str] = ()) -> None:
        stage, _ = self._stages[name]
        if isinstance(stage, type):
            state = stage(**given)
        else:
            state = stage
            state.param.update(**given)
        for output in outputs:  # they are no longer the user's to set
            state.param[output].precedence = -1
        view = _view(state)
        self._states[name] = state
        self.stage.objects = [view]
        self._watch_state()

    def _watch_state(self) -> None:
        while self._unwatch:
            self._unwatch.pop()()
        state, owner = self._state, session_var.get()
        for option, follow in (("ready_parameter", self._ready), ("next_parameter", self._chosen)):
            name = self._own(option)
            if name is not None:
                self._unwatch.append(subscribe(state, Callback(follow, owner), [name], owner))

    def _ready(self, event: Any) -> None:
        self._update()
        if event.new and self._option("auto_advance"):
            self.param.trigger("next")

    def _chosen(self, event: Any) -> None:
        self.next_selector.value = event.new
        self._update()

    def _update(self) -> None:
        """Say where we are, and which ways lead on."""
        following, ready, chosen = list(self._graph.get(self._name, ())), self._own("ready_parameter"), None
        if name := self._own("next_parameter"):
            chosen = getattr(self._state, name)
        elif self.next_selector.value in following:
            chosen = self.next_selector.value
        before = self._route[-2:-1]
        chosen = chosen if chosen in following else next(iter(following), None)
        self.next_selector.param.update(options=following, value=chosen, visible=len(following) > 1)
        self.prev_selector.param.update(options=before, value=next(iter(before), None))
        self.prev_button.disabled = not before
        self.next_button.disabled = not following or (ready is not None and not getattr(self._state, ready))
        self.title.object = f"<h2>{escape(self._name)}</h2>"
        steps = "".join(f"<li{_MARK if name == self._name else ''}>{escape(name)}</li>" for name in self._stages)
        self.network.object = f'<ol aria-label="Steps">{steps}</ol>'


_MARK = ' aria-current="step"'


def _view(state: Any) -> Any:
    """What shows a stage: what its `panel` says, or the stage itself."""
    method = getattr(state, "panel", None)
    if method is None:
        return state
    return method if is_bound(method) or kind_of(method) != "def" else method()


async def _called(method: Any) -> Any:
    """What an output is; one that does not await is computed in a worker thread of the page."""
    owner = session_var.get()
    result = method() if owner is None or kind_of(method) != "def" else await owner.call(method)
    return await result if awaits(result) else result
