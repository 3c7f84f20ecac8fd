"""What the code must not do: import upwards, keep sessions in module globals, build script from text."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dev import client
from dev.gates import GATES

SOURCE = client.ROOT / "src" / "transom"
CONFIG = tomllib.loads((client.ROOT / "pyproject.toml").read_text("utf-8"))
CONTRACTS = {contract["id"]: contract for contract in CONFIG["tool"]["importlinter"]["contracts"]}
UNLAYERED = {"__init__", "__main__", "_version"}

MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
SESSION_MODULES = [name for name in MODULES if name.startswith(("session/", "hosts/"))]


@cache
def _tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text("utf-8"))


def _layers() -> set[str]:
    names = re.split(r"[|:]", "|".join(CONTRACTS["layers"]["layers"]))
    return {name.strip(" ()") for name in names}


def _top_level() -> set[str]:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    return packages | {path.stem for path in SOURCE.glob("*.py")} - UNLAYERED


def test_imports_go_down_only():
    result = next(gate for gate in GATES if gate.name == "layers").check()
    assert result.passed, f"\n{result.output}"
    assert "0 broken" in result.output


def test_every_top_level_module_has_a_layer():
    assert _top_level() <= _layers()


@pytest.mark.parametrize(("contract", "may"), [("hosts", {"cli", "hosts"}), ("libraries", {"pane"})])
def test_a_new_layer_is_covered_by_every_contract(contract, may):
    sources = {name.removeprefix("transom.") for name in CONTRACTS[contract]["source_modules"]}
    assert sources == _layers() - may


# --- one owner: nothing of a session lives in a module's globals ---

_REGISTRY_CALLS = {
    "ContextVar": False,
    "Counter": True,
    "WeakKeyDictionary": True,
    "WeakSet": True,
    "WeakValueDictionary": True,
    "defaultdict": True,
    "deque": True,
    "dict": True,
    "list": True,
    "set": True,
}


def _call_name(node: ast.expr) -> str:
    function = node.func if isinstance(node, ast.Call) else node
    if isinstance(function, ast.Subscript):
        function = function.value
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_registry(value: ast.expr | None) -> bool:
    """Whether an expression makes a container that starts empty, that is, one to be filled while running."""
    if isinstance(value, ast.Dict):
        return not value.keys
    if isinstance(value, ast.List | ast.Set):
        return not value.elts
    if isinstance(value, ast.Call):
        return _REGISTRY_CALLS.get(_call_name(value), False)
    return False


def _global_registries(tree: ast.Module) -> Iterator[str]:
    """Names of containers that a module or a class body makes empty: shared by every session."""
    bodies = [tree.body, *(node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]
    for statement in (statement for body in bodies for statement in body):
        targets = []
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        if targets and _is_registry(statement.value):
            yield from (ast.unparse(target) for target in targets)


def test_no_session_state_in_globals():
    assert SESSION_MODULES
    assert [f"{name}: {found}" for name in SESSION_MODULES for found in _global_registries(_tree(name))] == []


@pytest.mark.parametrize(
    "source",
    [
        "sessions = {}",
        "sessions: dict[str, int] = dict()",
        "_by_session = weakref.WeakKeyDictionary()",
        "_by_session = WeakKeyDictionary[Session, int]()",
        "queues = collections.defaultdict(list)",
        "class Session:\n    all = []",
    ],
)
def test_the_check_for_registries_sees_each_form(source):
    assert list(_global_registries(ast.parse(source)))


def test_the_check_for_registries_leaves_constants_alone():
    source = "A = {'x': 1}\nB = frozenset()\nC = ContextVar('c')\ndef f():\n    d = {}\n"
    assert list(_global_registries(ast.parse(source))) == []


def test_no_component_asks_a_library_that_may_not_be_whole():
    names = [name for name in MODULES if name.startswith(("pane/", "widgets/", "components/"))]
    assert names
    calls = ((name, node) for name in names for node in ast.walk(_tree(name)) if isinstance(node, ast.Call))
    found = [f"{name}:{call.lineno}" for name, call in calls if _asks_modules(call)]
    assert found == [], "write `imported(...)` of transom.reactive.imported"


def _asks_modules(call: ast.Call) -> bool:
    """`sys.modules.get("a name")`: of a library, whereas a class's own module is given by a variable."""
    return ast.unparse(call.func) == "sys.modules.get" and isinstance(call.args[0], ast.Constant)


# --- no script is built from text ---

_SCRIPT = re.compile(r"<\s*script|javascript:|\bon(?:click|error|load|input|change)\s*=", re.IGNORECASE)


def _built_strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and literal part of every string that is put together: f-string, `%`, `+`, `format`, `join`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(part.value for part in node.values if isinstance(part, ast.Constant))
        elif (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add)) or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"format", "format_map", "join", "replace", "substitute"}
        ):
            yield node.lineno, _literals(node)


def _literals(node: ast.AST) -> str:
    values = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return "".join(value for value in values if isinstance(value, str))


def test_no_script_is_built_from_text():
    assert MODULES
    built = ((name, *each) for name in MODULES for each in _built_strings(_tree(name)))
    assert [f"{name}:{line}: {text!r}" for name, line, text in built if _SCRIPT.search(text)] == []


@pytest.mark.parametrize(
    "source",
    [
        'f"<script>{x}</script>"',
        "'<script>%s</script>' % x",
        "'<SCRIPT src=' + x",
        "'<a href=\"javascript:{}\">'.format(x)",
        "f'<img onerror={x}>'",
        "template.replace('</head>', '<script>' + x)",
    ],
)
def test_the_check_for_script_sees_each_form(source):
    assert any(_SCRIPT.search(text) for _, text in _built_strings(ast.parse(source)))


# --- the repository names no machine and no registry ---


def test_the_lock_file_names_no_registry():
    assert '"resolved"' not in Path(client.ROOT, "package-lock.json").read_text("utf-8")


# --- one way to call: what an author's function has raised, and what it gave, is told in one module ---

ONE_WAY = {"reactive/calling.py"}
NO_CALLS = {
    "components/failing.py": "what was raised below a line of the author's is shown in its place",
    "components/refusal.py": "what a value is that nothing can show",
    "reactive/callables.py": "the kind of a function before it is called",
    "session/gate.py": "one step of a coroutine, of which only the request to exit is noticed",
    "testing/plugin.py": "the kind of a test",
}
_INSPECTED = {
    "isasyncgen", "isasyncgenfunction", "isawaitable", "iscoroutine", "iscoroutinefunction", "isgenerator",
    "isgeneratorfunction",
}  # fmt: skip
_BODIES = {"AsyncGenerator", "AsyncIterator", "Awaitable", "Coroutine", "Generator"}
_METHODS = {"__aiter__", "__await__", "asend", "cr_frame", "gi_frame", "send"}


def _names(node: ast.AST) -> set[str]:
    found = (each.id if isinstance(each, ast.Name) else getattr(each, "attr", "") for each in ast.walk(node))
    return set(found)


def _judges(node: ast.AST) -> bool:
    """Whether it decides what an author's code has raised, or of what kind it is that it gave."""
    if isinstance(node, ast.ExceptHandler):
        return node.type is not None and bool(_names(node.type) & {"SystemExit", "Skip"})
    if not isinstance(node, ast.Call):
        return False
    name = _call_name(node)
    if name == "isinstance":
        return bool(_names(node.args[1]) & _BODIES)
    if name == "hasattr":
        return isinstance(node.args[1], ast.Constant) and node.args[1].value in _METHODS
    return name in _INSPECTED or name == "failure_of"


def _judging(names: list[str]) -> list[str]:
    return [f"{name}:{node.lineno}" for name in names for node in ast.walk(_tree(name)) if _judges(node)]


def test_what_comes_of_a_call_is_decided_in_one_place():
    others = [name for name in MODULES if name not in ONE_WAY | set(NO_CALLS)]
    assert _judging(others) == [], "write `failing`, `rest_of`, `outcome` … of transom.reactive.calling"


@pytest.mark.parametrize("name", sorted(ONE_WAY | set(NO_CALLS)))
def test_who_is_excepted_from_the_one_place_has_need_of_it(name):
    assert _judging([name])


@pytest.mark.parametrize(
    "source",
    [
        "try:\n    f()\nexcept SystemExit:\n    pass",
        "try:\n    f()\nexcept (ValueError, param.Skip):\n    pass",
        "report(failure_of(error))",
        "if inspect.isawaitable(result):\n    pass",
        "if isinstance(result, (int, Coroutine)):\n    pass",
        "if isinstance(result, int | Coroutine):\n    pass",
        "if hasattr(result, '__await__'):\n    pass",
    ],
)
def test_the_check_for_one_place_sees_each_form(source):
    assert any(_judges(node) for node in ast.walk(ast.parse(source)))


# --- one pool: how many threads and processes there may be is counted in one place each ---

POOLS = {
    "hosts/notebook/waits.py": "a timer, while a cell keeps the loop from its own",
    "hosts/server/serving.py": "the thread of a server that a script goes on beside; it runs no jobs",
    "hosts/static/picture.py": "the thread that serves a page to the browser that takes its picture",
    "reactive/executor.py": "the pool of worker threads and the shares of it",
    "reactive/process_worker.py": "in a process of a task: the thread that waits for the next call",
    "reactive/processes.py": "the processes of tasks",
}
_MAKERS = {
    "BoundedSemaphore", "CapacityLimiter", "Popen", "Process", "ProcessPoolExecutor", "Semaphore", "Thread",
    "ThreadPoolExecutor", "Timer", "start_new_thread", "to_thread",
}  # fmt: skip
_OWN_PROCESS = "transom.reactive.scope"
"""Its `Process` is no process of the system: the scope of runs that no page owns."""


def _makes_a_pool(node: ast.AST) -> bool:
    if isinstance(node, ast.ClassDef):
        return any(_call_name(base) in _MAKERS for base in node.bases)
    return isinstance(node, ast.Call) and _call_name(node) in _MAKERS


def _pools(name: str) -> list[str]:
    ours = any(isinstance(node, ast.ImportFrom) and node.module == _OWN_PROCESS for node in ast.walk(_tree(name)))
    found = [node for node in ast.walk(_tree(name)) if _makes_a_pool(node)]
    return [
        f"{name}:{node.lineno}"
        for node in found
        if not (ours and isinstance(node, ast.Call) and _call_name(node) == "Process")
    ]


def test_nobody_has_threads_or_permits_beside_the_pool():
    # `check`, `cli` and `testing` are programs of their own, in which no pages are served to anybody.
    served = [name for name in MODULES if not name.startswith(("check/", "cli/", "demo/apps/", "testing/"))]
    assert [place for name in served if name not in POOLS for place in _pools(name)] == [], "write `Share(pool)`"


def test_there_is_one_pool_for_a_server():
    # The registry's; a loop's own, for `asyncio.to_thread`; one for a task outside of any server; and one for a page
    # that is saved by code that cannot wait for it on its own loop.
    makers = {name for name in MODULES for node in ast.walk(_tree(name)) if _is_call(node, "WorkerPool")}
    assert makers == {
        "hosts/static/caller.py", "reactive/executor.py", "reactive/tasks.py", "process/registry.py"
    }  # fmt: skip


def _is_call(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and _call_name(node) == name


@pytest.mark.parametrize("name", sorted(POOLS))
def test_who_is_excepted_from_the_one_pool_has_need_of_it(name):
    assert _pools(name)


@pytest.mark.parametrize(
    "source",
    [
        "threading.Thread(target=work).start()",
        "limit = asyncio.Semaphore(4)",
        "await asyncio.to_thread(read)",
        "pool = concurrent.futures.ThreadPoolExecutor()",
        "class Pool(ThreadPoolExecutor):\n    pass",
        "limiter = anyio.CapacityLimiter(8)",
    ],
)
def test_the_check_for_one_pool_sees_each_form(source):
    assert any(_makes_a_pool(node) for node in ast.walk(ast.parse(source)))


# --- Param's own names stand in one module, and where Transom's own takes the place of Param's ---

OF_PARAM = {
    "components/alias.py": "a class of which parameters have been added",
    "components/component.py": "the instance, which is ours",
    "components/info.py": "which parameters of a class take no references",
    "components/lean.py": "what each instance has of Param's, made smaller",
    "components/parameters.py": "`.param`, which is ours",
    "components/storing.py": "the store, which is ours",
    "reactive/imported.py": "kinds of numbers that Param knows",
    "reactive/of_param.py": "the one module",
}
_PARAMS = re.compile(
    r"_param__\w+|_dinfo|__bound_function__|async_executor|_dt_types|_int_types|_cls_parameters|explicit_no_refs"
)


def _names_of_param(node: ast.AST) -> bool:
    name = getattr(node, "attr", None) or getattr(node, "value", None)
    return isinstance(node, ast.Attribute | ast.Constant) and isinstance(name, str) and bool(_PARAMS.fullmatch(name))


def _using_param(name: str) -> list[str]:
    return [f"{name}:{node.lineno}" for node in ast.walk(_tree(name)) if _names_of_param(node)]


def test_names_that_param_does_not_promise_stand_in_one_place():
    others = [name for name in MODULES if name not in OF_PARAM]
    assert [place for name in others for place in _using_param(name)] == [], "use transom.reactive.of_param"


@pytest.mark.parametrize("name", sorted(OF_PARAM))
def test_who_is_excepted_from_the_place_for_param_has_need_of_it(name):
    assert _using_param(name)


@pytest.mark.parametrize("source", ["a._param__private.values", "hasattr(f, '_dinfo')", "getattr(f, '_dinfo')"])
def test_the_check_for_params_names_sees_each_form(source):
    assert any(_names_of_param(node) for node in ast.walk(ast.parse(source)))
