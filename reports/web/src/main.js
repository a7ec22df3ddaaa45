// Starts every part of the page that has something to show.
import { drawPlots } from "./plots.js";
import { sortableTables } from "./tables.js";
import { startViewer } from "./viewer.js";

const report = window.REPORT;
sortableTables(document);
drawPlots(report.plots, document.getElementById("plots"));
const place = document.getElementById("viewer");
if (place && report.meshes.length) {
  startViewer(report.meshes, place).catch((error) => {
    const said = place.querySelector("[data-part=message]");
    said.textContent = `The 3D viewer cannot be shown: ${error.message}`;
    said.hidden = false;
  });
}
