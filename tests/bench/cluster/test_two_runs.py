"""Two commands started at once in one folder, as a user does it by mistake or on purpose."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TRAIN = ("--suite", "reconstruction", "--models", "pca", "--data", "heads-mini", "--sizes", "1100", "--latent", "4")


def popen(*arguments):
    command = [sys.executable, "-m", "bench.run", *map(str, arguments), "--no-report"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


@pytest.mark.slow
def test_trainings_are_shared_each_done_once_and_both_commands_end_well(tmp_path):
    folder = tmp_path / "run"
    first = popen(*TRAIN, "--seeds", 12, "--threads", 1, "--out", folder)
    while not (folder / "run.json").exists():
        assert first.poll() is None, first.communicate()
        time.sleep(0.05)
    second = popen("--resume", folder)
    told = [process.communicate(timeout=300) for process in (first, second)]
    assert [first.returncode, second.returncode] == [0, 0], told
    done = [sum(map(int, re.findall(r"(\d+) ok", output))) for output, _ in told]
    assert sum(done) == 12 == len(list((folder / "rows").iterdir()))
    for path in (folder / "rows").iterdir():
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert [row["metric"] for row in rows].count("case_seconds") == 1


@pytest.mark.slow
def test_a_second_run_that_would_time_on_this_machine_is_refused_in_one_line(tmp_path):
    folder = tmp_path / "run"
    first = popen("--suite", "latency", "--models", "pca", "--latent", "8", "--sizes", "1100", "--phases", "decode",
                  "--samples", "30", "--max-seconds", "60", "--processes", "600", "--out", folder)  # fmt: skip
    while not (folder / "rows").exists():
        assert first.poll() is None, first.communicate()
        time.sleep(0.05)
    second = popen("--resume", folder)
    _, errors = second.communicate(timeout=120)
    assert second.returncode == 2 and "at work in it that measures time" in errors and "Traceback" not in errors
    assert len(errors.strip().splitlines()) == 1
    again = popen("--suite", "latency", "--models", "pca", "--out", folder)
    _, errors = again.communicate(timeout=120)
    assert again.returncode == 2 and "use --resume" in errors
    first.kill()
    first.communicate()
    assert list((folder / "rows").iterdir())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--launcher", "slrum"], "did you mean slurm"),
        (["--profile", "x.toml"], "--launcher slurm"),
        (["--launcher", "slurm", "--profile", "/nowhere.toml"], "No such file"),
        (["--launcher", "slurm", "--workers", "2"], "pack in the profile"),
        (["--workers", "99", "--threads", "1"], "workers × threads"),
        (["--devices", "2", "--device", "cpu", "--threads", "999"], "--devices"),
    ],
)
def test_mistakes_on_the_command_line_are_one_line(bench_run_here, tmp_path, arguments, words):
    done = bench_run_here(*TRAIN, "--out", tmp_path / "run", *arguments)
    assert done.returncode == 2 and words in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "run").exists()


@pytest.fixture
def bench_run_here():
    def run(*arguments):
        command = [sys.executable, "-m", "bench.run", *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)

    return run
