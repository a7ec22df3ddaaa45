"""The figure of the README: which marks it has, and that they stand at the values of the rows."""

import matplotlib.pyplot as plt
import pytest
from matplotlib.container import ErrorbarContainer

from reports.figures.models_at_a_glance import central_figure
from reports.read.columns import ReportError
from reports.tables.central import central_columns
from tests.reference_runs import reference

CONVERGED = ("hands-converged", "hands-converged-edits", "hands-converged-generation")


@pytest.fixture
def drawn():
    figures = []

    def draw(*runs):
        known = [reference(run) if isinstance(run, str) else run for run in runs]
        figures.append(central_figure(known).figure)
        return figures[-1]

    yield draw
    for figure in figures:
        plt.close(figure)


def marks(axis, filled=True):
    """Value of the mark on each line from the top."""
    found = {}
    for bar in axis.containers:
        if isinstance(bar, ErrorbarContainer) and (bar.lines[0].get_markerfacecolor() != "white") == filled:
            found[int(bar.lines[0].get_ydata()[0])] = bar.lines[0].get_xdata()[0]
    return found


def test_every_model_has_a_line_and_its_values_stand_on_it(drawn):
    figure = drawn(*CONVERGED, "h200/card", "scaling-quick")
    titles = [axis.get_title() for axis in figure.axes]
    assert titles[:3] == ["error (mm)", "edits: outside / inside", "drawn shapes: specificity (mm)"]
    assert titles[3:] == ["training step (ms)", "training step (MiB)"]
    names = [text.get_text() for text in figure.axes[0].get_yticklabels()]
    cells = {one.what: one.cells for one in central_columns([reference(name) for name in CONVERGED])}
    assert set(names) == set(cells["error"]) and names[0] == "pca-net (ours)" and names[-1] == "LED-VAE"
    for axis, what in zip(figure.axes, ("error", "leak", "specificity"), strict=False):
        assert marks(axis) == {names.index(name): cell.value for name, cell in cells[what].items()}
    assert marks(figure.axes[0], filled=False) == {names.index(n): c.value for n, c in cells["fitted"].items()}
    assert names.index("LAMM (mixer)") not in marks(figure.axes[1]), "another run has its edits"
    more = marks(drawn(*CONVERGED, "hands-lamm/edits").axes[1])
    assert set(more) - set(marks(figure.axes[1])) == {names.index("LAMM (mixer)")}
    on_cpu, on_card = (marks(figure.axes[3], filled) for filled in (True, False))
    line = names.index("SpiralNet++")
    assert on_card[line] == pytest.approx(4.87, abs=0.01) and on_cpu[line] > on_card[line]
    assert [text.get_text() for text in figure.axes[3].get_legend().get_texts()] == ["CPU, batch 4", "H200, batch 32"]


def test_models_of_several_runs_stand_in_one_panel_and_the_first_run_s_where_both_have_one(drawn):
    whole = reference("hands-converged-edits")
    pca = whole.rows["model"] == "pca"
    parts = whole.with_rows(whole.rows[pca]), whole.with_rows(whole.rows[~pca])
    (alone, together, twice) = (
        marks(drawn("hands-converged", *runs).axes[1]) for runs in ((whole,), parts, (whole, parts[0]))
    )
    assert len(alone) > 3 and alone == together == twice


def test_edits_of_other_data_are_left_out(drawn):
    figure = drawn("hands-converged", "pca-net/edits")
    assert [axis.get_title() for axis in figure.axes] == ["error (mm)"]


def test_the_files_own_run_is_needed(drawn):
    with pytest.raises(ReportError, match="expected a run with reconstruction errors"):
        drawn("scaling-quick")
