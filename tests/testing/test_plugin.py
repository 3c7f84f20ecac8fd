"""Asynchronous tests of apps run under plain pytest, beside pytest-asyncio and AnyIO too."""

from __future__ import annotations

import pytest

TEST = """
    import transom as tr
    from transom.testing import run_test

    async def test_it():
        async with run_test(tr.widgets.Button(label="Go")) as page:
            page.click("Go")
            await page.wait(lambda: page.settled)
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Runs pytest in an empty folder with these plugins only; gives how many tests passed and failed."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PY_COLORS", "0")

    def run_(source, *plugins, options=(), ours=True):
        pytester.makepyfile(source)
        names = (*(["transom.testing.plugin"] if ours else []), *plugins)
        strict = () if plugins else ("-W", "error")  # others warn about settings of their own
        arguments = [part for name in names for part in ("-p", name)]
        result = pytester.runpytest_subprocess(*arguments, "-p", "no:cacheprovider", *strict, *options)
        outcomes = result.parseoutcomes()
        return outcomes.get("passed", 0), outcomes.get("failed", 0), result.stdout.str()

    return run_


@pytest.mark.slow
@pytest.mark.parametrize(
    "plugins", [(), ("pytest_asyncio.plugin",), ("anyio.pytest_plugin",)], ids=["alone", "pytest-asyncio", "anyio"]
)
def test_a_test_of_an_app_runs_and_nothing_is_configured(run, plugins):
    assert run(TEST, *plugins)[:2] == (1, 0)


@pytest.mark.slow
def test_it_is_pytest_asyncios_where_that_takes_all(run):
    assert run(TEST, "pytest_asyncio.plugin", options=("--asyncio-mode=auto",))[:2] == (1, 0)


def test_a_failing_test_fails(run):
    passed, failed, told = run("from transom.testing import Page\nasync def test_it():\n    assert 1 == 2\n")
    assert (passed, failed) == (0, 1)
    assert "assert 1 == 2" in told


def test_fixtures_and_parameters_arrive_and_a_class_is_fine(run):
    source = """
        import pytest
        from transom import testing

        class TestAll:
            @pytest.mark.parametrize("number", [1, 2])
            async def test_it(self, number, tmp_path):
                assert number and tmp_path.exists()
    """
    assert run(source)[:2] == (2, 0)


def test_a_mark_says_that_a_test_is_ours(run):
    source = "import pytest\n@pytest.mark.transom\nasync def test_it(): pass\n"
    assert run(source, options=("--strict-markers",))[:2] == (1, 0)


def test_other_asynchronous_tests_are_left_alone(run):
    source = "async def test_it(): pass\n"
    assert run(source)[:2] == run(source, ours=False)[:2]
    assert run(source)[0] == 0


@pytest.mark.slow
def test_a_test_that_anyio_runs_is_run_once(run):
    source = """
        import pytest
        from transom.testing import run_test

        ran = []

        @pytest.mark.anyio
        @pytest.mark.parametrize("anyio_backend", ["asyncio"])
        async def test_it(anyio_backend):
            ran.append(1)
            assert ran == [1]
    """
    assert run(source, "anyio.pytest_plugin")[:2] == (1, 0)


def test_the_plugin_loads_no_part_of_the_server(run):
    source = """
        import sys

        def test_it():
            assert "transom.testing.page" not in sys.modules
            assert "transom.app" not in sys.modules
    """
    assert run(source)[:2] == (1, 0)
