from __future__ import annotations

import pytest

from dev.client import ROOT

pytestmark = pytest.mark.slow

SKIPPING = """
    import pytest

    def test_runs():
        pass

    def test_skips():
        pytest.skip("no moon tonight")

    @pytest.mark.skip(reason="marked")
    def test_marked():
        pass

    @pytest.mark.xfail(reason="known")
    def test_known():
        assert False
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """Run a file's tests with the plugin: `run(source, *options, ci=…, allowed=…)`."""

    def run(source: str, *options: str, ci: str = "true", allowed: str = "") -> pytest.RunResult:
        monkeypatch.setenv("CI", ci)
        pytester.makepyfile(source)
        pytester.mkdir("tests").joinpath("allowed_skips.txt").write_text(allowed, "utf-8")
        return pytester.runpytest_subprocess("-p", "tests.skips_plugin", "-p", "no:cacheprovider", *options)

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return run


@pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["alone", "side by side"])
def test_a_skip_in_ci_is_a_failure_that_names_the_list(run, processes):
    result = run(SKIPPING, *processes)
    result.assert_outcomes(passed=1, failed=1, errors=1, xfailed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*Skipped in CI: 'no moon tonight'*tests/allowed_skips.txt*"])


def test_a_reviewed_reason_may_be_skipped_in_ci(run):
    run(SKIPPING, allowed="# the moon\nno moon *\nmarked\n").assert_outcomes(passed=1, skipped=2, xfailed=1)


@pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["alone", "side by side"])
def test_a_whole_file_that_skips_itself_is_an_error_in_ci(run, processes):
    result = run("import pytest\npytest.importorskip('no_such_module_at_all')\ndef test_x(): pass\n", *processes)
    result.assert_outcomes(errors=1)
    assert result.ret != 0


@pytest.mark.parametrize("ci", ["", "0", "false"])
def test_outside_ci_a_skip_is_a_skip(run, ci):
    run(SKIPPING, ci=ci).assert_outcomes(passed=1, skipped=2, xfailed=1)
