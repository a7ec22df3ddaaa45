"""Tables of the suite card against figures known by hand: verdicts, forms, batches that fit, cases that are open."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bench.case import Case
from bench.runs.folder import RunFolder
from bench.runs.rows import make_row
from reports.read.cells import comparable
from reports.read.runs import read_run, read_runs
from reports.tables.catalogue import all_tables

REFERENCE = Path(__file__).parents[3] / "results" / "reference"
META = {"run": "c", "suite": "card", "commit": "0123456789ab", "fingerprint": "f", "allocator": "retain"}
H100, OTHER = {"name": "NVIDIA H100 80GB HBM3"}, {"name": "NVIDIA A10"}
MIB = 2**20
BASE = Case("card", "lamm-mixer", "tuned", "heads-mini", 12000, "all", "card", 32, 64, device="cuda")
#: Form and phase: median ms.
TIMES = {"faithful": {"train": 8.0, "decode": 1.0}, "tuned": {"train": 6.0, "decode": 2.0},
         "graph": {"train": 4.5, "decode": 0.25}}  # fmt: skip


def rows_of(case):
    rows = []
    for phase, batch in (("train", 32), ("decode", 1)):
        time = TIMES[case.variant][phase]
        at = {"phase": phase, "batch": batch}
        rows += [make_row(case, "latency_ms", time * (1 + (n - 1) / 100), "ms", sample=n, **at) for n in range(3)]
    others = 3 * MIB if case.variant == "graph" else 0
    rows.append(make_row(case, "other_processes_bytes", float(others), "B"))
    if case.variant == "tuned":  # 100 MiB and 20 a mesh
        for batch in (8, 32):
            peak = (100 + 20 * batch) * float(MIB)
            rows.append(make_row(case, "peak_allocated_bytes", peak, "B", phase="train", batch=batch))
            rows.append(make_row(case, "weights_bytes", 50.0 * MIB, "B", phase="train", batch=batch))
    return rows


def tables_of(folder, gpu, cases=None):
    cases = cases or [replace(BASE, variant=variant) for variant in TIMES]
    trained = replace(BASE, dataset="hands", vertices=1609, phase="test", measure="reconstruction", batch=1, latent=16,
                      budget="epochs=10")  # fmt: skip
    environment = {"cpu": {"model": "Test CPU"}, "gpu": gpu}
    run = RunFolder.create(folder, META, environment, [*cases, trained, replace(BASE, model="coma")])
    for case in cases:
        run.write(case, rows_of(case))
    values = {"training_seconds": (8.0, "s"), "training_epochs": (10.0, "1")}
    run.write(trained, [make_row(trained, name, *value, phase="train") for name, value in values.items()])
    run.release()
    return {table.name: table for table in all_tables(read_run(folder))}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return tables_of(tmp_path_factory.mktemp("card") / "c", H100)


def lines(table, **wanted):
    titles = [column.title for column in table.columns]
    found = [dict(zip(titles, row, strict=True)) for row in table.rows]
    return [line for line in found if all(line[name].text == text for name, text in wanted.items())]


def test_targets_have_a_verdict_each(tables):
    def verdict(what):
        (line,) = lines(tables["card-targets"], model="LAMM (mixer)", what=what)
        return line["form"].text, line["measured"].text, line["at most"].text, line["verdict"].text

    assert verdict("train, batch 32, 12,000 vertices") == ("graph", "4.50", "4.50", "reached")
    assert verdict("decode, batch 1, 12,000 vertices") == ("graph", "0.250", "0.200", "missed by 25%")
    assert verdict("train, batch 32, 72,000 vertices")[-1] == "not measured"
    assert verdict("peak memory, train, batch 32, 12,000 vertices")[:2] == ("tuned", "740")
    assert verdict("an epoch, train, hands, 1,609 vertices") == ("tuned", "0.800", "0.600", "missed by 33%")
    floors = {line["what"].text: line["floor"].text for line in lines(tables["card-targets"], model="LAMM (mixer)")}
    assert floors["train, batch 32, 12,000 vertices"] == "0.940" and floors["decode, batch 1, 12,000 vertices"] == "–"
    assert "not measured" in {line["verdict"].text for line in lines(tables["card-targets"], model="SpiralNet++")}


def test_targets_are_shown_for_the_card_that_they_were_made_for_alone(tmp_path):
    tables = tables_of(tmp_path / "c", OTHER)
    assert "card-targets" not in tables and "card-forms" in tables


def test_a_tuned_form_that_is_slower_is_called_so(tables):
    train, decode = (lines(tables["card-forms"], phase=phase)[0] for phase in ("train", "decode"))
    assert train["verdict"].text == "not slower" and train["faithful / tuned"].value == pytest.approx(8 / 6)
    assert decode["verdict"].text == "slower" and decode["graph"].value == 0.25 and decode["batch"].text == "1"


def test_what_was_not_run_is_named(tables):
    assert "Not run for want of time: CoMA at 12,000." in tables["card-forms"].caption


def test_other_processes_on_the_card_are_told(tables):
    assert "NOT ALONE: beside 1 cases other processes held up to 3 MiB" in tables["card-forms"].caption


def test_the_batch_that_fits_a_card_is_read_off_two_peaks(tables):
    (line,) = lines(tables["batches"])
    assert line["measured at"].text == "8 and 32" and line["a mesh more"].value == pytest.approx(20)
    # 8e9 bytes are 7,629.39 MiB: (7,629.39 − 100) / 20 = 376.5
    assert [line[f"in {size} GB"].value for size in (8, 24, 80)] == [376, 1139, 3809]
    assert "not tried" in tables["batches"].caption


def test_peak_memory_leads_the_table_on_a_card(tables):
    titles = [column.title for column in tables["memory-train"].columns]
    assert titles.index("peak allocated") < titles.index("weights")


def test_cpu_and_card_stand_in_two_blocks_of_one_table():
    """Of committed runs: the card's medians and peak are those of its rows."""
    runs = [REFERENCE / "h100-before" / "scaling", REFERENCE / "scaling-quick"]
    found = {table.name: table for table in all_tables(read_runs(runs, across=True))}
    table = found["devices"]
    assert "summary" not in found, "its columns are of one device; here it would have errors alone, and there are none"
    groups = list(dict.fromkeys(column.group for column in table.columns if column.group))
    assert groups == ["cpu, AMD EPYC", "cuda, NVIDIA H100 80GB HBM3"]
    lamm = next(row for row in table.rows if row[0].text == "LAMM (mixer)")
    cells = {(column.group[:3], column.title): cell for column, cell in zip(table.columns, lamm, strict=True)}
    card = read_run(runs[0]).rows
    card = card[(card["model"] == "lamm-mixer") & (card["vertices"] == 12000)]
    decode = card[(card["metric"] == "latency_ms") & (card["phase"] == "decode")]["value"].median()
    peak = card[(card["metric"] == "peak_allocated_bytes") & (card["phase"] == "train")]["value"].max()
    assert cells["cud", "decode, batch 1"].value == decode
    assert cells["cud", "training step, batch 4"].value == peak / MIB
    assert cells["cpu", "decode, batch 1"].value > decode
    pca = next(row for row in table.rows if row[0].text == "PCA")
    assert (
        dict(zip([c.heading for c in table.columns], pca, strict=True))[
            "train, batch 4 cuda, NVIDIA H100 80GB HBM3 (ms)"
        ].text
        == "–"
    )
    assert "devices" not in {table.name for table in all_tables(read_run(runs[0]))}


def test_figures_show_one_batch_of_a_phase_and_no_failure_chooses_it():
    lines = pd.DataFrame(
        [("train", 8, 1.0), ("train", 32, 4.0), ("train", 8, np.nan), ("decode", 1, 1.0)],
        columns=["phase", "batch", "value"],
    ).assign(dataset="heads-mini", latent=64, dtype="float32")
    assert comparable(lines)[["phase", "batch", "value"]].to_numpy().tolist() == [
        ["train", 32, 4.0],
        ["decode", 1, 1.0],
    ]
    plain = lines[lines["batch"] != 8]
    assert comparable(plain) is plain, "where a phase has one setting nothing is chosen"
