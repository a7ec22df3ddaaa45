"""The real command, as a subprocess, on real meshes at tiny sizes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.run import main
from bench.runs.rows import FIELDS

ROOT = Path(__file__).parent.parent.parent
TINY = ("--samples", "3", "--max-seconds", "0.2", "--processes", "2", "--latent", "8", "--train-batch", "2")

pytestmark = pytest.mark.slow


def rows_of(folder):
    return [
        json.loads(line)
        for path in sorted((folder / "rows").iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def identity(row):
    """What a row is about; not what was measured, nor how many samples the clock allowed."""
    return tuple(row[name] for name in FIELDS if name not in ("value", "sample", "run", "detail"))


@pytest.fixture(scope="module")
def finished(bench_run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs") / "tiny"
    done = bench_run(
        "--suite", "scaling", "--sizes", "1100,1500", "--models", "pca,lamm-mixer,spiralnet",
        "--phases", "encode,decode,forward,train", "--out", folder, *TINY,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    return folder, done


def test_every_case_has_its_rows_and_every_row_the_schema(finished):
    folder, _ = finished
    cases = (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    # three models, two sizes; two processes for each of four phases, memory and counters of forward and train
    assert len(cases) == 3 * 2 * (4 * 2 + 2 + 2) == len(list((folder / "rows").iterdir()))
    rows = rows_of(folder)
    assert {tuple(row) for row in rows} == {FIELDS}
    assert {row["case"] for row in rows} == {json.loads(line)["model"] and _key(line) for line in cases}


def _key(line):
    import hashlib

    return hashlib.sha256(line.encode()).hexdigest()[:16]


def test_all_models_work_and_only_what_has_no_training_step_says_so(finished):
    rows = rows_of(finished[0])
    assert {row["outcome"] for row in rows} == {"ok", "unsupported"}
    assert {(row["model"], row["phase"]) for row in rows if row["outcome"] == "unsupported"} == {("pca", "train")}
    timed = [row for row in rows if row["metric"] == "latency_ms" and row["outcome"] == "ok"]
    assert all(0 < row["value"] < 60_000 for row in timed)
    assert {(row["vertices"], row["process"]) for row in timed} == {(1100, 0), (1100, 1), (1500, 0), (1500, 1)}


def test_memory_is_told_apart_and_adds_up(finished):
    rows = rows_of(finished[0])

    def value(model, phase, metric, vertices=1500):
        (found,) = [
            row["value"] for row in rows
            if (row["model"], row["phase"], row["metric"], row["vertices"]) == (model, phase, metric, vertices)
        ]  # fmt: skip
        return found

    for model in ("lamm-mixer", "spiralnet"):
        weights = value(model, "train", "weights_bytes")
        assert weights == 4 * value(model, "train", "parameters")
        gradients = value(model, "train", "gradients_bytes")
        # AdamW keeps two moments for every weight that has a gradient (LAMM's control networks have none in stage 1)
        assert value(model, "train", "optimizer_bytes") == pytest.approx(2 * gradients, rel=0.02)
        assert 0.5 * weights < gradients <= weights
        assert (
            value(model, "train", "saved_activations_bytes") > value(model, "forward", "saved_activations_bytes") == 0
        )


def test_the_command_ends_with_the_table_and_the_path_of_the_report(finished):
    folder, done = finished
    assert "Latency of forward, ms a call" in done.stdout
    page = Path(done.stdout.strip().splitlines()[-1].removeprefix("report: "))
    assert page == folder / "report" / "report.md" and "LAMM (mixer)" in page.read_text(encoding="utf-8")


def test_a_killed_run_resumes_to_the_same_rows(finished, bench_run, tmp_path, monkeypatch):
    monkeypatch.delenv("KMP_DUPLICATE_LIB_OK", raising=False)  # libraries set it here, not where a user starts
    whole, _ = finished
    arguments = json.loads((whole / "run.json").read_text(encoding="utf-8"))["arguments"] | {"models": "pca,lamm-mixer"}
    folder = tmp_path / "tiny"
    words = [part for name, value in arguments.items() for part in ("--" + name.replace("_", "-"), str(value))]
    command = [sys.executable, "-m", "bench.run", *words, "--out", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 200
    while len(list((folder / "rows").glob("*.jsonl"))) < 10 and time.monotonic() < deadline:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = {path.name: path.read_bytes() for path in (folder / "rows").glob("*.jsonl")}
    assert 10 <= len(before) < 2 * 2 * 12
    done = bench_run("--resume", folder, "--no-report")
    assert done.returncode == 0, done.stderr
    expected = {identity(row) for row in rows_of(whole) if row["model"] in ("pca", "lamm-mixer")}
    assert {identity(row) for row in rows_of(folder)} == expected
    assert all((folder / "rows" / name).read_bytes() == content for name, content in before.items())


def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(tmp_path):
    folder = tmp_path / "run"
    command = [sys.executable, "-m", "bench.run", "--suite", "latency", "--models", "pca", "--latent", "8"]
    process = subprocess.Popen(
        [*command, "--sizes", "1100", "--phases", "decode", "--samples", "30", "--max-seconds", "60", "--processes",
         "50", "--out", str(folder)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        # a shell that starts a job in the background has it ignore Ctrl-C, and its children inherit that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    while not list((folder / "rows").glob("*.jsonl")):
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130 and f"--resume {folder}" in errors and "Traceback" not in errors
    assert list((folder / "rows").glob("*.jsonl"))


FAILING = """
import os, signal, time
import torch
from bench.api import MeshModel
class Model(MeshModel):
    def __init__(self, how, count):
        super().__init__(); self.how, self.count = how, count
    def encode(self, vertices): return vertices.flatten(1)[:, :8]
    def decode(self, latent):
        if self.how == "timeout": time.sleep(600)
        if self.how == "host_oom": torch.ones(2**40)
        if self.how == "crash": os.kill(os.getpid(), signal.SIGSEGV)
        if self.how == "nonfinite": return torch.full((len(latent), self.count, 3), float("nan"))
def timeout(topology, latent_size): return Model("timeout", topology.vertex_count)
def host_oom(topology, latent_size): return Model("host_oom", topology.vertex_count)
def crash(topology, latent_size): return Model("crash", topology.vertex_count)
def nonfinite(topology, latent_size): return Model("nonfinite", topology.vertex_count)
"""


def test_failures_are_rows_and_cost_nobody_else_anything(bench_run, tmp_path):
    file = tmp_path / "bad.py"
    file.write_text(FAILING, encoding="utf-8")
    ways = ("timeout", "host_oom", "crash", "nonfinite")
    models = ",".join([*(f"{file}:{way}" for way in ways), "pca"])
    done = bench_run(
        "--suite", "latency", "--models", models, "--sizes", "1100", "--phases", "decode", "--timeout", "10",
        "--out", tmp_path / "run", *TINY, "--processes", "1",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = [row for row in rows_of(tmp_path / "run") if row["metric"] == "latency_ms"]
    assert {(row["model"].rpartition(":")[2], row["outcome"]) for row in rows} == {
        *zip(ways, ways, strict=True),
        ("pca", "ok"),
    }
    assert all(row["value"] is None and row["detail"] for row in rows if row["outcome"] != "ok")
    for word in (">T", "OOM", "crash", "NaN"):
        assert word in (tmp_path / "run" / "report" / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--suite", "scalling"], "did you mean scaling"),
        (["--suite", "scaling", "--models", "lam-mixer"], "did you mean lamm-mixer"),
        (["--suite", "scaling", "--phases", "trian"], "did you mean train"),
        (["--suite", "scaling", "--sizes", "many"], "--sizes"),
        (["--suite", "scaling", "--sizes", "510", "--models", "coma"], "four levels of pooling"),
        (["--suite", "scaling", "--models", "pca", "--out", "/proc/nowhere"], "can be written"),
        (["--suite", "scaling", "--data", "haeds", "--models", "pca"], "did you mean heads"),
        (["--resume", "/tmp/no-such-run-folder"], "run.json"),
        (["--resume", "/tmp/no-such-run-folder", "--suite", "scaling"], "--resume alone"),
        ([], "expected --suite"),
    ],
)
def test_a_users_mistake_is_one_line_and_exit_code_2(arguments, words):
    done = CliRunner().invoke(main, arguments)  # in this process: a fresh one would import torch ten times
    assert done.exit_code == 2 and words in done.stderr and isinstance(done.exception, SystemExit)
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_mistake_in_a_process_of_its_own_leaves_no_traceback(bench_run):
    done = bench_run("--suite", "scalling")
    assert done.returncode == 2 and "did you mean scaling" in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_list_and_dry_run_run_nothing(bench_run, tmp_path):
    listed = bench_run("--list")
    assert listed.returncode == 0 and "lamm-mixer" in listed.stdout and "scaling" in listed.stdout
    done = bench_run("--suite", "scaling", "--dry-run", "--models", "pca", "--out", tmp_path / "run")
    assert done.returncode == 0 and "33 cases" in done.stdout and not (tmp_path / "run").exists()


def test_the_suite_card_fills_its_time_names_what_is_left_and_resumes(bench_run, tmp_path):
    """On a CPU, with the same way through every part: it measures nothing worth knowing there."""
    folder = tmp_path / "card"
    wanted = ("--suite", "card", "--preset", "tiny", "--device", "cpu", "--models", "spiralnet")
    short = bench_run(*wanted, "--minutes", "0.1", "--no-report", "--out", folder)
    assert short.returncode == 0, short.stderr + short.stdout
    assert "not run in this time" in short.stdout and "spiralnet (tuned) reconstruction, heads-mini" in short.stdout
    assert f"--resume {folder} takes them up again" in short.stderr
    rest = bench_run("--resume", folder, "--minutes", "6")
    assert rest.returncode == 0, rest.stderr + rest.stdout
    assert "not run in this time" not in rest.stdout and "Forms side by side" in rest.stdout
    rows = rows_of(folder)
    timed = {(row["variant"], row["phase"], row["batch"]) for row in rows if row["metric"] == "latency_ms"}
    assert len(timed) == 2 * 5 and ("faithful", "train", 4) in timed
    trained = [row["value"] for row in rows if row["metric"] == "error_mean_mm" and not row["part"]]
    assert len(trained) == 8 and all(value > 0 for value in trained)
    page = (folder / "report" / "report.md").read_text(encoding="utf-8")
    assert "Forms side by side" in page and "was to reach" not in page, "targets are those of another machine"


def test_minutes_and_workers_of_the_suite_card_are_refused_in_one_line(tmp_path):
    for options, message in (
        (("--suite", "scaling", "--minutes", "8"), "expected --minutes with --suite card, got --suite scaling"),
        (("--suite", "card", "--workers", "2"), "expected --suite card on this machine, one case at a time"),
        (("--suite", "card", "--models", "pca"), "expected a CUDA device for --device cuda, got none"),
    ):
        done = CliRunner().invoke(main, [*options, "--out", str(tmp_path / "none")])
        assert done.exit_code == 2 and message in done.output, done.output
        assert done.output.count("\n") == 1 and not (tmp_path / "none").exists()
