"""`ComponentParameters`: the `.param` of a component.

Param's own, except that watchers belong to a session, run after the store and outside its lock,
and fail alone; `trigger` costs microseconds and cannot be left half done; comparing a new value
with the old never walks a large one. Relies on these of Param's internals: `_watch`, `watch_values`, `_changed`,
`_update`, `_update_deps`, `_setup_params`, `_register_watcher`, `_call_watcher`,
`_batch_call_watchers`; `tests/components/test_param_contract.py` holds them.
"""

from __future__ import annotations

from collections.abc import Callable
from numbers import Number
from typing import TYPE_CHECKING, Any, cast

import param
from param.parameterized import Event, Parameters, Undefined, Watcher, batch_call_watchers

import transom.reactive.imported  # noqa: F401 - mends what the comparison below asks of Param
from transom.reactive.callback import Callback, collect, is_internal
from transom.reactive.context import session_var

if TYPE_CHECKING:
    from transom.components.component import Component

_SMALL = (str, int, float, bool, type(None), tuple, list, dict, set, frozenset)
_SMALL_LENGTH = 1000
_NO_REFERENCES: dict[str, Any] = {}
"""Param keeps it with the instance, and takes from it only what it has put there."""


def same(old: Any, new: Any) -> bool:
    """Whether `new` need not be told apart from `old`: cheap, and never wrong in saying yes.

    Large containers and objects of unknown types count as changed unless they are the same object.
    """
    if old is new:
        return True
    if type(old) is not type(new) or not isinstance(new, _SMALL):
        return False
    if isinstance(new, tuple | list | dict | set | frozenset) and len(new) > _SMALL_LENGTH:
        return False
    return bool(param.parameterized.Comparator.is_equal(old, new))


def plain_number(value: Any) -> Any:
    """A number of NumPy's or pandas' as Python's own; anything else as it is."""
    return value.item() if isinstance(value, Number) and hasattr(value, "item") else value


def _is_usual(parameter: Any, value: Any) -> bool:
    """Whether a constructor that is given `value` only has to store it."""
    return not (parameter is None or parameter.constant or parameter.readonly or callable(value))


class ComponentParameters(Parameters):
    """What `component.param` is."""

    @classmethod
    def _changed(cls, event: Event) -> bool:
        return not same(event.old, event.new)

    def _watch(self_, fn: Callable[..., Any], *args: Any, **options: Any) -> Watcher:  # noqa: N805 - Param's own name
        return self_._kept(super()._watch(self_._owned(fn), *args, **options))

    def watch_values(self_, fn: Callable[..., Any], *args: Any, **options: Any) -> Watcher:  # noqa: N805
        """Call `fn` with the new values by their names, see Param's own."""
        return self_._kept(super().watch_values(self_._owned(fn), *args, **options))

    def _owned(self_, fn: Callable[..., Any]) -> Callable[..., Any]:  # noqa: N805
        """What is put in place of a function that watches a component."""
        if self_.self is None or isinstance(fn, Callback):
            return fn
        return Callback(fn, session_var.get(), internal=is_internal(fn))

    def _kept(self_, watcher: Watcher) -> Watcher:  # noqa: N805
        """A watcher, which ends with the session at the latest."""
        fn, owner = watcher.fn, session_var.get()
        component = cast("Component | None", self_.self)
        if component is None or owner is None or owner is component._owner:
            return watcher
        if isinstance(fn, Callback) and fn.forget is None:
            fn.forget = owner.on_close(lambda: self_.unwatch(watcher))
        return watcher

    def unwatch(self_, watcher: Watcher) -> None:  # noqa: N805
        """End a watching; harmless when it has ended."""
        super().unwatch(watcher)
        if isinstance(watcher.fn, Callback) and watcher.fn.forget is not None:
            watcher.fn.forget()
            watcher.fn.forget = None

    def _setup_params(self_, **params: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: N805
        """Param's own, without the look for references, which the component has done; half the cost."""
        component = cast("Component", self_.self)
        private = self_.cls._param__private
        values = component._param__private.values
        for parameter in private.params_to_deepcopy or ():
            default = parameter.default
            if default is None:  # nothing to copy: the class's own answers
                continue
            if type(default) in (list, dict) and not default:
                values[str(parameter.name)] = default.copy()
            else:
                self_._instantiate_param(parameter)
        for parameter in private.params_to_ref or ():
            self_._instantiate_param(parameter, deepcopy=False)
        known: dict[str, Any] = self_._cls_parameters
        usual = [name for name, value in params.items() if _is_usual(known.get(name), value)]
        others = params.keys() - usual
        if others:  # first, since it gives all their defaults once more
            super()._setup_params(**{name: params[name] for name in others})
        for name in usual:
            given, value = known[name], params[name]
            given._validate(value)
            values[name] = value
            given._post_setter(component, value)
        return _NO_REFERENCES, {}

    def _update_deps(self_, attribute: str | None = None, init: bool = False) -> None:  # noqa: N805
        if self_.cls.param._depends["watch"]:
            super()._update_deps(attribute, init)

    def _set(self_, parameter: param.Parameter[Any], value: Any) -> None:  # noqa: N805
        """Set a parameter in the instance: what Param's own setter does, without its copy for the instance.

        Param gives each instance that is written to a parameter object of its own, for the sake of those that have
        other bounds than their class; here they get one when they ask for it.
        """
        component = cast("Component", self_.self)
        name = str(parameter.name)
        parameter._validate(value)
        values = component._param__private.values
        old = values.get(name, parameter.default)
        values[name] = value
        parameter._post_setter(component, value)
        self_._update_deps(name)
        self_._tell(name, old, value, parameter.owner)

    def _tell(self_, name: str, old: Any, new: Any, cls: Any = None) -> None:  # noqa: N805
        """Tell those who watch a name of a parameter that was set; what Param does for its own name."""
        component = cast("Component", self_.self)
        watchers = component._param__private.made("watchers", {}).get(name, {}).get("value")
        if not watchers:
            return
        event = Event(what="value", name=name, obj=component, cls=cls or type(component), old=old, new=new, type=None)
        for watcher in sorted(watchers, key=lambda watcher: watcher.precedence):
            self_._call_watcher(watcher, event)
        if not self_._BATCH_WATCH:
            self_._batch_call_watchers()

    def _update(self_, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: N805
        """Param's own; what follows from the values follows once, when all are in, and then watchers are told."""
        component = cast("Component | None", self_.self)
        if component is None:
            return cast("dict[str, Any]", super()._update(*args, **kwargs))
        given = self_._known(component, dict(*(each for each in args if each is not Undefined), **kwargs))
        with batch_call_watchers(component), component._updating():
            return cast("dict[str, Any]", super()._update(given))

    def _known(self_, component: Component, given: dict[str, Any]) -> dict[str, Any]:  # noqa: N805
        """What is given, without those of Panel's parameters that change nothing here, which are told of."""
        info = component._info
        if given.keys() <= info.parameters.keys():
            return given
        component._advise_of_idle(given)
        known = {name: value for name, value in given.items() if name in self_}
        if len(known) + len(info.idle(given)) < len(given):
            raise ValueError(info.unknown(info.name, given))
        return known

    def trigger(self_, *param_names: str) -> None:  # noqa: N805
        """Notify the watchers of these parameters and send their values to the page again.

        A `param.Event` is `True` while its watchers run.

        Raises:
            ValueError: a name that is no parameter of this object.
        """
        component = cast("Component | None", self_.self)
        if component is None:
            super().trigger(*param_names)
            return
        for name in param_names:
            if name not in self_.cls.param:
                raise ValueError(f"{self_.cls.__name__} has no parameter {name!r}, so it cannot be triggered.")
        info = component._info
        own = dict.fromkeys(info.aliases.get(name, name) for name in param_names)
        param_names = tuple(each for name in own for each in (name, *info.others.get(name, ())))
        component._retriggered(param_names)
        with collect() as notifications:
            events = [name for name in param_names if isinstance(component._info.parameters[name], param.Event)]
            self_._call_triggered(component, param_names)
        values = component._param__private.values
        for name in events:
            values[name] = True
        try:
            for notify in notifications:
                notify()
        finally:
            for name in events:
                values[name] = False

    def _call_triggered(self_, component: Component, names: tuple[str, ...]) -> None:  # noqa: N805
        watchers: list[Watcher] = []
        for name in names:
            for watcher in component._param__private.made("watchers", {}).get(name, {}).get("value", []):
                if not any(watcher is seen for seen in watchers):
                    watchers.append(watcher)
        for watcher in sorted(watchers, key=lambda watcher: watcher.precedence):
            events = [_triggered(component, name) for name in watcher.parameter_names if name in names]
            self_._execute_watcher(watcher, events)


def _triggered(component: Component, name: str) -> Event:
    value = True if isinstance(component._info.parameters[name], param.Event) else getattr(component, name)
    return Event(what="value", name=name, obj=component, cls=type(component), old=value, new=value, type="triggered")
