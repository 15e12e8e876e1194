// On a phone a table row becomes a list of named lines: each cell learns the label of its column.
// Lists declared on the server bring the labels themselves; this serves tables written by hand.
export function setUp(root) {
  for (const table of root.querySelectorAll(".sp-table:not(.sp-table--list, .sp-table--sides, .sp-table--figures, .sp-gantt)")) {
    const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
    const rows = [...table.querySelectorAll("tbody tr, tfoot tr")].filter((row) => row.cells.length > 1);
    if (!heads.length || rows.some((row) => row.cells.length !== heads.length)) continue;
    for (const row of rows) {
      for (const [place, cell] of [...row.cells].entries()) {
        cell.dataset.label = heads[place];
        if (!cell.childElementCount && !cell.textContent.trim()) cell.dataset.empty = "";
      }
    }
    table.classList.add("sp-table--list");
  }
}
