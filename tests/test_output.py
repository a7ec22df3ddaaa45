"""What is printed reaches every terminal: ASCII, Latin-1, a stream that fails on anything else."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = [folder for folder in ROOT.iterdir() if (folder / "__init__.py").is_file() and folder.name != "tests"]
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0"}
LATIN = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
MODEL = """
import torch
from bench.api import MeshModel
class Model(MeshModel):
    def __init__(self, count):
        super().__init__()
        print("größer – 测试 → \\udcff")
        self.shape, self.weight = (count, 3), torch.nn.Parameter(torch.zeros(count * 3))
    def encode(self, vertices): return vertices.flatten(1)[:, :8]
    def decode(self, latent): return (self.weight + latent.sum(1, keepdim=True)).unflatten(1, self.shape)
def build(topology, latent_size): return Model(topology.vertex_count)
"""


def run(arguments, words, **options):
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONIOENCODING", "LANG")}
    return subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=ROOT, env=environment | words, capture_output=True, check=False,
        **options,
    )  # fmt: skip


@pytest.mark.slow
def test_the_whole_command_runs_in_the_c_locale_and_its_report_in_latin_1(tmp_path):
    folder, model = tmp_path / "run", tmp_path / "model.py"
    model.write_text(MODEL, encoding="utf-8")
    done = run(
        ["-m", "bench.run", "--suite", "scaling", "--models", f"pca,{model}:build", "--sizes", "1200", "--samples", "2",
         "--max-seconds", "0.1", "--processes", "1", "--latent", "8", "--phases", "decode", "--out", folder],
        ASCII, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert done.stdout.decode("utf-8") and b"Latency of decode" in done.stdout and b"report: " in done.stdout
    lines = [line for file in (folder / "rows").iterdir() for line in file.read_text(encoding="utf-8").splitlines()]
    assert lines and {json.loads(line)["outcome"] for line in lines} == {"ok"}
    done = run(["-m", "reports.render", folder], LATIN, timeout=300)
    assert done.returncode == 0 and b"report: " in done.stdout and "–".encode() not in done.stdout, done.stderr
    text = (folder / "report" / "report.md").read_text(encoding="utf-8")
    assert "–" in text


@pytest.mark.parametrize("words", [ASCII, LATIN], ids=["C", "Latin-1"])
def test_characters_that_the_terminal_lacks_become_their_nearest(words, tmp_path):
    (tmp_path / "show.py").write_text(
        "from bench.base.console import forgive_output; import sys; forgive_output(); forgive_output()\n"
        "print('a – b → 3 × 4 µs é 测 \\udcff'); print('–', file=sys.stderr)",
        encoding="utf-8",
    )
    done = run([tmp_path / "show.py"], words | {"PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    micro, accent = ("µ", "é") if words is LATIN else ("u", "e")
    cross = "×" if words is LATIN else "x"
    assert done.stdout.decode("latin-1").strip() == f"a - b -> 3 {cross} 4 {micro}s {accent} ? \\xff"
    assert done.stderr.strip() == b"-"


def commands():
    for folder in PACKAGES:
        for path in sorted(folder.rglob("*.py")):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.If) and "__main__" in ast.unparse(node.test):
                    yield path, [ast.unparse(line) for line in node.body]


def test_every_command_starts_with_output_that_cannot_fail():
    found = {path.relative_to(ROOT).as_posix(): " ".join(lines) for path, lines in commands()}
    for own in ("bench/gate/worker.py", "lamm/__main__.py"):  # speaks ASCII with its parent; begins so by itself
        del found[own]
    careless = [path for path, words in found.items() if "main" in words and "run_main(main" not in words]
    assert len(found) > 10 and not careless, f"not begun by bench.base.console.run_main: {careless}"
