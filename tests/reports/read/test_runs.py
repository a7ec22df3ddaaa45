import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from reports.read.ahead import best_error, fastest
from reports.read.cells import cells, over_meshes, slope, with_missing
from reports.read.columns import TRAINED, ReportError
from reports.read.runs import _sizes_apart, read_run, read_runs


def cell(lines, **wanted):
    for name, value in wanted.items():
        lines = lines[lines[name] == value]
    (line,) = [line for _, line in lines.iterrows()]
    return line


def test_a_cell_is_the_median_of_its_raw_samples(scaling_folder):
    line = cell(cells(read_run(scaling_folder), "latency_ms"), model="lamm-mixer", vertices=10000, phase="decode")
    by_hand = [
        json.loads(text)["value"]
        for path in (scaling_folder / "rows").glob("lamm-mixer-*-v10000-decode-*latency*")
        for text in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len(by_hand) == line["samples"] == 9 and line["processes"] == 3
    assert line["value"] == pytest.approx(np.median(by_hand)) == pytest.approx(20.0)
    assert line["low"] <= line["value"] <= line["high"] and line["low"] < line["high"]
    assert line["p90"] == pytest.approx(np.quantile(by_hand, 0.9))


def test_failures_keep_their_outcome_and_reason(scaling_folder):
    line = cell(cells(read_run(scaling_folder), "latency_ms"), model="pca", vertices=1000, phase="train")
    assert (line["outcome"], line["detail"], line["samples"]) == ("unsupported", "closed form", 0)


def test_an_error_is_the_mean_over_meshes_and_seeds(trained_folder, made):
    lines = over_meshes(read_run(trained_folder), "error_mean_mm", ["test"])
    line = cell(lines, model="lamm-mixer", budget="epochs=10", part="")
    by_hand = [made.error_of("lamm-mixer", seed, mesh) for seed in made.SEEDS for mesh in range(made.MESHES)]
    assert line["raw"].shape == (2, 8) and line["value"] == pytest.approx(np.mean(by_hand))
    nose = cell(lines, model="lamm-mixer", budget="epochs=10", part="ear")
    assert nose["value"] == pytest.approx(2 * np.mean(by_hand))


def test_a_seed_without_every_mesh_is_left_out(trained_copy):
    for file in (trained_copy / "rows").glob("lamm-mixer-*test*"):
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        if lines[0]["seed"] == 1 and lines[0]["budget"] == "epochs=10":
            file.write_text("\n".join(json.dumps(line) for line in lines[8:]) + "\n", encoding="utf-8")
    line = cell(
        over_meshes(read_run(trained_copy), "error_mean_mm", ["test"]), model="lamm-mixer", budget="epochs=10", part=""
    )
    assert line["raw"].shape == (1, 8)


def test_the_slope_of_a_power_law_is_its_exponent():
    x = np.array([1e3, 1e4, 1e5])
    assert slope(x, 3 * x**1.5) == pytest.approx(1.5)
    assert np.isnan(slope(x, np.array([1.0, np.nan, np.nan])))


def test_fastest_only_where_it_is_supported():
    near = [np.array([1.0, 1.1]), np.array([1.3, 1.2]), np.array([0.9, 1.0])]
    far = [part * 2 for part in near]
    mixed = [near[1], near[2], near[0]]
    assert fastest([near, far]) == 0 and fastest([far, near]) == 1
    assert fastest([near, mixed]) is None, "the same timings in another order are not ahead"
    assert fastest([near]) is None and fastest([near, []]) is None
    assert fastest([near[:1], far[:1]]) is None, "one process says nothing of the next"


def test_best_error_only_where_it_is_supported():
    rng = np.random.default_rng(0)
    base = 1 + 0.1 * rng.random((2, 20))
    assert best_error([base, base * 0.8]) == 1 and best_error([base, base * 0.8], lower=False) == 0
    assert best_error([base, base[::-1]]) is None
    assert best_error([base[:, :1], base[:, :1] * 0.5]) is None, "one mesh is no sample"
    assert best_error([base[:1], base[:1] - 4e-8]) is None, "the same in every mesh, and rounding"
    assert best_error([base[:1], base[:1] - 4e-4]) == 1


def test_a_cut_off_file_is_named_and_left_out(run_folder):
    file = sorted((run_folder / "rows").glob("pca-*-v1000-decode-*latency*"))[0]
    file.write_text(file.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    run = read_run(run_folder)
    assert [name for name in run.damaged if file.name in name]
    assert cell(cells(run, "latency_ms"), model="pca", vertices=1000, phase="decode")["processes"] == 2


def test_packed_rows_are_read_as_others_and_a_damaged_one_is_named(run_folder):
    before = read_run(run_folder)
    for file in (run_folder / "rows").glob("*.jsonl"):
        file.with_name(file.name + ".gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
        file.unlink()
    packed = read_run(run_folder)
    pd.testing.assert_frame_equal(packed.rows, before.rows)
    assert packed.missing == before.missing == [] and packed.damaged == []
    files = sorted((run_folder / "rows").glob("pca-*-v1000-decode-*latency*"))
    files[0].write_bytes(files[0].read_bytes()[:-30])
    files[1].write_bytes(b"not packed at all")
    assert [name.split(":")[0] for name in read_run(run_folder).damaged] == [file.name for file in files[:2]]


def test_infinities_and_nan_that_other_programs_write_are_shown_as_nonfinite(run_folder):
    file = sorted((run_folder / "rows").glob("pca-*-v1000-decode-*latency*"))[0]
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    lines[0]["value"], lines[1]["value"] = float("inf"), float("nan")
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    found = read_run(run_folder)
    assert found.damaged == []
    rows = found.rows[found.rows["case"] == lines[0]["case"]]
    assert rows["outcome"].tolist()[0] == "nonfinite" and rows["value"].isna().sum() == 2


def test_cells_that_were_never_run_are_shown_as_such(run_folder):
    for file in (run_folder / "rows").glob("pca-*-v1000-decode-*latency*"):
        file.unlink()
    run = read_run(run_folder)
    assert len(run.missing) == 3
    lines = with_missing(run, cells(run, "latency_ms"), "latency")
    assert cell(lines, model="pca", vertices=1000, phase="decode")["outcome"] == "missing"


def test_duplicate_rows_older_schemas_and_empty_runs_are_refused(run_folder):
    file = sorted((run_folder / "rows").glob("pca-*-v1000-decode-*latency*"))[0]
    text = file.read_text(encoding="utf-8")
    file.write_text(text + text.splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(ReportError, match="twice"):
        read_run(run_folder)
    file.write_text(text.replace('"schema": 1', '"schema": 0'), encoding="utf-8")
    with pytest.raises(ReportError, match="schema 1, got 0 among the rows"):
        read_run(run_folder)
    meta = json.loads((run_folder / "run.json").read_text(encoding="utf-8"))
    (run_folder / "run.json").write_text(json.dumps({**meta, "schema": 0}), encoding="utf-8")
    with pytest.raises(ReportError, match="schema"):
        read_run(run_folder)
    (run_folder / "run.json").write_text(json.dumps(meta), encoding="utf-8")
    for row_file in (run_folder / "rows").glob("*"):
        row_file.unlink()
    with pytest.raises(ReportError, match="got none"):
        read_run(run_folder)


def test_infinities_are_failures_not_numbers(run_folder):
    file = sorted((run_folder / "rows").glob("pca-*-v1000-decode-*latency*"))[0]
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    lines[0]["value"] = float("inf")
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    line = cell(cells(read_run(run_folder), "latency_ms"), model="pca", vertices=1000, phase="decode")
    assert line["outcome"] == "nonfinite" and line["samples"] == 8 and np.isfinite(line["value"])


def test_rows_from_before_a_field_was_added_are_read(run_folder):
    for file in (run_folder / "rows").glob("*.jsonl"):
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for line in lines:
            del line["budget"], line["part"], line["editor"]
        file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert len(cells(read_run(run_folder), "latency_ms")) == 12


def test_rows_without_a_field_that_is_needed_are_refused_by_name(run_folder):
    for file in (run_folder / "rows").glob("*.jsonl"):
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        file.write_text(
            "".join(json.dumps({k: v for k, v in line.items() if k != "threads"}) + "\n" for line in lines),
            encoding="utf-8",
        )
    with pytest.raises(ReportError, match="none named threads"):
        read_run(run_folder)


def test_runs_of_other_suites_join_and_runs_of_the_same_are_told_apart(scaling_folder, trained_folder, made, tmp_path):
    joined = read_runs([scaling_folder, trained_folder])
    assert set(joined.rows["letter"]) == {""} and "LAMM (mixer)" in set(joined.rows["name"])
    again = made.write_scaling(tmp_path / "again", 1.2, run="again")
    both = read_runs([scaling_folder, again])
    assert {"LAMM (mixer) [A]", "LAMM (mixer) [B]"} <= set(both.rows["name"])
    with pytest.raises(ReportError, match="twice"):
        read_runs([scaling_folder, scaling_folder])


def test_environments_are_mixed_only_when_told(scaling_folder, tmp_path, made):
    other = made.write_scaling(tmp_path / "other", fingerprint="beef", environment={"cpu": {"model": "Other CPU"}})
    with pytest.raises(ReportError, match=r"one environment, got 2: .*Test CPU.*Other CPU.*--across"):
        read_runs([scaling_folder, other])
    told = read_runs([scaling_folder, other], across=True)
    assert [source.letter for source in told.sources] == ["A", "B"]
    assert [source.machine for source in told.sources] == ["Test CPU", "Other CPU"]


def test_a_strange_environment_or_plan_does_not_stop_a_report(run_folder):
    shutil.rmtree(run_folder / "environments")
    (run_folder / "cases.jsonl").write_text(
        (run_folder / "cases.jsonl").read_text(encoding="utf-8") + '{"cut', encoding="utf-8"
    )
    run = read_run(run_folder)
    assert run.sources[0].machine == "unknown processor" and run.missing == []


@pytest.mark.parametrize(("cores", "alike"), [([0, 1], True), ([2, 3], True), ([0], False)])
def test_runs_that_differ_in_threads_or_core_ids_alone_stand_in_one_table(
    scaling_folder, trained_folder, tmp_path, cores, alike
):
    """Their fingerprints differ; machine, number of cores, software and allocator do not."""
    folders = []
    for source, threads, software, own in (
        (scaling_folder, 1, "same", [0, 1]),
        (trained_folder, 2, "same", cores),
    ):
        folder = Path(shutil.copytree(source, tmp_path / source.name))
        meta = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        (folder / "run.json").write_text(
            json.dumps({**meta, "fingerprint": f"{threads}", "software": software}), encoding="utf-8"
        )
        for file in list((folder / "environments").iterdir()):
            environment = {
                **json.loads(file.read_text(encoding="utf-8")),
                "cpu": {"model": "Test CPU", "affinity": own},
            }
            (folder / "environments" / f"{threads}.json").write_text(json.dumps(environment), encoding="utf-8")
        folders.append(folder)
    if not alike:
        with pytest.raises(ReportError, match="one environment, got 2"):
            read_runs(folders)
        return
    assert all(source.letter == "" for source in read_runs(folders).sources)
    meta = json.loads((folders[1] / "run.json").read_text(encoding="utf-8"))
    (folders[1] / "run.json").write_text(json.dumps({**meta, "software": "another"}), encoding="utf-8")
    with pytest.raises(ReportError, match="one environment, got 2"):
        read_runs(folders)


def test_one_data_set_at_two_sizes_is_told_apart_and_costs_keep_its_name(trained_folder, scaling_folder):
    run = read_runs([trained_folder, scaling_folder])
    trained = run.rows[run.rows["suite"].isin(TRAINED)]
    larger = trained.assign(vertices=trained["vertices"] + 7, case=trained["case"] + "x")
    name, count = trained["dataset"].iloc[0], int(trained["vertices"].iloc[0])
    open_case = {"suite": "reconstruction", "dataset": name, "vertices": count, "letter": ""}
    both = _sizes_apart(replace(run, rows=pd.concat([run.rows, larger], ignore_index=True), missing=[open_case]))
    told = set(both.rows.loc[both.rows["suite"].isin(TRAINED), "dataset"])
    assert {f"{name} at {count:,}", f"{name} at {count + 7:,}"} <= told and name not in told
    costs = both.rows[~both.rows["suite"].isin(TRAINED)]
    assert set(costs["dataset"]) == set(run.rows.loc[~run.rows["suite"].isin(TRAINED), "dataset"])
    assert both.missing[0]["dataset"] == f"{name} at {count:,}"
    assert set(run.rows["dataset"]) == {name, *costs["dataset"]}, "a run of one size keeps its names"
