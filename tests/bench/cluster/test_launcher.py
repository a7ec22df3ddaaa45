import contextlib
import io
import os
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from rich.console import Console

from bench.api import BenchError
from bench.case import Case
from bench.cluster import launcher
from bench.cluster.endings import judge, kind_of
from bench.cluster.launcher import check_cluster, launch, packets
from bench.cluster.profile import Profile
from bench.cluster.queue import State, Submitted, queued_jobs, remember, states, submitted
from bench.run import _work, main
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row

META = {"run": "r", "suite": "s", "commit": "abc", "fingerprint": "f00", "software": "s"}


def trained(seed, **more):
    values = {"measure": "reconstruction", "phase": "test", "budget": "epochs=1"} | more
    return Case("s", "m", "tuned", "d", 1200, batch=1, latent=8, seed=seed, **values)


def timed(process):
    return Case("s", "m", "tuned", "d", 1200, "decode", "latency", 1, 8, process=process)


class Cluster:
    """A scheduler whose jobs end as a scenario says: a list of words for each case, in the order of its attempts."""

    def __init__(self, monkeypatch, path, **scenario):
        self.path, self.scenario, self.words, self.count, self.submissions = path, scenario, {}, 0, []
        monkeypatch.setattr(launcher, "_executor", lambda sweep, chosen, trains: self)
        monkeypatch.setattr(launcher, "states", self.states)
        monkeypatch.setattr(launcher, "POLL_SECONDS", 0.01)

    @contextlib.contextmanager
    def batch(self):
        yield

    def submit(self, packet):
        self.count += 1
        job = f"1_{self.count}"
        run = RunFolder.open(self.path)
        self.submissions.append(packet.keys)
        word = "COMPLETED"
        for case in (case for case in run.cases() if case.key in packet.keys):
            plan = self.scenario.get(f"seed{case.seed}", [])
            word = plan.pop(0) if plan else "COMPLETED"
            if word != "COMPLETED":
                break
            run.write(case, [make_row(case, "error_mean_mm", 1.0, "mm"), make_row(case, "case_seconds", 1.0, "s")])
        self.words[job] = word
        return SimpleNamespace(job_id=job)

    def states(self, jobs):
        return {job: State(self.words[job], "node7") for job in jobs if job in self.words}


def start(path, cases):
    RunFolder.create(path, META, {}, cases).release()
    return RunFolder.open(path)


def go(run, **profile):
    console = Console(file=io.StringIO(), width=400)
    return launch(run, Profile(**profile), timeout=9, memory_limit_bytes=None, console=console), console.file.getvalue()


def outcomes(run):
    return {row["seed"]: (row["outcome"], row["detail"]) for row in run.rows() if row["metric"] == "error_mean_mm"}


def test_every_end_of_a_job_is_recorded_and_retried_where_that_makes_sense(tmp_path, monkeypatch):
    cases = [trained(seed) for seed in range(8)]
    Cluster(
        monkeypatch, tmp_path / "r", seed1=["OUT_OF_MEMORY"], seed2=["TIMEOUT", "TIMEOUT"], seed3=["TIMEOUT"] * 9,
        seed4=["PREEMPTED"] * 20, seed5=["NODE_FAIL", "BOOT_FAIL"], seed6=["CANCELLED"], seed7=["FAILED"] * 9,
    )  # fmt: skip
    run = start(tmp_path / "r", cases)
    counted, text = go(run, retries=3)
    assert counted == {"ok": 4, "host_oom": 1, "timeout": 1, "crash": 1}
    found = outcomes(run)
    assert {seed: outcome for seed, (outcome, _) in found.items()} == {
        0: "ok", 1: "host_oom", 2: "ok", 3: "timeout", 4: "ok", 5: "ok", 7: "crash",
    }  # fmt: skip
    assert "node7" in found[1][1] and "reached 4 time(s)" in found[3][1]
    assert run.waiting() == [cases[6]] and "cancelled, job 1_7" in text
    ends = {seed: [note["ended"] for note in run.attempts(cases[seed])] for seed in range(8)}
    assert ends[0] == [] and ends[2] == ["time_limit"] * 2 and ends[4] == ["preempted"] * 20
    assert ends[5] == ["node_fail"] * 2 and ends[6] == ["cancelled"] and ends[7] == ["failed"] * 4
    assert submitted(run) == [] and run.claims.live() == {}
    go(run)  # a resume takes up the cancelled one
    assert outcomes(run)[6][0] == "ok" and run.waiting() == []


def test_a_packet_that_dies_in_the_middle_gives_the_rest_back_unblamed(tmp_path, monkeypatch):
    cases = [trained(seed) for seed in range(4)]
    cluster = Cluster(monkeypatch, tmp_path / "r", seed1=["OUT_OF_MEMORY"])
    run = start(tmp_path / "r", cases)
    counted, _ = go(run, pack=4)
    assert counted == {"ok": 3, "host_oom": 1} and outcomes(run)[1][0] == "host_oom"
    assert cluster.submissions == [tuple(c.key for c in cases), (cases[2].key, cases[3].key)]
    assert run.attempts(cases[2]) == []


def test_jobs_of_an_earlier_launcher_are_taken_up_and_not_doubled(tmp_path, monkeypatch):
    cases = [trained(seed) for seed in range(3)]
    cluster = Cluster(monkeypatch, tmp_path / "r")
    run = start(tmp_path / "r", cases)
    remember(run, Submitted("1_77", (cases[0].key,)))
    looks = iter(["PENDING", "RUNNING", "RUNNING"])
    plain = cluster.states

    def later(jobs):
        word = next(looks, "COMPLETED")
        if word == "COMPLETED" and not run.is_done(cases[0]):
            run.write(cases[0], [make_row(cases[0], "error_mean_mm", 1.0, "mm")])
        return plain(jobs) | ({"1_77": State(word)} if "1_77" in jobs else {})

    monkeypatch.setattr(launcher, "states", later)
    go(run)
    assert cluster.submissions == [(cases[1].key,), (cases[2].key,)] and run.waiting() == []


def test_what_a_worker_refuses_ends_the_launch_with_its_line(tmp_path, monkeypatch):
    run = start(tmp_path / "r", [trained(0)])
    cluster = Cluster(monkeypatch, tmp_path / "r", seed0=["FAILED"])
    plain = cluster.submit

    def refuse(packet):
        run.note_attempt(run.cases()[0], "refused", "expected to resume r under its own commit abc, got abd")
        return plain(packet)

    cluster.submit = refuse
    with pytest.raises(BenchError, match="under its own commit"):
        go(run)
    assert run.waiting() == run.cases()


def test_one_launcher_a_run(tmp_path, monkeypatch):
    Cluster(monkeypatch, tmp_path / "r")
    run = start(tmp_path / "r", [trained(0)])
    other = RunFolder.open(tmp_path / "r")
    other.claims.take("launcher")
    with pytest.raises(BenchError, match="another launcher"):
        go(run)
    other.release()


def test_timings_are_never_packed_and_editors_stay_together():
    editors = [trained(0, editor=editor, measure="localization") for editor in ("region", "held")]
    found = packets([timed(0), timed(1), *editors, trained(1), trained(2), trained(3)], pack=2)
    assert list(map(len, found)) == [1, 1, 3, 2] and found[2][:2] == editors


def test_the_log_tells_what_the_scheduler_only_calls_failed():
    assert kind_of(State("FAILED"), "slurmstepd: error: StepId=1.0 exceeded memory limit (2 > 1)") == "host_oom"
    assert kind_of(State("CANCELLED"), "*** JOB 2 CANCELLED AT 2026 DUE TO TIME LIMIT ***") == "time_limit"
    assert kind_of(State("FAILED"), "Job not requeued because: timed-out too many times.") == "time_limit"
    assert kind_of(State("CANCELLED"), "") == "cancelled" and kind_of(State("FAILED"), "x") == "failed"
    assert kind_of(None, "") == "lost" and kind_of(State("COMPLETED"), "") == "unfinished"
    assert judge(timed(0), "time_limit", "1", "", "", [], 3).outcome == "timeout"
    assert not judge(timed(0), "time_limit", "1", "", "", [], 3).again


def fake(folder, monkeypatch, **commands):
    """Put shell scripts of these names before everything else on the path."""
    folder.mkdir(exist_ok=True)
    for name, body in commands.items():
        path = folder / name
        path.write_text("#!/bin/sh\n" + body, encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def test_states_come_from_accounts_queue_and_controller(tmp_path, monkeypatch):
    fake(
        tmp_path / "bin", monkeypatch,
        sacct="echo '7_0|CANCELLED by 1000|n1'; echo '7_1|RUNNING|n2'; echo '7_[2-3%2]|PENDING|None assigned'",
        squeue="echo '7_1|COMPLETING|n2|None'",
        scontrol="echo 'JobId=12 ArrayJobId=7 ArrayTaskId=4 JobState=OUT_OF_MEMORY Reason=OutOfMemory NodeList=n9'",
    )  # fmt: skip
    found = states(["7_0", "7_1", "7_2", "7_3", "7_4", "8"])
    assert {job: state.word for job, state in found.items()} == {
        "7_0": "CANCELLED", "7_1": "COMPLETING", "7_2": "PENDING", "7_3": "PENDING", "7_4": "OUT_OF_MEMORY",
    }  # fmt: skip
    assert found["7_4"].node == "n9" and found["7_1"].active and not found["7_0"].active
    run = start(tmp_path / "r", [trained(0)])
    for job in ("7_0", "7_1"):
        remember(run, Submitted(job, ("k",)))
    assert [job.job_id for job in queued_jobs(run)] == ["7_1"]


def test_no_slurm_and_an_unknown_partition_are_one_line(tmp_path, monkeypatch):
    ok = "exit 0"
    refusing = "echo 'sbatch: error: invalid partition specified: nowhere' >&2; echo 'allocation failure' >&2; exit 1"
    fake(tmp_path / "bin", monkeypatch, sbatch=refusing, squeue=ok, srun=ok)
    with pytest.raises(BenchError, match="invalid partition specified: nowhere"):
        check_cluster(Profile(partition="nowhere"))
    fake(tmp_path / "bin", monkeypatch, sbatch='case "$*" in *--mem=8GB*--gpus-per-node=2*) ;; *) exit 1;; esac')
    check_cluster(Profile(memory="8GB", gpus=2))
    fake(tmp_path / "bin", monkeypatch,
         sbatch='case "$*" in *--qos=q*--mem-per-gpu=8GB*--gpus-per-node=h100:1*) ;; *) exit 1;; esac')  # fmt: skip
    check_cluster(Profile(qos="q", gpu_type="h100", memory_per_gpu="8GB"), gpus=1)
    with pytest.raises(BenchError, match="asks for none"):
        check_cluster(Profile(gpu_type="h100"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BenchError, match="got no sbatch on the path"):
        check_cluster(Profile())


def test_the_job_script_asks_for_what_the_profile_says(tmp_path, monkeypatch):
    pytest.importorskip("submitit")
    fake(tmp_path / "bin", monkeypatch, srun="exit 0", sbatch="exit 0")
    run = start(tmp_path / "r", [trained(0, device="cuda")])
    profile = Profile(qos="high", gpu_type="a100", memory_per_gpu="40GB")
    sweep = launcher._Sweep(run, profile, 9, None, Console(file=io.StringIO()))
    asked = launcher._executor(sweep, [run.cases()], True)._make_submission_file_text("true", "x")
    for line in ("--qos=high", "--gpus-per-node=a100:1", "--mem-per-gpu=40GB"):
        assert f"#SBATCH {line}\n" in asked
    assert "--mem=" not in asked


def test_a_run_whose_second_array_is_refused_keeps_its_folder_for_the_jobs_of_the_first(tmp_path, monkeypatch):
    """sbatch takes the array of timings and refuses that of the trainings: the first one's jobs need the folder."""
    cluster = Cluster(monkeypatch, tmp_path / "r")
    run = start(tmp_path / "r", [timed(0), trained(0)])

    def submit(packet):
        if cluster.count:
            raise RuntimeError("sbatch: error: QOSMaxSubmitJobPerUserLimit")
        cluster.count += 1
        return SimpleNamespace(job_id="1_1")  # in the queue, nothing done yet

    monkeypatch.setattr(cluster, "submit", submit)
    monkeypatch.setattr(launcher, "states", lambda jobs: {job: State("PENDING", "") for job in jobs})
    options = {"launcher": "slurm", "memory_limit": None, "profile": Profile(), "report": False}
    with pytest.raises(BenchError, match="QOSMaxSubmit"):
        _work(run, 9, options, Console(file=io.StringIO()))
    again = RunFolder.open(tmp_path / "r")
    assert len(again.waiting()) == 2 and [job.job_id for job in submitted(again)] == ["1_1"]


def test_a_run_for_which_nothing_was_submitted_leaves_nothing_behind(tmp_path, monkeypatch):
    cluster = Cluster(monkeypatch, tmp_path / "r")
    run = start(tmp_path / "r", [timed(0)])
    monkeypatch.setattr(cluster, "submit", lambda packet: (_ for _ in ()).throw(RuntimeError("sbatch: error: no")))
    options = {"launcher": "slurm", "memory_limit": None, "profile": Profile(), "report": False}
    with pytest.raises(BenchError, match="sbatch"):
        _work(run, 9, options, Console(file=io.StringIO()))
    assert not (tmp_path / "r").exists()


def test_resume_refuses_a_folder_of_trainings_instead_of_ignoring_it(tmp_path):
    start(tmp_path / "r", [trained(0)])
    done = CliRunner().invoke(main, ["--resume", str(tmp_path / "r"), "--trainings", str(tmp_path)])
    assert done.exit_code == 2 and "got --trainings beside it" in done.output
