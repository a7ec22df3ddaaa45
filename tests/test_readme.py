"""What the README says works and is so: its commands, its length, and every number in it against committed rows."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reports import readme
from reports.read.cells import cells, over_meshes
from reports.style import significant
from reports.tables.summary import summary_table
from tests.reference_runs import reference as run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
OWN_MODEL = (ROOT / "docs" / "use" / "own-model.md").read_text(encoding="utf-8")
# What a number of the README was measured under is no result.
SETTING = re.compile(
    r"with 6,000 heads|on 1,000 heads|With 300 hands|up to 100|300 epochs with the settings|of 32 meshes|On an H200"
    r"|[Aa]fter [\d,]+ (?:s|epochs|steps)|At 72,000 vertices|at 12,000 vertices"
)


def example() -> str:
    (code,) = re.findall(r"<!-- test: own model -->\n```python\n(.*?)```", OWN_MODEL, re.DOTALL)
    return code


def test_the_example_is_short():
    assert len(example().strip().splitlines()) <= 34


@pytest.mark.slow
def test_the_example_model_runs(tmp_path):
    (tmp_path / "my_model.py").write_text(example(), encoding="utf-8")
    command = [
        sys.executable, "-m", "bench.run", "--suite", "scaling", "--models", f"{tmp_path}/my_model.py:build",
        "--sizes", "1200", "--samples", "3", "--max-seconds", "0.2", "--processes", "1", "--out", str(tmp_path / "run"),
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for file in (tmp_path / "run" / "rows").iterdir() for line in file.open(encoding="utf-8")]
    assert {row["phase"] for row in rows if row["metric"] == "latency_ms"} == {"decode", "forward", "train"}
    assert {row["outcome"] for row in rows} == {"ok"}


def test_ci_runs_the_readmes_test_command():
    command = next(
        line for line in README.splitlines() if line.startswith("python3 -m venv") and "test" in line.split("-e")[-1]
    )
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_it_is_read_in_some_minutes():
    assert len(README.splitlines()) < 150


def test_its_table_is_that_of_the_rows():
    assert readme.updated(ROOT / "README.md", readme.named_runs(ROOT / "README.md")) == README
    changed = README.replace("0.950", "0.850")
    assert changed != README and readme.TABLE.search(changed)


def test_a_readme_without_a_table_is_answered_in_one_line(tmp_path):
    from click.testing import CliRunner

    (tmp_path / "README.md").write_text("# Title\n", encoding="utf-8")
    done = CliRunner().invoke(readme.main, ["--readme", str(tmp_path / "README.md")])
    assert done.exit_code == 2 and done.stderr.startswith("error: expected a table between its comments")
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "# Title\n"


def shown(name: str, model: str, heading: str) -> str:
    """The number of one cell of a run's summary; ``heading``: what its column's heading begins with."""
    table = summary_table(run(name))
    (column,) = [place for place, text in enumerate(table.headings) if text.startswith(heading)]
    (row,) = [row for row in table.rows if row[0].text == model]
    return row[column].number


def latency(model: str, phase: str) -> str:
    """Median time on meshes of 72,000 vertices in ms."""
    lines = cells(run("scaling-quick"), "latency_ms")
    (line,) = lines[(lines["name"] == model) & (lines["phase"] == phase) & (lines["vertices"] > 70_000)]["value"]
    return significant(line)


def card_step(model: str, variant: str) -> str:
    """Median time of a training step on a card, meshes of 12,000 vertices, float32, in ms."""
    rows = run("h200/card").rows
    rows = rows[(rows["metric"] == "latency_ms") & (rows["phase"] == "train") & (rows["vertices"] == 12_000)]
    rows = rows[(rows["model"] == model) & (rows["variant"] == variant) & (rows["dtype"] == "float32")]
    return significant(rows["value"].median())


def training_seconds(name: str, model: str) -> str:
    rows = run(name).rows
    (seconds,) = rows[(rows["model"] == model) & (rows["metric"] == "training_seconds")]["value"]
    return significant(seconds)


def drawn(name: str, phase: str, *models: str) -> list[str]:
    """Mean distance of drawn shapes to the nearest training mesh, mm, of each model: ``sample`` from its prior or one
    Gaussian (and of ``truth``, real meshes), ``sample-mixture`` from a mixture."""
    rows = run(name).rows
    rows = rows[(rows["metric"] == "specificity_mm") & (rows["outcome"] == "ok") & (rows["phase"] == phase)]
    return [significant(rows[rows["model"] == model]["value"].mean()) for model in models]


def seeds(name: str, model: str) -> list[str]:
    """Mean error over test meshes of each seed of a training, mm, in the order of seeds."""
    lines = over_meshes(run(name), "error_mean_mm", ["test"], whole=True).set_index("name")
    return [significant(mean) for mean in lines.loc[model, "raw"].mean(1)]


def fitted(name: str, *models: str) -> list[str]:
    """Mean error over test meshes with fitted codes, mm, of each model."""
    lines = over_meshes(run(name), "fitted_error_mean_mm", ["test"]).set_index("name")
    return [significant(lines.loc[model, "value"]) for model in models]


def with_few_meshes(name: str, meshes: int, *models: str) -> list[str]:
    """Mean error over test meshes after a training on so many, mm, of each model."""
    lines = over_meshes(run(name), "error_mean_mm", ["test"], whole=True)
    lines = lines[lines["training_meshes"] == meshes].set_index("name")
    return [significant(lines.loc[model, "value"]) for model in models]


def facts() -> dict[str, list[str]]:
    """By run, what its rows say, in the order in which the README says it."""
    mixer, low, ours = "LAMM (mixer)", "LAMM (mixer) low rank (ours)", "pca-net (ours)"
    alone = "(region alone)"
    shapes = "hands-converged-generation"
    hour, quad = "localization-hour", "LAMM (mixer) low rank + quadratic path (ours)"
    return {
        "reconstruction-quick": [
            shown("reconstruction-quick", model, "80 s error") for model in ("PCA", "Neural3DMM", ours)
        ],
        "hands-converged": [
            *(
                shown("hands-converged", model, "300 epochs error")
                for model in (ours, "Neural3DMM", "SpiralNet++", mixer, "PCA", "CoMA", "LED-VAE")
            ),
            *fitted("hands-converged", mixer, "Neural3DMM", ours),
        ],
        "data-hands": with_few_meshes("data-hands", 300, ours, "PCA", mixer),
        "pca-net/hands-common": seeds("pca-net/hands-common", ours),
        **{name: seeds(name, "Neural3DMM") for name in ("seeds/hands-neural3dmm-1", "seeds/hands-neural3dmm-2")},
        "seeds/hands-spiralnet": seeds("seeds/hands-spiralnet", "SpiralNet++"),
        "pca-net/hands": [shown("pca-net/hands", ours, "300 epochs error")],
        "h200/card": [
            card_step(*form)
            for form in (
                ("lamm-mixer", "graph"),
                ("lamm-mixer", "faithful"),
                ("spiralnet", "graph"),
                ("spiralnet", "faithful"),
                ("pca-net", "graph"),
            )
        ],
        "pca-net/heads": [
            training_seconds("pca-net/heads", "pca-net"),
            *(shown("pca-net/heads", model, "60 epochs error") for model in ("pca-net (ours)", "PCA")),
        ],
        "pca-net/edits": [
            shown("pca-net/edits", model, f"{what} {how}")
            for model, how in (("pca-net (ours)", alone), ("PCA", "(rest held)"))
            for what in ("delivered", "outside / inside")
        ],
        "hands-converged-generation": [
            *drawn(shapes, "sample-mixture", "spiralnet", "coma", "neural3dmm", "pca-net", "ledvae", "pca"),
            *drawn(shapes, "sample", "truth", "pca", "ledvae"),
        ],
        "hands-lamm/generation": drawn("hands-lamm/generation", "sample-mixture", "lamm-mixer"),
        "hands-lamm/edits": [
            shown("hands-lamm/edits", mixer, f"{what} {alone}") for what in ("delivered", "outside / inside")
        ],
        "hands-converged-edits": [
            shown("hands-converged-edits", model, f"{what} {how}")
            for model, how in (("Neural3DMM", "(others held)"), (ours, alone))
            for what in ("delivered", "outside / inside")
        ],
        "localization-hour": [
            shown(hour, model, f"{what} {alone}")
            for model in (mixer, "PCA")
            for what in ("outside / inside", "delivered")
        ],
        "localization-quad": [
            shown("localization-quad", quad, f"{what} {alone}") for what in ("delivered", "outside / inside")
        ],
        "scaling-quick": [
            *(latency(model, "train") for model in (ours, low, "SpiralNet++", mixer)),
            *(latency(model, "decode") for model in (ours, low, "SpiralNet++", mixer, "PCA")),
        ],
    }


def claims(text: str) -> dict[str, list[str]]:
    """By run, the numbers that stand before each link to it, settings left out."""
    (part,) = re.findall(r"<!-- claims:.*?-->\n(.*?)<!-- end of claims -->", text, re.DOTALL)
    found: dict[str, list[str]] = {}
    for words, name in re.findall(r"(.*?)\(\[rows\]\(results/reference/([\w/-]+)\)\)", " ".join(part.split())):
        found.setdefault(name, []).extend(re.findall(r"\b\d[\d,]*(?:\.\d+)?", SETTING.sub("", words)))
    return found


def test_every_number_is_that_of_the_rows_its_line_links_to():
    assert claims(README) == facts()


def test_the_best_that_is_named_is_the_best():
    errors = {row[0].text: row for row in summary_table(run("reconstruction-quick")).rows}
    published = [name for name in errors if "(ours)" not in name and name != "PCA"]
    assert min(published, key=lambda name: errors[name][2].value) == "Neural3DMM"


def test_a_changed_number_is_found():
    assert claims(README.replace("1.14 mm", "1.24 mm"))["hands-converged"] != facts()["hands-converged"]
