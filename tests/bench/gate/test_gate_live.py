"""The gate's processes for real: kernels that work, fail, die, hang and come from elsewhere; planted changes."""

import subprocess

import numpy as np
import pytest
from click.testing import CliRunner

from bench.gate.command import main
from bench.gate.pairs import Trio
from bench.gate.side import Side, SideFailed
from studies.gate_trial import trial

pytestmark = pytest.mark.slow

KERNELS = """
import os
import torch


def fine():
    print("a kernel may print")
    vertices = torch.ones(10, 3)
    return lambda: {"twice": vertices + vertices, "sum": 30.0}


def placed(device="cpu"):
    return lambda: torch.ones(2, device=device)


def fails():
    raise ValueError("no such\\nweights")


def dies():
    os.kill(os.getpid(), 9)


def dies_later():
    calls = []

    def run():
        calls.append(1)
        if len(calls) > 1:
            os._exit(3)

    return run


def hangs():
    import time

    return lambda: time.sleep(600)
"""


@pytest.fixture(scope="module")
def side(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checkout").resolve()
    (folder / "kernels.py").write_text(KERNELS, encoding="utf-8")
    side = Side("head", folder, timeout=240)
    side.ask("prepare", core=None, kernels=[])
    yield side
    side.stop()


def opened(side, function):
    return side.ask("open", kernel={"name": "k", "function": function}, device="cpu")


def test_a_kernel_is_timed_counted_and_its_output_read(side, tmp_path):
    opened(side, "kernels.py:fine")
    side.ask("output", file=str(tmp_path / "out.npy"))
    assert np.load(tmp_path / "out.npy").tolist() == [2.0] * 30 + [30.0]
    assert side.ask("memory")["peak_growth_bytes"] == 120
    assert side.ask("count")["counters"]["kernel_calls"] == 1
    block = side.ask("time", samples=4, calls=5)
    assert len(block["wall_ns"]) == len(block["processor_ns"]) == 4 and min(block["wall_ns"]) > 0
    assert side.ask("calibrate", warmup_ns=1_000_000)["call_ns"] > 0
    side.ask("close")


@pytest.mark.parametrize(
    ("function", "kind", "words"),
    [
        ("kernels.py:fails", "failed", "ValueError: no such weights"),
        ("kernels.py:dies", "died", "signal 9"),
        ("kernels.py:nothing", "missing", "no function"),
        ("nowhere.py:fine", "missing", "no file nowhere.py"),
        ("no.such.module:fine", "missing", "no module no.such.module"),
        ("bench.api:model_variants", "missing", "not part of this checkout"),  # installed, but not here
    ],
)
def test_what_cannot_run_is_told_and_the_side_lives_on(side, function, kind, words):
    with pytest.raises(SideFailed, match=words) as caught:
        opened(side, function)
    assert caught.value.kind == kind
    opened(side, "kernels.py:placed")
    side.ask("close")


def test_a_kernel_that_dies_while_it_is_timed_ends_alone(side):
    opened(side, "kernels.py:dies_later")
    with pytest.raises(SideFailed, match="exit code 3"):
        side.ask("time", samples=3, calls=1)
    opened(side, "kernels.py:fine")
    side.ask("close")


def test_a_device_for_a_kernel_that_takes_none_is_refused(side):
    with pytest.raises(SideFailed, match="to take device"):
        side.ask("open", kernel={"name": "k", "function": "kernels.py:fine"}, device="cuda")


def test_a_kernel_that_hangs_is_given_up(tmp_path):
    (tmp_path / "kernels.py").write_text(KERNELS, encoding="utf-8")
    silent = Side("head", tmp_path.resolve(), timeout=240)
    silent.ask("prepare", core=None, kernels=[])
    opened(silent, "kernels.py:hangs")
    silent.timeout = 1.0
    with pytest.raises(SideFailed, match="did not answer for 1 s"):
        silent.ask("time", samples=1, calls=1)
    assert silent._process.poll() is not None


def test_processes_that_may_not_be_pinned_are_told(tmp_path):
    folder = tmp_path.resolve()
    (folder / "kernels.py").write_text(KERNELS, encoding="utf-8")
    kernel = {"name": "k", "function": "kernels.py:fine"}
    with Trio(folder, folder, [kernel], core=900, letters="A") as trio:  # no machine of ours has so many
        assert any("could not be pinned" in note for note in trio.notes)
        trio.open(kernel, "A")
        trio.close("A")


@pytest.mark.parametrize(("plant", "word"), [("copy", "larger"), ("weight", "larger"), ("digit", "wrong output")])
def test_planted_changes_are_found_without_a_clock(plant, word):
    (found,) = trial(plant, 1)
    assert found["words"] == [word]


def gate(*arguments):
    done = CliRunner().invoke(main, list(arguments))
    return done.exit_code, done.output


def test_the_command_makes_a_golden_file_holds_against_it(tmp_path, monkeypatch):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    for arguments in (["init", "-q", "-b", "main"], ["commit", "-q", "--allow-empty", "-m", "nothing yet"]):
        subprocess.run(["git", "-C", tmp_path, *identity, *arguments], check=True)
    (tmp_path / "kernels.py").write_text(KERNELS, encoding="utf-8")
    (tmp_path / "bench-gate.toml").write_text(
        '[[kernel]]\nname = "fine"\nfunction = "kernels.py:fine"\n', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    code, text = gate("--counters-only")
    assert code == 2 and "--update" in text
    code, text = gate("--update")
    assert code == 0 and "fine: added" in text
    assert gate("--counters-only")[0] == 0
    (tmp_path / "kernels.py").write_text(
        KERNELS.replace("vertices + vertices,", "vertices.clone() + vertices,"), encoding="utf-8"
    )
    code, text = gate("--counters-only", "--markdown", "gate.md")
    assert code == 1 and "kernel_calls rose from 1 to 2" in text
    assert (tmp_path / "gate.md").read_text(encoding="utf-8").startswith("<!-- bench-gate -->")
