// Interactive plots: hover tells the exact figures, a click on a legend entry hides or shows a line.
import * as Plot from "@observablehq/plot";

const [GAP, MIN_WIDTH] = [20, 340]; // as in report.css

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
    const room = panels.clientWidth || 460;
    const columns = Math.max(1, Math.min(spec.panels.length, Math.floor((room + GAP) / (MIN_WIDTH + GAP))));
    const width = Math.max(280, Math.min(560, (room - GAP * (columns - 1)) / columns));
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
  const reach = (name) => {
    const all = points.flatMap((point) => (name === "x" ? [point.x] : [point.y, point.low ?? point.y, point.high ?? point.y]));
    return all.filter((value) => value > 0);
  };
  const axis = (name) => ({
    label: panel[name] || spec[name].label,
    type: spec[name].log ? "log" : "linear",
    grid: true,
    zero: !spec[name].log,
    tickFormat: plainNumber,
    ticks: spec[name].log ? decades(reach(name)) : 6,
    nice: !spec[name].log,
    inset: spec[name].log ? 10 : 0,
    labelOffset: name === "x" ? 36 : undefined,
  });
  return Plot.plot({
    title: panel.title,
    width,
    height: Math.round(0.68 * width),
    marginLeft: 46,
    marginBottom: 42,
    style: { fontSize: "12px" },
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

// 1, 2, 5 of every decade between the least and the most; powers of ten alone over many decades.
function decades(values) {
  if (!values.length) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const steps = high > 300 * low ? [1] : high > 3 * low ? [1, 2, 5] : [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
  const found = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += 1) {
    found.push(...steps.map((step) => Number((step * 10 ** power).toPrecision(3))));
  }
  return found.filter((value) => value >= 0.98 * low && value <= 1.02 * high);
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
