"""What a cache compares calls by: arguments as something hashable that is equal when their contents are.

Owns the rules by type, and the error for what has none. Imports no library of data: whoever passes an array or a
frame has imported its library already.
"""

from __future__ import annotations

import dataclasses
import functools
import inspect
import io
import re
import sys
import weakref
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from hashlib import blake2b
from types import BuiltinFunctionType, CellType, CodeType, FunctionType, MethodType, ModuleType
from typing import Any, TypeAlias

import param

HashFuncs: TypeAlias = Mapping[type | str, Callable[[Any], Hashable]]

_PLAIN = frozenset({int, str, bytes, bool, type(None), type(Ellipsis), type(NotImplemented)})
_BY_REPR = (float, complex, Decimal, datetime, date, time)  # equal values of these may differ: 0.0 and -0.0, zones, nan
_BUILTIN_CONTAINERS = (tuple, list, dict, set, frozenset, bytearray)
_BUILTIN = (BuiltinFunctionType, type(str.join), type(object().__str__))


class Key:
    """The arguments of one call, comparable.

    Args:
        value: what `KeyMaker` made of them.
        refs: objects in them that are compared by identity, and not kept alive.
    """

    __slots__ = ("_hash", "_refs", "dead", "value")

    def __init__(self, value: Hashable, refs: list[weakref.ref[Any]]) -> None:
        self.value = value
        self._hash = hash(value)
        self._refs = refs
        self.dead: Callable[[Key], object] | None = None
        """Called when one of the objects is gone, so that no call can have this key again; from any thread."""

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and self.value == other.value

    def watch(self, dead: Callable[[Key], object]) -> None:
        """Call `dead(key)` when an object that it is about is gone."""
        if not self._refs:
            return
        self.dead = dead
        objects = [ref() for ref in self._refs]
        self._refs = [weakref.ref(each, self._died) for each in objects if each is not None]
        if len(self._refs) < len(objects):
            dead(self)

    def _died(self, _: weakref.ref[Any]) -> None:
        if self.dead is not None:
            self.dead(self)


class KeyMaker:
    """Makes keys of arguments.

    Args:
        name: the function's, for errors.
        hash_funcs: what stands for values of a type, by type or by its full name ("module.Type").
    """

    __slots__ = ("_argument", "_hash_funcs", "_inside", "_name", "_refs")

    def __init__(self, name: str, hash_funcs: HashFuncs) -> None:
        self._name = name
        self._hash_funcs = hash_funcs
        self._argument = ""
        self._inside: dict[int, int] = {}
        self._refs: list[weakref.ref[Any]] = []

    def key(self, arguments: Iterable[tuple[str, Any]]) -> Key:
        """The key of named arguments.

        Raises:
            TypeError: one of them has a value that cannot be compared.
        """
        found = []
        for name, value in arguments:
            self._argument = name
            found.append((name, self.of(value)))
        return Key(tuple(found), self._refs)

    def of(self, value: Any) -> Hashable:
        """Something hashable that stands for `value`."""
        if self._hash_funcs and (function := self._hash_func(value)) is not None:
            return self._hashed(function, value)
        kind = type(value)
        if kind in _PLAIN:
            return (kind, value)
        if isinstance(value, Enum):
            plain = value.value if type(value.value) in _PLAIN else None  # a flag may have no name
            return (self._kind(kind), value.name, plain)
        if isinstance(value, _BY_REPR):
            return (self._kind(kind), *self._written(value))
        with self._entered(value) as place:
            if place is not None:
                return ("again", place)
            for part in (self._container, self._data, self._code, self._object):
                found = part(value)
                if found is not None:
                    return (self._kind(kind), found, self._beside(value))
        raise self._error(value, "which cannot be hashed")

    def _kind(self, kind: type) -> Hashable:
        """A type, by where it is defined if it is found there, so that those of two sessions are one; else itself."""
        if _found(kind) is kind:
            return type_name(kind)
        # One of many that a function makes, or one whose name has another.
        self._refs.append(ref := weakref.ref(kind))
        return ref

    def _written(self, value: Any) -> tuple[Hashable, ...]:
        kind = next(each for each in _BY_REPR if isinstance(value, each))
        whole = kind.__repr__(value)  # that of a type of the author's may round
        return (whole,) if type(value) is kind else (whole, repr(value), self._beside(value))

    def _beside(self, value: Any) -> Hashable:
        """What an object of the author's has beside the value or the contents that it inherits."""
        kind = type(value)
        inherits = isinstance(value, _BUILTIN_CONTAINERS + _BY_REPR)
        if not inherits or kind in _BUILTIN_CONTAINERS:
            return None
        own = getattr(value, "__dict__", None)
        return (getattr(kind, "_fields", None), self.of(own) if own else None)

    # By what they contain

    def _container(self, value: Any) -> Hashable | None:
        if isinstance(value, tuple | list):
            return self._all(value)
        if isinstance(value, Mapping):
            return tuple((self.of(name), self.of(each)) for name, each in value.items())
        if isinstance(value, AbstractSet):
            return frozenset(self.of(each) for each in value)
        if isinstance(value, bytearray):
            return bytes(value)
        if isinstance(value, io.BytesIO | io.StringIO):
            return (value.getvalue(), value.tell())
        if isinstance(value, slice):
            return self._all((value.start, value.stop, value.step))
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [each.name for each in dataclasses.fields(value)]  # one that is filled in later is not there yet
            return tuple((name, self.of(getattr(value, name))) for name in names if hasattr(value, name))
        if isinstance(value, param.Parameterized):
            return self._parameters(value)
        return None

    def _all(self, values: Iterable[Any]) -> tuple[Hashable, ...]:
        return tuple(self.of(each) for each in values)

    def _parameters(self, value: param.Parameterized) -> Hashable:
        own_name = re.fullmatch(re.escape(type(value).__name__) + r"\d{5,}", value.name or "")
        values = value.param.values()
        return tuple((name, self.of(each)) for name, each in values.items() if name != "name" or not own_name)

    # Arrays and frames

    def _data(self, value: Any) -> Hashable | None:
        if _is_a(value, "numpy.ma", "MaskedArray"):  # what the mask hides does not count
            return (self._array(value.filled()), digest(value.mask))
        if _is_a(value, "numpy", "ndarray", "generic"):
            return self._array(value)
        if _is_a(value, "pandas", "DataFrame"):
            columns = tuple(self._column(value.iloc[:, place]) for place in range(value.shape[1]))
            return (self.of(value.index), self.of(value.columns), columns)
        if _is_a(value, "pandas", "Series"):
            return (self.of(value.index), self.of(value.name), self._column(value))
        if _is_a(value, "pandas", "MultiIndex"):
            return self._all(value.get_level_values(level) for level in range(value.nlevels))
        if _is_a(value, "pandas", "Index"):
            return (self.of(value.name), self._column(value))
        return None

    def _array(self, value: Any) -> Hashable:
        head = (repr(value.dtype), value.shape)
        return (head, self.of(value.tolist())) if value.dtype.hasobject else (head, digest(value))

    def _column(self, values: Any) -> Hashable:
        """The values of a series or an index; those of an extension type are hashed by pandas, to 64 bits each."""
        kind = str(values.dtype)
        if kind == "object":
            return (kind, self._all(values))
        if kind == "category":
            array = values.array
            return (kind, self.of(array.categories), array.ordered, digest(array.codes))
        numpy, pandas = sys.modules["numpy"], sys.modules["pandas"]
        if isinstance(values.dtype, numpy.dtype):
            return (kind, digest(values.to_numpy()))
        try:
            return (kind, len(values), digest(pandas.util.hash_array(values.array)))
        except TypeError:  # values of a type that pandas cannot hash
            return (kind, self._all(values))

    # Functions, classes, modules

    def _code(self, value: Any) -> Hashable | None:
        if isinstance(value, FunctionType):
            closure = tuple(self._cell(cell) for cell in value.__closure__ or ())
            defaults = (self.of(value.__defaults__), self.of(value.__kwdefaults__))
            return (function_name(value), fingerprint(value.__code__), defaults, closure)
        if isinstance(value, functools.partial):
            return (self.of(value.func), self._all(value.args), self.of(value.keywords))
        if isinstance(value, MethodType):
            return (self.of(value.__func__), self.of(value.__self__))
        if isinstance(value, _BUILTIN):
            owner = getattr(value, "__self__", getattr(value, "__objclass__", None))
            return (value.__qualname__, None if owner is None else self.of(owner))
        if isinstance(value, type):
            return self._kind(value)
        if isinstance(value, ModuleType):
            return value.__name__
        return None

    def _cell(self, cell: CellType) -> Hashable:
        try:
            content = cell.cell_contents
        except ValueError:  # nothing was assigned to it yet
            return "empty"
        return self.of(content)

    # What is left: by its own equality, or by identity

    def _object(self, value: Any) -> Hashable | None:
        kind: Any = type(value)
        if kind.__hash__ is None:
            return None
        if kind.__hash__ is object.__hash__ and kind.__eq__ is object.__eq__:
            try:
                ref = weakref.ref(value)
            except TypeError:  # it has slots and no place for a reference
                return (value,)
            self._refs.append(ref)
            return ref
        try:
            hash(value)
        except TypeError as error:
            raise self._error(value, f"which cannot be hashed ({error})") from error
        return (value,)

    def _hash_func(self, value: Any) -> Callable[[Any], Hashable] | None:
        names = self._hash_funcs
        for base in type(value).__mro__:
            if base in names:
                return names[base]
            if (name := f"{base.__module__}.{base.__qualname__}") in names:
                return names[name]
        return None

    def _hashed(self, function: Callable[[Any], Hashable], value: Any) -> Hashable:
        try:
            found = function(value)
            hash(found)
        except Exception as error:
            raise self._error(value, f"and its function of hash_funcs failed ({error!r})") from error
        return (self._kind(type(value)), type(found), found)

    @contextmanager
    def _entered(self, value: Any) -> Iterator[int | None]:
        """Yields where `value` is being looked at already, if it contains itself."""
        place = self._inside.get(id(value))
        if place is not None:
            yield place
            return
        self._inside[id(value)] = len(self._inside)
        try:
            yield None
        finally:
            del self._inside[id(value)]

    def _error(self, value: Any, why: str) -> TypeError:
        kind = type(value).__name__
        return TypeError(
            f"{self._name}: argument {self._argument!r} has a {kind}, {why}. Give the cache a function that returns "
            f"something hashable for it: hash_funcs={{{kind}: lambda value: …}}."
        )


def _is_a(value: Any, module: str, *names: str) -> bool:
    """Whether it is of a type of a library, which is then imported; nothing is imported to find out."""
    found = sys.modules.get(module)
    return found is not None and isinstance(
        value, tuple(kind for name in names if (kind := getattr(found, name, None)))
    )


def digest(array: Any) -> bytes:
    """A digest of the bytes of a NumPy array."""
    return blake2b(array.tobytes(), digest_size=20).digest()


def type_name(kind: type) -> str:
    """A type by where it is defined: that of an app file is a new one in every session."""
    return f"{place_of(kind.__module__)}:{kind.__qualname__}"


def _found(kind: type) -> object:
    """What stands where a type says that it is defined."""
    found: object = sys.modules.get(kind.__module__)
    for name in kind.__qualname__.split("."):
        found = getattr(found, name, None)
    return found


def function_name(function: FunctionType) -> str:
    """A function by where it is defined."""
    return f"{function.__code__.co_filename}:{function.__qualname__}"


def place_of(module: str) -> str:
    """The file of a module; its name where there is none."""
    return getattr(sys.modules.get(module), "__file__", None) or module


def fingerprint(code: CodeType) -> Hashable:
    """What a function does, whatever line it stands on."""
    constants = tuple(
        fingerprint(each) if isinstance(each, CodeType) else (type(each), _written(each)) for each in code.co_consts
    )
    return (
        code.co_qualname,
        code.co_code,
        constants,
        code.co_names,
        code.co_varnames,
        code.co_freevars,
        code.co_argcount,
        code.co_kwonlyargcount,
        code.co_flags,
    )


def _written(constant: Any) -> str:
    """A constant as text, the same in every process."""
    return repr(sorted(map(repr, constant)) if isinstance(constant, frozenset) else constant)


def shared_name(function: Any, inside: tuple[Any, ...] = ()) -> Hashable | None:
    """What is equal for a function and the same one of another session, whose module was run again.

    `None` when it may differ from session to session: it stands in no file, or has a closure over something other than
    functions and modules.

    Args:
        function: the function.
        inside: those in whose closures it has been met, the outermost first.
    """
    if function in inside:  # it calls itself, or others that call it
        return ("again", inside.index(function))
    if not isinstance(function, FunctionType) or function.__code__.co_filename.startswith("<"):
        return None
    parts: list[Hashable] = [function_name(function), fingerprint(function.__code__)]
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        try:
            content = cell.cell_contents
        except ValueError:  # not assigned yet: the class that is being defined, or the function itself
            if name not in {"__class__", function.__name__}:
                return None
            continue
        part = content.__name__ if inspect.ismodule(content) else shared_name(content, (*inside, function))
        if part is None or getattr(content, "__defaults__", None) or getattr(content, "__kwdefaults__", None):
            return None
        parts.append((name, part))
    return tuple(parts)
