// Tables sort by a click (or Enter) on a column's heading; numbers by value, words by name, missing cells last.
export function sortableTables(root) {
  for (const table of root.querySelectorAll("table[data-sortable]")) {
    const headings = [...table.querySelectorAll("thead tr:last-child th")];
    headings.forEach((heading, index) => {
      heading.querySelector("button").addEventListener("click", () => {
        const rising = heading.getAttribute("aria-sort") !== "ascending";
        headings.forEach((other) => other.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
        sortRows(table.tBodies[0], index, rising);
      });
    });
  }
}

function sortRows(body, index, rising) {
  const sign = rising ? 1 : -1;
  const rows = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[index]) }));
  rows.sort((a, b) => {
    if (a.key.missing !== b.key.missing) return a.key.missing ? 1 : -1;
    if (a.key.number !== null && b.key.number !== null) return sign * (a.key.number - b.key.number);
    return sign * a.key.text.localeCompare(b.key.text);
  });
  body.append(...rows.map(({ row }) => row));
}

function keyOf(cell) {
  const text = cell.textContent.trim();
  const plain = text.replaceAll(",", "");
  const number = cell.dataset.value ? Number(cell.dataset.value) : /^[\d.]+$/.test(plain) ? Number(plain) : null;
  return { text, number, missing: number === null && cell.classList.contains("number") };
}
