// Interactive plots: hover tells the exact figures, a click on a legend entry hides or shows a line.
import * as Plot from "@observablehq/plot";

export function drawPlots(specs, root) {
  if (!root) return;
  for (const spec of specs) root.append(figureOf(spec));
}

function figureOf(spec) {
  const figure = document.createElement("figure");
  figure.id = `plot-${spec.name}`;
  const title = Object.assign(document.createElement("h3"), { textContent: spec.title });
  const keys = Object.assign(document.createElement("div"), { className: "legend" });
  const panels = Object.assign(document.createElement("div"), { className: "panels" });
  const caption = Object.assign(document.createElement("figcaption"), { textContent: spec.caption });
  figure.append(title, keys, panels, caption);
  const hidden = new Set();
  const draw = () => {
    const width = Math.max(280, Math.min(460, panels.clientWidth || 460));
    panels.replaceChildren(...spec.panels.map((panel) => chart(spec, panel, hidden, width)));
  };
  for (const entry of entriesOf(spec)) keys.append(keyFor(entry, hidden, draw));
  new ResizeObserver(debounced(draw)).observe(panels);
  return figure;
}

function entriesOf(spec) {
  const found = new Map();
  for (const panel of spec.panels) for (const line of panel.lines) if (!found.has(line.name)) found.set(line.name, line);
  return [...found.values()];
}

function keyFor(line, hidden, draw) {
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true });
  const swatch = document.createElement("span");
  swatch.className = line.dash ? "swatch dashed" : "swatch";
  swatch.style.borderColor = line.colour;
  box.addEventListener("change", () => {
    if (box.checked) hidden.delete(line.name);
    else hidden.add(line.name);
    draw();
  });
  label.append(box, swatch, document.createTextNode(line.name));
  return label;
}

function chart(spec, panel, hidden, width) {
  const shown = panel.lines.filter((line) => !hidden.has(line.name));
  const points = shown.flatMap((line) =>
    line.points.map(([x, y, low, high]) => ({ x, y, low, high, name: line.name, colour: line.colour })),
  );
  const bars = points.filter((point) => point.low !== null && point.high !== null);
  const lines = spec.joined ? shown.map((line) => Plot.line(line.points, lineStyle(line))) : [];
  const axis = (name) => ({
    label: panel[name] || spec[name].label,
    type: spec[name].log ? "log" : "linear",
    grid: true,
    zero: !spec[name].log,
    tickFormat: plainNumber,
    ticks: spec[name].log ? 4 : 6,
    nice: !spec[name].log,
  });
  return Plot.plot({
    title: panel.title,
    width,
    height: Math.round(0.68 * width),
    marginLeft: 52,
    ariaLabel: `${spec.title}: ${panel.title}`,
    x: axis("x"),
    y: axis("y"),
    marks: [
      Plot.ruleX(bars, { x: "x", y1: "low", y2: "high", stroke: "colour", strokeOpacity: 0.7 }),
      ...lines,
      Plot.dot(points, {
        x: "x", y: "y", fill: "colour", r: spec.joined ? 2.5 : 5,
        channels: { name: { value: "name", label: "model" }, interval: { value: intervalOf, label: "95%" } },
        tip: { format: { name: true, interval: true, x: true, y: true, fill: false } },
      }),
    ],
  });
}

function plainNumber(value) {
  return value >= 1000 ? `${Number((value / 1000).toPrecision(3))}k` : String(Number(value.toPrecision(3)));
}

function lineStyle(line) {
  return { x: (p) => p[0], y: (p) => p[1], stroke: line.colour, strokeDasharray: line.dash ? "5 4" : undefined };
}

function intervalOf(point) {
  return point.low === null ? "–" : `${point.low.toPrecision(3)} … ${point.high.toPrecision(3)}`;
}

function debounced(work) {
  let last = 0;
  let width = -1;
  return ([entry]) => {
    if (Math.abs(entry.contentRect.width - width) < 8) return;
    width = entry.contentRect.width;
    cancelAnimationFrame(last);
    last = requestAnimationFrame(work);
  };
}
