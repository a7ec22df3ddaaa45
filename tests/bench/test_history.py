import json

import numpy as np
import pytest
from click.testing import CliRunner

from bench.api import BenchError
from bench.case import Case
from bench.history import append_source, main, read_series
from bench.measure.environment import environment, fingerprint, machine_id
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row
from bench.stats.steps import find_steps


def noise(count, seed, sigma=0.03):
    rng = np.random.default_rng(seed)
    return 10 * np.exp(rng.normal(0, sigma, count) + (rng.random(count) < 0.05) * rng.normal(0, 0.3, count))


def test_pure_noise_has_no_step():
    assert sum(bool(find_steps(noise(40, seed))) for seed in range(40)) <= 1


def test_a_step_of_a_tenth_is_found_where_it_is():
    found = 0
    for seed in range(20):
        values = noise(40, seed)
        values[25:] *= 1.10
        steps = find_steps(values)
        found += len(steps) == 1 and abs(steps[0].index - 25) <= 2 and abs(steps[0].change - 0.10) < 0.04
    assert found >= 18


def test_two_steps_up_and_down():
    values = noise(60, 1)
    values[20:40] *= 1.3
    steps = find_steps(values)
    assert [step.change > 0 for step in steps] == [True, False]
    assert [step.index for step in steps] == [pytest.approx(20, abs=1), pytest.approx(40, abs=1)]


def test_a_noiseless_step_is_exact():
    steps = find_steps([5.0] * 6 + [6.0] * 6)
    assert [(step.index, step.before, step.after) for step in steps] == [(6, pytest.approx(5), pytest.approx(6))]
    assert find_steps([5.0] * 12) == []


def test_single_bad_nights_and_short_series_are_no_step():
    values = [10.0, 10.1, 9.9, 10.0, 30.0, 10.1, 9.9, 10.0, 10.05, 29.0, 10.0]
    assert find_steps(values) == []
    assert find_steps([1.0, 1.0, 9.0, 9.0, 9.0]) == []
    assert find_steps([]) == []


def test_the_scale_does_not_matter():
    values = noise(40, 3)
    values[25:] *= 1.2
    assert [step.index for step in find_steps(values)] == [step.index for step in find_steps(values * 1e9)]


def test_figures_that_are_no_figures_are_refused():
    with pytest.raises(BenchError, match="finite figures above 0"):
        find_steps([1.0, 2.0, float("nan")])


CASE = Case("scaling", "a-model", "tuned", "heads-mini", 1200, "decode", "latency", 1, 64)


def make_run(folder, number, value_ms, finished=True):
    env = environment()
    meta = {
        "run": folder.name,
        "suite": "scaling",
        "started": f"202601{number:02d}T020000",
        "commit": f"{number:040d}",
        "fingerprint": fingerprint(env),
    }
    run = RunFolder.create(folder, meta, env, [CASE])
    if finished:
        run.write(CASE, [make_row(CASE, "latency_ms", value_ms * scale, "ms") for scale in (0.9, 1.0, 1.5)])
    run.release()
    return folder


def test_runs_are_appended_once_with_their_medians(tmp_path):
    run = make_run(tmp_path / "night1", 1, 5.0)
    path, count = append_source(run, tmp_path / "history")
    assert count == 1 and path.stem == machine_id(environment())
    assert append_source(run, tmp_path / "history")[1] == 0
    ((name, entries),) = read_series(path).items()
    assert "a-model tuned heads-mini 1200 decode" in name
    assert entries[0]["value"] == 5.0 and entries[0]["date"] == "20260101"


def test_an_unfinished_run_is_refused(tmp_path):
    with pytest.raises(BenchError, match="1 cases left"):
        append_source(make_run(tmp_path / "night", 1, 5.0, finished=False), tmp_path / "history")


def test_check_names_the_two_commits_and_ends_well(tmp_path):
    for number in range(1, 15):
        append_source(make_run(tmp_path / f"n{number}", number, 5.0 if number < 9 else 6.0), tmp_path / "history")
    done = CliRunner().invoke(main, ["check", "--history", str(tmp_path / "history")])
    assert done.exit_code == 0
    assert "+20.0%" in done.output and "20260108" in done.output and "20260109" in done.output
    github = CliRunner().invoke(main, ["check", "--history", str(tmp_path / "history"), "--github"])
    assert github.exit_code == 0 and github.output.startswith("::warning")


def test_a_step_at_which_the_libraries_changed_says_so(tmp_path):
    figures = [
        {"run": str(night), "date": f"202601{night:02d}", "commit": "c", "series": "s", "value": 1.0 + (night > 8)}
        for night in range(1, 15)
    ]
    for changed in (False, True):
        lines = [{**figure, "fingerprint": str(changed and figure["value"] > 1)} for figure in figures]
        (tmp_path / "m.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        done = CliRunner().invoke(main, ["check", "--history", str(tmp_path)])
        assert "+100.0%" in done.output and ("libraries or settings changed too" in done.output) is changed


def test_a_broken_line_is_one_line_and_exit_code_2_for_both_commands(tmp_path):
    run = make_run(tmp_path / "night1", 1, 5.0)
    path, _ = append_source(run, tmp_path / "history")
    with path.open("a", encoding="utf-8") as stream:
        stream.write("broken\n")
    for arguments in (["check"], ["append", str(make_run(tmp_path / "night2", 2, 5.0))]):
        done = CliRunner().invoke(main, [*arguments, "--history", str(tmp_path / "history")])
        assert done.exit_code == 2 and done.output.count("\n") == 1 and "line 2" in done.output


def test_no_history_is_no_step(tmp_path):
    done = CliRunner().invoke(main, ["check", "--history", str(tmp_path)])
    assert (done.exit_code, done.output) == (0, "no steps up\n")


def test_the_json_of_a_gate_is_appended_too(tmp_path):
    series = {"samples_ns": {"head": [[4e6, 5e6], [6e6]]}}
    report = {
        "head": "abc",
        "date": "20260101T000000",
        "environment": environment(),
        "kernels": [{"name": "decode", "wall_time": series, "processor_time": series}, {"name": "new"}],
    }
    (tmp_path / "gate.json").write_text(json.dumps(report), encoding="utf-8")
    path, count = append_source(tmp_path / "gate.json", tmp_path / "history")
    assert count == 2
    assert read_series(path)["gate decode wall_ms"][0]["value"] == 5.0


def test_other_files_are_refused_in_one_line(tmp_path):
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    done = CliRunner().invoke(main, ["append", str(tmp_path / "x.json"), "--history", str(tmp_path)])
    assert done.exit_code == 2 and done.output.count("\n") == 1
    (tmp_path / "m.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(BenchError, match="line 1"):
        read_series(tmp_path / "m.jsonl")
