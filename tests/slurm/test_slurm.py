"""On a real SLURM: ``tests/slurm/start.sh`` as root, then as an ordinary user with its SLURM_CONF ``pytest -m slurm``.

SLURM warns a job up to a minute early, so time limits here are two minutes or more.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TRAIN = ("--suite", "reconstruction", "--models", "pca,coma", "--counts", "64,16,16", "--threads", "1", "--latent", "8")

pytestmark = [pytest.mark.slurm, pytest.mark.slow]


@pytest.fixture(scope="module", autouse=True)
def cluster():
    idle = shutil.which("sinfo") and subprocess.run(["sinfo", "-h"], capture_output=True, check=False).returncode == 0
    if not os.environ.get("SLURM_CONF") or not idle:
        pytest.skip("no SLURM: run tests/slurm/start.sh as root and set SLURM_CONF")


def command(*arguments):
    return [sys.executable, "-m", "bench.run", *map(str, arguments)]


def run(*arguments, timeout=900):
    return subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, encoding="utf-8", timeout=timeout, check=False
    )


def profile(tmp_path, **keys):
    path = tmp_path / "profile.toml"
    values = {"partition": "main", "cpus": 1, "memory": "4GB", "time": 10} | keys
    path.write_text(
        "[slurm]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items()), encoding="utf-8"
    )
    return path


def rows_of(folder):
    return [
        json.loads(line)
        for path in sorted((folder / "rows").iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def attempts_of(folder):
    return Counter(
        json.loads(path.read_text(encoding="utf-8"))["ended"] for path in (folder / "attempts").glob("*.json")
    )


def without_time(folder):
    """Rows as text, without what a clock measured and where."""
    return sorted(
        json.dumps({name: value for name, value in row.items() if name not in ("run", "env")})
        for row in rows_of(folder)
        if "seconds" not in row["metric"]
    )


def jobs_of(folder):
    return sorted(path.stem for path in (folder / "jobs").glob("[0-9]*.json"))


def test_a_run_on_the_cluster_gives_the_rows_of_a_local_one(tmp_path, monkeypatch):
    for place in ("there", "here"):  # each trains by itself: no training is taken from the other's cache
        monkeypatch.setenv("LAMM_BENCH_CACHE", str(_cache(tmp_path / f"cache-{place}")))
        more = ("--launcher", "slurm", "--profile", profile(tmp_path, pack=2)) if place == "there" else ()
        done = run(*TRAIN, "--seeds", 2, "--epochs", 1, "--out", tmp_path / place, *more)
        assert done.returncode == 0, done.stderr + done.stdout
    assert without_time(tmp_path / "there") == without_time(tmp_path / "here") and len(jobs_of(tmp_path / "there")) == 2


def _cache(folder):
    """A cache of trainings of its own, beside the data that all share."""
    shared = Path(os.environ.get("LAMM_BENCH_CACHE", Path.home() / ".cache" / "lamm-bench"))
    folder.mkdir()
    if (shared / "data").exists():
        (folder / "data").symlink_to(shared / "data")
    return folder


ENDS = """
import mmap, time
import torch
from bench.api import MeshModel
class Model(MeshModel):
    def __init__(self, how, count):
        super().__init__(); self.how, self.count = how, count
    def encode(self, vertices): return vertices.flatten(1)[:, :8]
    def decode(self, latent):
        if self.how == "hog":
            block = mmap.mmap(-1, 3 * 2**30)  # shared memory: not private, so the case's own limit does not see it
            for at in range(0, len(block), 4096): block[at] = 1
            time.sleep(60)
        if self.how == "sleeper": time.sleep(600)
        return torch.zeros(len(latent), self.count, 3)
def hog(topology, latent_size): return Model("hog", topology.vertex_count)
def sleeper(topology, latent_size): return Model("sleeper", topology.vertex_count)
"""


def test_jobs_killed_for_memory_and_for_time_are_rows_and_the_others_are_finished(tmp_path):
    file = tmp_path / "ends.py"
    file.write_text(ENDS, encoding="utf-8")
    done = run(
        "--suite", "latency", "--models", f"{file}:hog,{file}:sleeper,pca", "--sizes", "1100", "--phases", "decode",
        "--samples", 3, "--max-seconds", 0.2, "--processes", 1, "--latent", 8, "--timeout", 500, "--no-report",
        "--out", tmp_path / "run", "--launcher", "slurm", "--profile", profile(tmp_path, memory="2GB", time=2),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    found = {row["model"].rpartition(":")[2]: row for row in rows_of(tmp_path / "run") if row["metric"] == "latency_ms"}
    assert {name: row["outcome"] for name, row in found.items()} == {
        "hog": "host_oom",
        "sleeper": "timeout",
        "pca": "ok",
    }
    assert "scheduler" in found["hog"]["detail"] and "time limit" in found["sleeper"]["detail"]
    assert len(jobs_of(tmp_path / "run")) == 3  # timings are never packed
    script = next((tmp_path / "run" / "jobs").glob("*submission.sh")).read_text(encoding="utf-8")
    assert "#SBATCH --exclusive" in script


DOZING = """
import time, torch
from bench.api import MeshModel
class Dozing(MeshModel):
    latent_size = 8
    def __init__(self, topology):
        super().__init__()
        self.mean = torch.nn.Parameter(torch.zeros(topology.vertex_count, 3))
    def encode(self, vertices): return vertices.new_zeros(len(vertices), 8)
    def decode(self, latent): return self.mean.expand(len(latent), -1, -1)
    def loss(self, vertices):
        time.sleep(0.5)
        return (vertices - self.mean).square().mean()
def dozing(topology, latent_size): return Dozing(topology)
"""


def test_a_training_goes_on_after_the_time_limit_of_its_job(tmp_path):
    """Steps that sleep last as long on a machine that others use too: more than a job has before it is warned, 30 s
    before its end, and little more than that."""
    (tmp_path / "dozing.py").write_text(DOZING, encoding="utf-8")
    done = run(
        "--suite", "reconstruction", "--models", f"{tmp_path}/dozing.py:dozing", "--counts", "64,16,16",
        "--threads", "1", "--latent", "8", "--steps", 310, "--seed", int(time.time()) % 10**6,  # in no cache
        "--no-report", "--out", tmp_path / "run",
        "--launcher", "slurm", "--profile", profile(tmp_path, time=3), timeout=1400,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    rows = {row["metric"]: row for row in rows_of(tmp_path / "run")}
    assert rows["training_epochs"]["value"] == 155 and rows["error_mean_mm"]["outcome"] == "ok"
    assert attempts_of(tmp_path / "run")["requeued"] >= 1


def started(folder, process):
    """Wait until a case is claimed by a job."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        for path in (folder / "claims").glob("coma*"):
            return json.loads(path.read_text(encoding="utf-8"))["job"]
        time.sleep(0.5)
    raise AssertionError("no job has started")


LONG = (
    "--suite", "reconstruction", "--models", "coma", "--counts", "64,16,16", "--threads", "1", "--latent", "8",
    "--no-report", "--launcher", "slurm",
)  # fmt: skip


def test_a_preempted_training_is_requeued_and_ends_well(tmp_path):
    folder = tmp_path / "run"
    arguments = (*LONG, "--seconds", 20, "--seed", int(time.time()) % 10**6, "--out", folder)
    process = subprocess.Popen(
        command(*arguments, "--profile", profile(tmp_path)), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    started(folder, process)
    time.sleep(8)
    urgent = ["sbatch", "--partition=urgent", "--exclusive", "--time=1", "--output=/dev/null", "--wrap=sleep 3"]
    subprocess.run(urgent, check=True, capture_output=True)
    output = process.communicate(timeout=300)[0].decode()
    assert process.returncode == 0, output
    assert {row["outcome"] for row in rows_of(folder)} == {"ok"}
    assert attempts_of(folder)["requeued"] + attempts_of(folder)["preempted"] >= 1


def test_a_cancelled_job_leaves_its_case_open_and_a_local_resume_finishes_it(tmp_path):
    folder = tmp_path / "run"
    arguments = (*LONG, "--seconds", 20, "--seed", int(time.time()) % 10**6, "--out", folder)
    process = subprocess.Popen(
        command(*arguments, "--profile", profile(tmp_path)), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    job = started(folder, process)
    told = subprocess.run(
        [sys.executable, "-m", "bench.status", folder], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert "1 running" in told.stdout and job in told.stdout
    subprocess.run(["scancel", job], check=True)
    output = process.communicate(timeout=120)[0].decode()
    assert "--resume" in output and not (folder / "rows").exists() and attempts_of(folder)["cancelled"] == 1, output
    done = run("--resume", folder, "--no-report")
    assert done.returncode == 0 and {row["outcome"] for row in rows_of(folder)} == {"ok"}, done.stderr


def test_an_unknown_partition_is_one_line_and_leaves_nothing(tmp_path):
    done = run(*TRAIN, "--epochs", 1, "--out", tmp_path / "run", "--launcher", "slurm",
               "--profile", profile(tmp_path, partition="nowhere"))  # fmt: skip
    assert done.returncode == 2 and "invalid partition" in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1 and not (tmp_path / "run").exists()
