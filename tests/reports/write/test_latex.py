import re
import shutil
import subprocess

import pytest

from reports.read.runs import read_run, read_runs
from reports.render import write_report
from reports.tables.table import Cell, Column, make, word
from reports.write.latex import escape_latex, latex_table
from reports.write.macros import camel, macros, number_words
from reports.write.text import csv_table, escape_markdown

HOSTILE = r"\input{/etc/passwd} 50% & $x_1^2$ #{~} <script>alert(1)</script> | `*[a](b)*` „naïve“ 模型"


@pytest.mark.parametrize(
    ("number", "words"),
    [(12000, "TwelveK"), (1200, "OnePointTwoK"), (64, "SixtyFour"), (72000, "SeventyTwoK"), (256, "TwoHundredFiftySix"),
     (100, "OneHundred"), (1_000_000, "OneM"), (0.5, "ZeroPointFive")],
)  # fmt: skip
def test_numbers_become_letters(number, words):
    assert number_words(number) == words


def test_texts_become_camel_case():
    assert camel("LAMM (mixer)") == "LammMixer" and camel("12,000") == "TwelveK"
    assert camel("SpiralNet++, faithful") == "SpiralNetFaithful" and camel("模型") == ""


def test_hostile_text_is_harmless_in_latex_and_markdown():
    latex = escape_latex(HOSTILE)
    assert r"\input" not in latex and r"\textbackslash{}input\{/etc/passwd\}" in latex
    assert r"50\% \& \$x\_1\textasciicircum{}2\$ \#\{\textasciitilde{}\}" in latex
    assert "U+6A21" in latex and "naïve" in latex
    markdown = escape_markdown(HOSTILE)
    assert "<script" not in markdown and "\\|" in markdown and "\\[a\\](b)" in markdown and "\\`" in markdown


def test_a_spreadsheet_takes_no_text_for_a_formula():
    table = make("t", "c", [Column("model", kind="text"), Column("x")], [[word('=HYPERLINK("a")'), Cell(-1.5)]])
    assert csv_table(table).splitlines()[1] == '"\'=HYPERLINK(""a"")",-1.5'


def test_a_table_that_is_too_wide_is_set_in_parts_under_the_same_names():
    columns = [Column("model", kind="text"), *[Column(f"figure {number}", "mm") for number in range(12)]]
    rows = [[word(name), *[Cell(10.0 + n, 9.0, 12.0) for n in range(12)]] for name in ("one", "two")]
    text = latex_table(make("wide", "caption", columns, rows))
    parts = text.split(r"\begin{tabular}")[1:]
    assert len(parts) == 2 and text.count(r"\caption") == 1
    assert all(part.count("one") == part.count("two") == 1 for part in parts)
    assert [number for part in parts for number in range(12) if f"& {10 + number}.0" in part] == list(range(12))
    narrow = make("narrow", "caption", columns[:5], [row[:5] for row in rows])
    assert latex_table(narrow).count(r"\begin{tabular}") == 1


def test_pdf_without_a_latex_says_what_to_install(scaling_folder, tmp_path, monkeypatch):
    from reports.read.columns import ReportError

    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ReportError, match="install a TeX"):
        write_report(read_run(scaling_folder), tmp_path, "pdf", [])


def test_a_table_longer_than_a_page_is_set_in_parts_and_loses_no_line():
    rows = [[word(f"mesh{number}."), Cell(float(number))] for number in range(100)]
    text = latex_table(make("long", "A caption.", [Column("n", kind="text"), Column("x")], rows))
    parts = text.split(r"\begin{table}")[1:]
    assert [f"Part {number} of 3" in part for number, part in enumerate(parts, 1)] == [True] * 3
    assert [part.count("mesh") for part in parts] == [34, 34, 32]
    assert all(f"mesh{number}." in text for number in range(100))
    assert sorted(re.findall(r"label{(.*)}", text)) == ["tab:long", "tab:long-2", "tab:long-3"]


needs_latex = pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="no pdflatex here (Debian: texlive-latex-extra, texlive-science)"
)


@needs_latex
@pytest.mark.slow
def test_the_latex_compiles_twice_to_the_same_bytes(scaling_folder, trained_folder, tmp_path, monkeypatch):
    from reports.write import pages as write_pages

    run = read_runs([scaling_folder, trained_folder])
    monkeypatch.setattr(write_pages, "start_figures", lambda *_, **__: list)  # figures have tests of their own
    pages = [write_report(run, tmp_path / name, "pdf") for name in ("one", "two")]
    assert pages[0].read_bytes() == pages[1].read_bytes()
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", "-layout", pages[0], "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
        assert "LAMM (mixer)" in text and "my|model_<b>" in text and "OOM" not in text


@needs_latex
@pytest.mark.slow
def test_hostile_names_and_every_macro_go_through_latex(scaling_folder, tmp_path):
    from reports.tables.catalogue import all_tables
    from reports.write.latex import document
    from reports.write.pages import compile_latex

    rows = [[word(HOSTILE), Cell(1.0, 0.5, 2.0, best=True)], [word("[b]"), Cell(word=">T", note="[odd] & <b>")]]
    odd = make("odd_name", HOSTILE, [Column(HOSTILE, kind="text"), Column("x & y", "%", "a_b")], rows)
    tables = [odd, *all_tables(read_run(scaling_folder))]
    names = [part.split("}")[0] for part in macros(tables).split("\\newcommand{\\")[1:]]
    (tmp_path / "macros.tex").write_text(macros(tables), encoding="utf-8")
    (tmp_path / "odd.tex").write_text(latex_table(odd), encoding="utf-8")
    text = document(HOSTILE, ["odd"], [])
    (tmp_path / "t.tex").write_text(
        text.replace(r"\clearpage", " ".join(f"\\{name}{{}}" for name in names)), encoding="utf-8"
    )
    compile_latex(shutil.which("pdflatex"), tmp_path / "t.tex")
    assert (tmp_path / "t.pdf").stat().st_size > 1000
