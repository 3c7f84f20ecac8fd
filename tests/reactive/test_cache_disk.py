"""`cache(to_disk=True)`: results outlive the process, are nobody else's, and cost no user an error."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path
from weakref import WeakSet

import numpy as np
import pytest

import transom as tr
from tests.reactive import kept
from transom.errors import SettingsError
from transom.reactive import cache_disk, cache_store
from transom.reactive.cache_disk import File, private
from transom.testing import run_test


@pytest.fixture(autouse=True)
def _stores(monkeypatch):
    """What is made here is cleared here only: some of these folders may not be written to."""
    monkeypatch.setattr(cache_store, "_stores", WeakSet())


@pytest.fixture
def clock(monkeypatch):
    """Seconds by which results grow old: `clock.now += 5`."""

    class Clock:
        now = 1_000_000.0

    monkeypatch.setattr(cache_disk, "clock", lambda: Clock.now)
    return Clock


@pytest.fixture
def calls(monkeypatch):
    """What the functions of `kept` were called with."""
    found = []
    monkeypatch.setattr(kept, "calls", found)
    return found


def cached(tmp_path, function=kept.double, **options):
    """The function as another process would have it: nothing of it is in memory."""
    return tr.cache(function, to_disk=True, cache_path=tmp_path, **options)


def file_of(tmp_path):
    (found,) = (tmp_path / "transom").glob("*.sqlite3")
    return found


def test_a_result_is_found_by_who_comes_later(tmp_path, calls):
    first = cached(tmp_path)
    assert [first(3), first(3), first(x=3)] == [6, 6, 6]
    assert calls == [3]
    assert (first.info().hits, first.info().misses, first.info().size) == (2, 1, 1)
    kept.forget_functions()
    assert cached(tmp_path)(3) == 6
    assert calls == [3]


def test_it_outlives_the_process_and_hash_randomisation(tmp_path):
    (tmp_path / "app_of_disk.py").write_text(
        "import transom as tr\nfrom datetime import date\n"
        "@tr.cache(to_disk=True)\n"
        "def load(*args, **more):\n"
        "    print('computed', end=' ')\n"
        "    return 'x' in {'x', 'y', 'z'} and len(args)\n"
        "def load_all(x=frozenset('abc')): return x in {'x', 'y'}\n"
        "given = (1, 'text', b'bytes', 1.5, None, {'a', 'b'}, {'k': [1, (2,)]}, date(2024, 1, 2), int, len, load_all)\n"
        "print(load(*given, z=True), end=' ')\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "app_of_disk.py"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
        ).stdout
        for seed in (1, 2)
    ]  # fmt: skip
    assert said == ["computed 11 ", "11 "]
    assert (tmp_path / "cache" / "transom").is_dir()


def test_what_is_found_is_a_copy(tmp_path, calls):
    load = cached(tmp_path, kept.numbers)
    load(3)
    first, second = load(3), load(3)
    assert first is not second
    np.testing.assert_array_equal(first, np.arange(3))
    assert calls == [3]


def test_another_version_of_the_function_begins_anew_and_takes_the_place_of_the_old(tmp_path, calls):
    assert cached(tmp_path)(3) == 6
    assert cached(tmp_path, ttl=5)(3) == 6
    assert calls == [3, 3]
    with sqlite3.connect(file_of(tmp_path)) as db:
        assert db.execute("select count(*) from results").fetchone() == (1,)
    db.close()


def test_a_result_grows_old_by_the_clock_of_the_wall(tmp_path, clock, calls):
    load = cached(tmp_path, ttl=60)
    load(1)
    clock.now += 59
    load(1)
    assert calls == [1]
    clock.now += 2
    assert load.info().size == 0
    load(1)
    assert calls == [1, 1]


@pytest.mark.parametrize(
    ("policy", "used", "left"),
    [
        ("LRU", (1, 2, 1, 3), [1, 3]),
        ("LRU", (1, 1, 1, 2, 3), [2, 3]),
        ("LFU", (1, 1, 1, 2, 3), [1, 3]),
        ("FIFO", (1, 2, 1, 3), [2, 3]),
    ],
)
def test_the_policy_says_which_one_goes(tmp_path, calls, policy, used, left):
    load = cached(tmp_path, max_items=2, policy=policy)
    for x in used:
        load(x)
    assert load.info().size == 2
    del calls[:]
    for x in left:
        load(x)
    assert calls == []


def test_clear_is_for_all_processes(tmp_path, calls):
    load = cached(tmp_path)
    load(1)
    kept.forget_functions()
    cached(tmp_path).clear()
    load(1)
    assert calls == [1, 1]
    tr.state.clear_caches()
    assert load.info().size == 0


def test_a_failure_is_not_kept(tmp_path, calls):
    load = cached(tmp_path, kept.fails)
    for _ in range(2):
        with pytest.raises(ValueError, match="not today"):
            load()
    assert len(calls) == 2


async def test_a_coroutine_function_reads_and_writes_in_other_threads(tmp_path, calls, monkeypatch):
    threads = set()
    connect = sqlite3.connect

    def noted(*args, **options):
        threads.add(threading.get_ident())
        return connect(*args, **options)

    monkeypatch.setattr(sqlite3, "connect", noted)
    load = cached(tmp_path, kept.slow)
    assert await asyncio.gather(load(2), load(2), load(2)) == [4, 4, 4]
    assert await load(2) == 4
    assert calls == [2]
    assert threads
    assert threading.get_ident() not in threads


async def test_what_is_cleared_while_it_is_computed_is_not_kept(tmp_path, calls):
    load = cached(tmp_path, kept.clears)
    kept.clear = load.clear
    assert await load(2) == 4
    assert load.info().size == 0


@pytest.mark.parametrize("damage", [b"no database at all" * 100, None])
def test_a_damaged_file_is_put_aside(tmp_path, calls, caplog, damage):
    load = cached(tmp_path)
    load(1)
    path = file_of(tmp_path)
    path.write_bytes(damage or path.read_bytes()[:5000] + b"\xff" * 9000)
    assert load(1) == 2
    assert load(1) == 2
    assert calls == [1, 1]
    assert path.with_name(f"{path.name}.damaged").exists()
    assert "is damaged" in caplog.text
    assert "has been put aside" in caplog.text


def test_a_result_that_cannot_be_read_any_more_is_computed_anew(tmp_path, calls, caplog):
    load = cached(tmp_path)
    load(1)
    with sqlite3.connect(file_of(tmp_path)) as db:
        db.execute("update results set value = ?", (b"cno_such_module\nX\n.",))
    db.close()
    assert [load(1), load(1)] == [2, 2]
    assert calls == [1, 1]
    assert "cannot be read (ModuleNotFoundError" in caplog.text


def test_where_the_disk_cannot_be_used_functions_work_and_it_is_said_once(tmp_path, calls, caplog):
    (tmp_path / "file").touch()
    load = cached(tmp_path / "file")
    assert [load(1), load(1)] == [2, 2]
    assert caplog.text.count("cannot be used for now") == 1


def test_two_processes_at_once(tmp_path):
    code = (
        "import sys, transom as tr; from tests.reactive import kept\n"
        f"load = tr.cache(kept.double, to_disk=True, cache_path={str(tmp_path)!r}, max_items=50)\n"
        "print(sum(load(x % 60) for x in range(300)))"
    )
    root = Path(__file__).parents[2]
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    total = 2 * sum(x % 60 for x in range(300))
    for process in both:
        assert process.communicate(timeout=60) == (f"{total}\n", "")
    assert not list((tmp_path / "transom").glob("*.damaged"))


# Whose it is


@pytest.mark.skipif(os.name != "posix", reason="folders have no mode")
def test_folder_and_file_are_closed_to_others(tmp_path):
    cached(tmp_path / "a" / "b")(1)
    folder = tmp_path / "a" / "b" / "transom"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}


OPEN = {
    "the folder around": lambda path: path.chmod(0o777),
    "the folder": lambda path: (path / "transom").chmod(0o755),
    "the file": lambda path: file_of(path).chmod(0o622),
    "a link": lambda path: ((path / "transom").rename(path / "other"), (path / "transom").symlink_to(path / "other")),
}


@pytest.mark.parametrize("case", OPEN)
def test_what_others_can_write_to_is_refused(tmp_path, case):
    load = cached(tmp_path)
    load(1)
    OPEN[case](tmp_path)
    with pytest.raises(SettingsError, match=r"Write cache_path= or config\.cache_path with a folder of your own"):
        load(1)


def test_one_that_is_refused_keeps_no_other_from_being_cleared(tmp_path):
    loads = [cached(tmp_path / f"{number}") for number in range(4)]
    for load in loads:
        load(1)
    (tmp_path / "0" / "transom").chmod(0o777)
    with pytest.raises(SettingsError, match="is not closed to other users"):
        tr.state.clear_caches()
    assert [load.info().size for load in loads[1:]] == [0, 0, 0]


def test_a_folder_of_somebody_elses_is_refused(tmp_path, monkeypatch):
    private(tmp_path)
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(SettingsError, match="code of theirs"):
        private(tmp_path)


def test_a_link_in_place_of_the_file_is_not_followed(tmp_path, calls):
    load = cached(tmp_path)
    load(1)
    path = file_of(tmp_path)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert load(1) == 2
    assert calls == [1, 1]


# What cannot be on disk says what to write


def test_what_does_not_outlive_the_process_is_refused(tmp_path):
    with pytest.raises(TypeError, match=r"compared by the identity of an object, .* hash_funcs=\{Type: lambda"):
        cached(tmp_path)(kept.Engine("db"))
    by_name = cached(tmp_path, kept.name_of, hash_funcs={kept.Engine: kept.name_of})
    assert by_name(kept.Engine("db")) == "db"
    with pytest.raises(TypeError, match="compared by the equality that Odd defines"):
        cached(tmp_path)(kept.Odd())
    with pytest.raises(TypeError, match=r"returned a lock that cannot be pickled"):
        cached(tmp_path, kept.lock)()


def test_functions_that_cannot_be_found_again_are_refused(tmp_path):
    factor = len(str(tmp_path))
    with pytest.raises(ValueError, match=r"encloses variables of another function\. Define it at the top"):
        cached(tmp_path, lambda: factor)
    with pytest.raises(ValueError, match="Write one of them"):
        cached(tmp_path, per_session=True)


async def test_the_folder_is_that_of_the_page(tmp_path, calls):
    def page():
        tr.config.cache_path = tmp_path / "of the page"
        return str(tr.cache(kept.double, to_disk=True)(4))

    async with run_test(page):
        assert calls == [4]
    assert file_of(tmp_path / "of the page").exists()


def test_a_file_keeps_what_fits_no_memory_of_its_own(tmp_path):
    """Two stores of one file see each other's results at once."""
    one, two = (File(tmp_path, "f.py:f", b"v", None, "LRU") for _ in range(2))
    one.put(b"k", b"value", None)
    assert two.find(b"k") == b"value"
    two.forget(b"k")
    assert one.find(b"k") is None


def test_what_reads_files_is_imported_by_who_keeps_results_in_them():
    code = "import sys, transom as tr; tr.cache(len); tr.state; tr.config; sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
