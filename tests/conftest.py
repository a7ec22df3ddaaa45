"""Which tests touch numbers, and what was skipped: told by reason, and asserted where everything should be installed.

``LAMM_BENCH_TESTS=complete`` (set by ``.ci/run`` once it has installed everything) fails a run with a skip that
``tests/skips.toml`` does not allow, or in another number; ``kinds`` leaves the numbers out, for runs of a part.
"""

import os
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
#: Tests whose results could depend on the instructions that kernels are written in.
NUMBERS = re.compile(
    r"(lamm|baselines|studies)/|bench/(base|editing|fit|gate|measure|metrics|stats)/|bench/data/(made|resized)/"
)
_ROOT = "::"  # between a test and the reason that it was skipped for


@pytest.fixture(scope="session", autouse=True)
def _user(tmp_path_factory):
    """What a user's account gives and tests must not depend on: a folder that can be written, UTF-8 on the terminal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONIOENCODING", "utf-8")  # what tests read from programs that they start
        chosen = os.environ.get("LAMM_BENCH_CACHE") or os.environ.get("XDG_CACHE_HOME")
        if not chosen and not os.access(os.path.expanduser("~"), os.W_OK):
            patch.setenv("LAMM_BENCH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium; a test that takes it is marked ``skipif(BROWSER is None, …)``."""
    from studies.page_speed import BROWSER, FLAGS

    api = pytest.importorskip("playwright.sync_api", reason="playwright (extra `test`) drives the browser")
    with api.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield started
        started.close()


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE) and NUMBERS.match(item.path.relative_to(HERE).as_posix()):
            item.add_marker(pytest.mark.numbers)


def pytest_configure(config):
    config.pluginmanager.register(_Skips(config), "skips")


class _Skips:
    """Collects what was skipped, whole files too, from this process and from pytest-xdist's workers."""

    def __init__(self, config):
        self.config = config
        self.found = []  # (file or test, reason, names of its markers)

    def pytest_runtest_logreport(self, report):
        if report.skipped and not hasattr(report, "wasxfail"):
            self.found.append((report.nodeid, _reason(report), sorted(report.keywords)))

    def pytest_collectreport(self, report):  # a file that was skipped as a whole: xdist tells nobody
        if report.skipped:
            self.found.append((report.nodeid, _reason(report), []))

    @pytest.hookimpl(optionalhook=True)  # of pytest-xdist
    def pytest_testnodedown(self, node):
        self.found += [tuple(skip) for skip in getattr(node, "workeroutput", {}).get("skipped_files", [])]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session):
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput["skipped_files"] = [skip for skip in self.found if _ROOT not in skip[0]]
        elif problems(self._skips(), os.environ.get("LAMM_BENCH_TESTS", "")) and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        skips = self._skips()
        if skips:
            terminalreporter.section("skipped, by reason")
            for reason, count in Counter(reason for _, reason, _ in skips).most_common():
                terminalreporter.line(f"{count:4d}  {reason}")
        for line in problems(skips, os.environ.get("LAMM_BENCH_TESTS", "")):
            terminalreporter.line(f"FAILED: {line}", red=True)

    def _skips(self):
        return list({name: (name, reason, markers) for name, reason, markers in self.found}.values())


def _reason(report):
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")


def problems(skips, wanted, allowed=None):
    """Lines on the skips that are not allowed; ``wanted`` is ``complete`` (numbers too), ``kinds`` or nothing."""
    if wanted not in ("complete", "kinds"):
        return []
    if allowed is None:
        allowed = tomllib.loads((HERE / "skips.toml").read_text(encoding="utf-8"))["may_skip"]
    counts, lines = Counter(), []
    for name, reason, markers in skips:
        kind = next((kind for kind in allowed if _is_of(kind, reason, markers)), None)
        if kind is None:
            lines.append(f"{name} was skipped where nothing should be missing: {reason}")
        else:
            counts[kind["why"]] += 1
    for kind in allowed if wanted == "complete" else ():
        found, most = counts[kind["why"]], kind.get("count", kind.get("at_most"))
        if found > most or ("count" in kind and found not in (0, most)):
            lines.append(f"expected {most} tests skipped because {kind['why']}, got {found}; see tests/skips.toml")
    return lines


def _is_of(kind, reason, markers):
    return kind["marker"] in markers if "marker" in kind else re.search(kind["reason"], reason) is not None
