"""The gate's parts on made-up figures, repositories and tables; nothing is timed here."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from bench.api import BenchError
from bench.gate import command, side
from bench.gate.checkout import repository_root, resolve_base, side_by_side, sweep
from bench.gate.command import main
from bench.gate.golden import (
    GOLDEN,
    compare,
    declared_output,
    entry,
    machine_traits,
    output_tolerance,
    read_golden,
    update,
)
from bench.gate.judge import Judged, Rules, judge
from bench.gate.kernels import read_kernels
from bench.gate.pairs import ORDERS, Effort, Series, Timing, Trio, ratio_of_blocks
from bench.gate.report import Report, as_json, markdown, table
from bench.gate.side import SideFailed
from bench.measure.digest import sketch
from bench.measure.environment import environment
from bench.stats.intervals import Estimate, paired_ratio

SPEC = {"name": "network", "function": "network.py:build"}


def git(folder, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path):
    """Two commits on main, the second of which changes code.py."""
    git(tmp_path, "init", "-q", "-b", "main")
    for text in ("a = 1\n", "a = 2\n"):
        (tmp_path / "code.py").write_text(text, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", text.strip())
    return tmp_path


# --- checkouts ------------------------------------------------------------------------------------------------------


def test_the_folders_of_a_killed_gate_are_swept_by_the_next_and_those_of_one_at_work_are_not(repository):
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom bench.gate.checkout import side_by_side\n"
        "with side_by_side(Path(sys.argv[1]), sys.argv[2]) as sides:\n"
        "    print(sides.base.parent, flush=True)\n    time.sleep(600)\n"
    )
    base = resolve_base(repository, "HEAD~1")
    command_line = [sys.executable, "-c", program, str(repository), base]
    process = subprocess.Popen(command_line, stdout=subprocess.PIPE, encoding="utf-8")
    folder = Path(process.stdout.readline().strip())
    assert sweep(repository) == [] and (folder / "base" / "code.py").exists()
    process.kill()
    process.communicate()
    assert (folder / "base" / "code.py").exists() and len(git(repository, "worktree", "list").splitlines()) == 3
    with side_by_side(repository, base):
        assert not folder.exists() and len(git(repository, "worktree", "list").splitlines()) == 3
    assert len(git(repository, "worktree", "list").splitlines()) == 1


def test_base_and_head_stand_side_by_side_and_are_removed(repository):
    base = resolve_base(repository, "HEAD~1")
    with side_by_side(repository, base) as sides:
        assert (sides.base / "code.py").read_text(encoding="utf-8") == "a = 1\n"
        assert (sides.head / "code.py").read_text(encoding="utf-8") == "a = 2\n"
        assert sides.notes == () and sides.head != repository
    assert not sides.base.exists() and not sides.head.exists()
    assert len(git(repository, "worktree", "list").splitlines()) == 1


def test_a_dirty_tree_is_measured_as_it_is_and_said_so(repository):
    (repository / "code.py").write_text("a = 3\n", encoding="utf-8")
    with side_by_side(repository, resolve_base(repository, "HEAD")) as sides:
        assert sides.head == repository and sides.head_name.endswith("+changes")
        assert "1 changed file" in sides.notes[0]


def test_files_that_git_does_not_know_are_not_measured_and_told(repository):
    (repository / "bench-gate.toml").write_text("", encoding="utf-8")
    (repository / "other.py").write_text("", encoding="utf-8")
    with side_by_side(repository, resolve_base(repository, "HEAD")) as sides:
        assert not (sides.head / "bench-gate.toml").exists()
        assert "bench-gate.toml and 1 more untracked" in sides.notes[0] and "not measured" in sides.notes[0]
    (repository / "code.py").write_text("a = 3\n", encoding="utf-8")
    with side_by_side(repository, resolve_base(repository, "HEAD")) as sides:
        assert (sides.head / "bench-gate.toml").exists() and "untracked" not in " ".join(sides.notes)


def test_a_checkout_that_was_stopped_half_made_is_forgotten(repository):
    with side_by_side(repository, resolve_base(repository, "HEAD")) as sides:
        git(repository, "worktree", "lock", "--reason", "initializing", str(sides.base))
    assert len(git(repository, "worktree", "list").splitlines()) == 1


def test_the_default_base_is_where_the_branch_left_main(repository):
    left = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-q", "-b", "topic")
    (repository / "code.py").write_text("a = 4\n", encoding="utf-8")
    git(repository, "commit", "-q", "-am", "topic")
    assert resolve_base(repository, None) == left


def test_comparing_a_commit_with_itself_is_said(repository):
    with side_by_side(repository, resolve_base(repository, None)) as sides:
        assert "same commit" in sides.notes[0]


def test_other_dependencies_are_said(repository):
    (repository / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "dependencies")
    with side_by_side(repository, resolve_base(repository, "HEAD~1")) as sides:
        assert any("dependencies" in note for note in sides.notes)


def test_a_base_that_does_not_exist_is_one_line_and_exit_code_2(repository, monkeypatch):
    monkeypatch.chdir(repository)
    done = CliRunner().invoke(main, ["--base", "nonsense"])
    assert done.exit_code == 2
    assert done.output.count("\n") == 1 and "nonsense" in done.output


def test_outside_git_and_without_main(tmp_path, repository):
    outside = tmp_path.parent / "outside"
    outside.mkdir(exist_ok=True)
    with pytest.raises(BenchError, match="git checkout"):
        repository_root(outside)
    git(repository, "branch", "-m", "main", "trunk")
    with pytest.raises(BenchError, match="give --base"):
        resolve_base(repository, None)


def test_histories_that_do_not_meet(repository):
    git(repository, "checkout", "-q", "--orphan", "island")
    git(repository, "commit", "-q", "-m", "island")
    with pytest.raises(BenchError, match="fetch-depth"):
        resolve_base(repository, None)


# --- table ----------------------------------------------------------------------------------------------------------


def test_a_table_is_completed_with_defaults(tmp_path):
    (tmp_path / "bench-gate.toml").write_text(
        '[[kernel]]\nname = "one"\nmodel = "some.place:build"\nbatch = 4\n', encoding="utf-8"
    )
    kernel = read_kernels(tmp_path)[0]
    assert (kernel["phase"], kernel["vertices"], kernel["batch"], kernel["latent"]) == ("decode", 1200, 4, 64)


def test_without_a_table_every_installed_model_decodes(tmp_path, monkeypatch):
    monkeypatch.setattr("bench.gate.kernels.installed_models", lambda: {"b": "x:y", "a": "x:y"})
    assert [kernel["name"] for kernel in read_kernels(tmp_path)] == ["a-decode", "b-decode"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[kernel]\n", "TOML"),
        ('[[kernel]]\nmodel = "a"\n', "a name"),
        ('[[kernel]]\nname = "a"\n', "neither"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nfunction = "f:g"\n', "function and model"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nverticles = 3\n', "did you mean vertices"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nphase = "dcode"\n', "phase"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nprogram = "gpu"\n', "a program of cpu, card"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\nbatch = 0\n', "batch"),
        ('[[kernel]]\nname = "a"\nfunction = "f"\n', "package.module:factory"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\noutput_tolerance = "x"\n', "output_tolerance"),
        ('[[kernel]]\nname = "a"\nmodel = "m"\n[[kernel]]\nname = "a"\nmodel = "m"\n', "once"),
        ("", "at least one"),
    ],
)
def test_wrong_tables_are_refused_with_the_reason(tmp_path, text, words):
    (tmp_path / "bench-gate.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BenchError, match=words):
        read_kernels(tmp_path)


def test_only_keeps_and_refuses(tmp_path):
    (tmp_path / "bench-gate.toml").write_text(
        '[[kernel]]\nname = "encode"\nmodel = "m"\n[[kernel]]\nname = "decode"\nmodel = "m"\n', encoding="utf-8"
    )
    assert [kernel["name"] for kernel in read_kernels(tmp_path, ["deco"])] == ["decode"]
    with pytest.raises(BenchError, match="did you mean"):
        read_kernels(tmp_path, ["encoed"])


# --- golden file ----------------------------------------------------------------------------------------------------


def outputs(scale=1.0):
    return np.random.default_rng(0).normal(size=600) * scale


def golden_entry(scale=1.0, **changes):
    import torch

    counters = {"flops": 1000, "kernel_calls": 20, "peak_growth_bytes": 5000, **changes}
    return entry(SPEC, counters, sketch(torch.from_numpy(outputs(scale))))


@pytest.fixture
def golden(tmp_path):
    update(tmp_path, {"network": golden_entry()}, whole=True)
    return tmp_path


def test_equal_counters_find_nothing(golden):
    found = compare(read_golden(golden), SPEC, golden_entry())
    assert not found.rises and not found.falls and not found.wrong_output and found.note == ""


def test_any_rise_is_found_with_its_two_numbers(golden):
    found = compare(read_golden(golden), SPEC, golden_entry(kernel_calls=21, flops=999))
    assert found.rises == {"kernel_calls": (20, 21)}
    assert found.falls == {"flops": (1000, 999)}


def test_the_fifth_digit_of_the_output_matters_and_the_seventh_does_not(golden):
    assert compare(read_golden(golden), SPEC, golden_entry(scale=1 + 3e-5)).wrong_output
    assert not compare(read_golden(golden), SPEC, golden_entry(scale=1 + 3e-7)).wrong_output


def test_gradients_may_differ_in_the_fifth_digit_but_not_in_the_fourth(golden):
    assert output_tolerance({"phase": "train"}) == pytest.approx(5e-5)
    assert output_tolerance({"phase": "decode"}) == pytest.approx(5e-6)
    assert output_tolerance({"phase": "train", "output_tolerance": 1e-3}) == 1e-3


@pytest.fixture(params=["DEFAULT", "AVX2", "AVX512", "SVE256", None])
def capability(request, monkeypatch):
    """The tests of the golden file on every kind of processor: what torch says of others, and of this one (None)."""
    if request.param is not None:
        monkeypatch.setattr("torch.backends.cpu.get_cpu_capability", lambda: request.param)


def change_machine(folder, **traits):
    """Make the golden file another machine's: the values are those of no machine, so of none that runs this."""
    content = json.loads((folder / GOLDEN).read_text(encoding="utf-8"))
    content["machine"].update(traits)
    (folder / GOLDEN).write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize("trait", ["cpu_capability", "processor"])
def test_another_machine_s_file_keeps_the_counters_and_drops_the_rest_in_words(capability, golden, trait):
    change_machine(golden, **{trait: "another"})
    found = compare(read_golden(golden), SPEC, golden_entry(scale=2, kernel_calls=21, peak_growth_bytes=9000))
    assert found.rises == {"kernel_calls": (20, 21)}
    assert found.output_difference is None and "another machine's" in found.note


def test_another_torch_s_file_says_nothing(capability, golden):
    change_machine(golden, torch="another")
    found = compare(read_golden(golden), SPEC, golden_entry(kernel_calls=21))
    assert not found.rises and "torch another" in found.note


def test_missing_or_changed_kernels_are_notes(golden):
    assert "--update" in compare(None, SPEC, golden_entry()).note
    assert "not in the golden file" in compare(read_golden(golden), {**SPEC, "name": "x"}, golden_entry()).note
    assert "differently" in compare(read_golden(golden), {**SPEC, "function": "y:z"}, golden_entry()).note


def test_a_broken_golden_file_is_refused(golden):
    (golden / GOLDEN).write_text("{}", encoding="utf-8")
    with pytest.raises(BenchError, match="golden file of schema"):
        read_golden(golden)


def test_update_tells_every_change_and_writes_it(golden):
    changes = update(golden, {"network": golden_entry(scale=2, flops=1500), "new": golden_entry()}, whole=True)
    assert changes[0] == "network: flops 1,000 → 1,500 (+50.00%)"
    assert "network: output differs by" in changes[1] and "above 5e-06" in changes[1]
    assert changes[2] == "new: added"
    assert update(golden, {"network": golden_entry(scale=2, flops=1500)}, whole=True) == ["new: removed"]
    assert update(golden, {"network": golden_entry(scale=2, flops=1500)}, whole=True) == []


@pytest.mark.parametrize("trait", ["torch", "cpu_capability", "processor"])
def test_single_kernels_are_not_mixed_into_another_machine_s_file(capability, golden, trait):
    change_machine(golden, **{trait: "another"})
    with pytest.raises(BenchError, match="whole file"):
        update(golden, {"network": golden_entry()}, whole=False)
    assert "machine:" in update(golden, {"network": golden_entry()}, whole=True)[0]


def test_a_changed_output_can_be_declared():
    before, after = ({"kernels": {"network": golden_entry(scale)}, "machine": machine_traits()} for scale in (1, 2))
    assert declared_output(before, after, "network")
    assert not declared_output(before, before, "network")
    assert not declared_output(before, None, "network")


# --- timing ---------------------------------------------------------------------------------------------------------


def series(head=1.0, control=1.0, noise=0.005, rounds=42, clock="wall", tolerance=0.05):
    rng = np.random.default_rng(1)

    def blocks(scale):
        return [[5e6 * scale * float(np.exp(rng.normal(0, noise)))] * 4 for _ in range(rounds)]

    return Series.of(clock, {"A": blocks(1.0), "B": blocks(head), "C": blocks(control)}, tolerance)


@pytest.mark.parametrize(("head", "word"), [(1.0, "same"), (1.1, "slower"), (0.9, "faster"), (1.05, "inconclusive")])
def test_the_four_verdicts(head, word):
    assert series(head).verdict == word


def test_a_control_outside_the_tolerance_voids_the_verdict():
    disturbed = series(head=1.3, control=1.06)
    assert disturbed.void and disturbed.verdict == "inconclusive"
    assert series(head=1.3, noise=0.5).verdict == "inconclusive"


def test_processor_time_decides_only_where_the_wall_clock_cannot():
    noisy, quiet = series(noise=0.5), series(head=1.1, clock="processor")
    assert Timing(noisy, quiet).used is quiet and Timing(noisy, quiet).verdict == "slower"
    assert Timing(series(1.0), quiet).verdict == "same"
    assert Timing(noisy, None).verdict == "inconclusive"


def test_trimming_ignores_a_few_disturbed_pairs_and_agrees_with_scipy():
    from scipy.stats import mstats

    logs = np.random.default_rng(3).normal(0.1, 0.01, 50)
    found = paired_ratio(np.exp(logs), np.ones(50), method="trimmed")
    low, high = mstats.trimmed_mean_ci(logs, (0.1, 0.1), alpha=0.01)
    assert np.log([found.low, found.high]) == pytest.approx([low, high])
    logs[:4] += 3.0
    assert paired_ratio(np.exp(logs), np.ones(50), method="trimmed").value == pytest.approx(np.exp(0.1), rel=0.01)


def blocks_of(logs, rng, slow=0.0):
    """Five samples a block: one is undisturbed, the others take up to ``1 + slow`` times as long."""
    return [
        [float(np.exp(log)) * (1 + slow * float(rng.random())) for _ in range(4)] + [float(np.exp(log))] for log in logs
    ]


def test_disturbed_samples_of_a_block_do_not_count():
    rng = np.random.default_rng(0)
    found = ratio_of_blocks(blocks_of([0.1] * 42, rng, slow=2.0), blocks_of([0.0] * 42, rng, slow=0.5), 3)
    assert found[:3] == pytest.approx([np.exp(0.1)] * 3)


def test_generations_that_differ_widen_the_interval_and_equal_ones_do_not():
    rng = np.random.default_rng(0)
    noise = rng.normal(0, 0.005, 42)
    zero = blocks_of(np.zeros(42), rng)
    level = noise - np.repeat(noise.reshape(3, 14).mean(1), 14)  # generations whose means are the same
    alike = ratio_of_blocks(blocks_of(level, rng), zero, 3)
    once = ratio_of_blocks(blocks_of(level, rng), zero)
    assert alike.value == once.value and np.log(alike.high / alike.low) < 1.5 * np.log(once.high / once.low)
    moved = noise + np.repeat([-0.02, 0.0, 0.02], 14)
    wide = ratio_of_blocks(blocks_of(moved, rng), zero, 3)
    pooled = ratio_of_blocks(blocks_of(moved, rng), zero)
    assert wide.value == pooled.value
    # standard deviation of the means 0.02, over the root of 3, times Student's 9.92 of two degrees of freedom; 42 / 34
    # for the tenths that are trimmed
    assert np.log(wide.high / wide.value) == pytest.approx(0.02 / 3**0.5 * 9.92 * 42 / 34, rel=0.2)
    assert np.log(wide.high / wide.low) > 1.5 * np.log(pooled.high / pooled.low)


@pytest.mark.parametrize(("between", "generations"), [(0.01, 5), (0.02, 5), (0.02, 8)])
def test_the_99_percent_interval_covers_identical_code_99_times_in_100(between, generations):
    """Processes that differ by where they lie in memory; 2,000 draws, of which 1% may be missed, two standard errors
    more allowed. With the degrees of freedom of all pairs 5 to 9% are missed, without generations more."""
    rng = np.random.default_rng(1)
    zero = blocks_of(np.zeros(9 * generations), rng)
    missed = 0
    for _ in range(2000):
        logs = rng.normal(0, 0.02, 9 * generations) + np.repeat(rng.normal(0, between, generations), 9)
        low, high = ratio_of_blocks([[float(value)] for value in np.exp(logs)], zero, generations)[1:3]
        missed += not low <= 1 <= high
    assert missed <= 29


def test_orders_are_palindromes_in_which_every_side_has_each_place():
    assert all(order == order[::-1] for order in ORDERS)
    assert all({order[place] for order in ORDERS} == set("ABC") for place in range(6))


@pytest.mark.parametrize("call_ms", [0.001, 0.5, 5, 100, 5_000])
def test_a_plan_has_five_rounds_and_keeps_to_its_time(call_ms):
    effort = Effort()
    plan = effort.plan(call_ms * 1e6)
    seconds = 6 * plan.rounds * effort.generations * plan.samples * plan.calls * call_ms / 1e3
    assert plan.rounds * effort.generations >= 5
    assert seconds <= effort.most_seconds * 1.3 or plan.rounds == 1
    assert plan.calls * call_ms >= effort.sample_ms or plan.calls == 1


class GivenSides(Trio):
    """A trio whose sides answer from memory: each block takes as long as ``block_ns`` says, given its letter."""

    def __init__(self, block_ns):
        super().__init__(Path(), Path(), [])
        self.opened = 0

        class Given:
            def __init__(self, letter):
                self.letter = letter

            def ask(self, do, **arguments):
                if do == "calibrate":
                    return {"call_ns": 1e6}
                return {"wall_ns": [block_ns(self.letter)] * 5, "processor_ns": [block_ns(self.letter)] * 5}

        self.sides = {letter: Given(letter) for letter in "ABC"}

    def open(self, kernel, letters="ABC"):
        self.opened += 1

    def close(self, letters="ABC"):
        pass


def test_fresh_processes_go_on_until_the_interval_is_narrow_and_no_further():
    effort = Effort()
    steady = GivenSides(lambda letter: 1.1e6 if letter == "B" else 1e6)
    assert steady.measure_time({}, effort, 0.05).verdict == "slower" and steady.opened == effort.generations
    assert steady.measure_time({}, effort.again(2), 0.05).verdict == "slower"  # a second try goes to the end
    assert steady.opened == effort.generations + effort.most_generations
    random = np.random.default_rng(0)
    noisy = GivenSides(lambda letter: 1e6 * float(np.exp(random.normal(0, 0.3))))
    found = noisy.measure_time({}, effort, 0.05)
    assert noisy.opened == effort.most_generations and len(found.wall.base_ns) == 6 * effort.most_generations
    control_alone = GivenSides(lambda letter: 1e6 * float(np.exp(random.normal(0, 0.3))) if letter == "C" else 1e6)
    control_alone.measure_time({}, effort, 0.05)
    assert control_alone.opened == effort.most_generations


# --- judging, with sides that answer from memory ----------------------------------------------------------------------


class MemoryTrio:
    """Stands in for live processes: outputs, counters and timings are given."""

    device = "cpu"

    def __init__(self, timings=(), base=None, head=None, missing=None):
        self.timings = list(timings)
        self.given = {"A": base or {}, "B": head or {}}
        self.missing = missing
        self.tried = 0

    def open(self, kernel, letters="ABC"):
        if self.missing and self.missing[0] in letters:
            raise SideFailed(*self.missing[1:])

    def close(self, letters="ABC"):
        pass

    def outputs(self, letters):
        return {letter: outputs(self.given[letter].get("scale", 1.0)) for letter in letters}

    @property
    def sides(self):
        def ask(letter):
            peak = self.given[letter].get("peak", 5000)
            answers = {
                "count": {"counters": {"flops": 1000, "kernel_calls": 20}},
                "memory": {"peak_growth_bytes": peak},
            }
            return lambda do, **_: answers.get(do, {})

        return {letter: type("Side", (), {"ask": staticmethod(ask(letter))}) for letter in "AB"}

    def measure_time(self, kernel, effort, tolerance):
        self.tried += 1
        return Timing(self.timings.pop(0), None)


RULES = Rules(pause_seconds=0)


def judged(trio, golden_base=None, golden_head=None):
    return judge(trio, SPEC, RULES, golden_base, golden_head)


def test_identical_sides_are_the_same_at_the_first_try():
    trio = MemoryTrio([series()])
    found = judged(trio)
    assert found.words == ["same"] and not found.failed and trio.tried == 1


def test_an_inconclusive_time_is_tried_once_more_and_then_only_a_warning():
    trio = MemoryTrio([series(noise=0.5), series(1.1)])
    assert judged(trio).words == ["slower"] and trio.tried == 2
    found = judged(MemoryTrio([series(noise=0.5), series(noise=0.5)]))
    assert found.words == ["inconclusive"] and not found.failed and "void" in found.notes[-1]


def test_without_a_clock_nothing_found_is_the_same_and_nothing_is_timed():
    trio = MemoryTrio()
    assert judge(trio, SPEC, Rules(effort=None), None, None).words == ["same"] and trio.tried == 0
    larger = judge(MemoryTrio(head={"peak": 5100}), SPEC, Rules(effort=None), None, None)
    assert larger.words == ["larger"]


@pytest.mark.parametrize("trait", ["torch", "cpu_capability"])
def test_counters_alone_against_another_machine_s_golden_file_say_so(monkeypatch, trait):
    elsewhere = {**machine_traits(), trait: "another"}
    golden = {"machine": elsewhere, "kernels": {"network": golden_entry()}}
    monkeypatch.setattr(command, "read_golden", lambda root: golden)
    monkeypatch.setattr(command, "_entries", lambda *_: {"network": golden_entry(scale=2.0)})
    found = command.check_counters(Path(), ())
    assert found.exit_code == 0 and found.kernels[0].words == ["not compared"]
    assert "another" in found.kernels[0].notes[0]


def test_more_memory_is_larger_and_less_is_smaller():
    assert "larger" in judged(MemoryTrio([series()], head={"peak": 5100})).words
    assert "smaller" in judged(MemoryTrio([series()], head={"peak": 4000})).words
    assert judged(MemoryTrio([series()], head={"peak": 5040})).words == ["same"]


def test_a_changed_output_is_wrong_unless_the_golden_file_declares_it():
    change = {"head": {"scale": 1 + 3e-5}}
    assert judged(MemoryTrio([series()], **change)).failed
    before = {"machine": machine_traits(), "kernels": {"network": golden_entry()}}
    after = {"machine": machine_traits(), "kernels": {"network": golden_entry(scale=1 + 3e-5)}}
    assert not judged(MemoryTrio([series()], **change), before, after).failed
    assert judged(MemoryTrio([series()], **change), before, before).failed


def test_a_kernel_that_the_base_lacks_is_new_and_one_that_the_head_lacks_is_broken():
    new = judged(MemoryTrio(missing=("A", "base: no module x", "missing")))
    assert new.words == ["new"] and not new.failed
    broken = judged(MemoryTrio(missing=("B", "head: no module x", "missing")))
    assert broken.words == ["broken"]
    assert report([broken]).exit_code == 2


def test_a_head_that_fails_is_wrong_and_a_base_that_fails_is_not_compared():
    assert judged(MemoryTrio(missing=("B", "head: ValueError: x", "failed"))).failed
    found = judged(MemoryTrio(missing=("A", "base: ValueError: x", "failed")))
    assert found.words == ["not compared"] and not found.failed


# --- report ---------------------------------------------------------------------------------------------------------


def report(kernels):
    return Report("aaaaaaaaa", "bbbbbbbbb", 0.05, kernels, ["only one core is allowed here"], environment(), 12.3)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["same"], 0), (["faster"], 0), (["inconclusive"], 0), (["new"], 0), (["smaller", "same"], 0),
        (["slower"], 1), (["larger", "same"], 1), (["wrong output"], 1), (["broken"], 2),
    ],
)  # fmt: skip
def test_the_exit_code_is_1_only_for_slower_larger_and_wrong(words, code):
    assert report([Judged("ok", ["same"]), Judged("k", words)]).exit_code == code


def test_a_table_a_comment_and_json_tell_the_same():
    timing = Timing(series(1.1), series(1.1, clock="processor"))
    kernel = Judged("decode", ["slower"], ["a note"], timing, 1, (1_000_000, 1_100_000), 0.0)
    text, comment, plain = table(report([kernel])), markdown(report([kernel])), as_json(report([kernel]))
    for shown in (text, comment):
        assert "decode" in shown and "slower" in shown and "1.1 MB (+10.0%)" in shown and "1.099" in shown
    assert (
        comment.startswith("<!-- bench-gate -->")
        and "FAIL — decode: slower" in comment
        and "- decode: a note" in comment
    )
    again = json.loads(json.dumps(plain, allow_nan=False))
    assert again["exit_code"] == 1 and again["kernels"][0]["wall_time"]["verdict"] == "slower"
    assert again["kernels"][0]["wall_time"]["ratio"]["value"] == pytest.approx(1.1, rel=0.01)


def test_an_infinite_difference_is_valid_json():
    kernel = Judged("decode", ["wrong output"], output_difference=float("inf"))
    assert (
        json.loads(json.dumps(as_json(report([kernel])), allow_nan=False))["kernels"][0]["output_difference"]
        == "infinite"
    )


def test_estimates_are_what_the_report_shows():
    assert isinstance(series().ratio, Estimate)


# --- the core ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("allowed", "busy", "core", "words"),
    [
        ({0, 1}, [3, 2], 1, []),  # equally idle: the last
        ({0, 1}, [2, 97], 0, []),
        ({0, 1}, [60, 97], 0, ["60% of core 0"]),
        ({0}, [2, 0], 0, ["only one core"]),
        ({1}, [0, 80], 1, ["only one core", "80% of core 1"]),
        ({0, 5}, [30, 40], 5, []),  # a container whose statistics end before its cores do
    ],
)
def test_the_core_that_others_use_least_is_measured_on(monkeypatch, allowed, busy, core, words):
    monkeypatch.setattr(side.os, "sched_getaffinity", lambda _: allowed)
    monkeypatch.setattr(side.psutil, "cpu_percent", lambda interval, percpu: busy)
    chosen, note = side.choose_core()
    assert chosen == core
    assert all(word in note for word in words) and bool(note) == bool(words)


def test_a_system_that_cannot_pin_is_told(monkeypatch):
    monkeypatch.delattr(side.os, "sched_getaffinity")
    core, note = side.choose_core()
    assert core is None and "cannot pin" in note
