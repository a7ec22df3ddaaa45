// Regions, chosen points and the region's tools. Shows what the editor says and calls its methods.
import { copiedAcross, generator, pinned, regionReset, sampledRegion, swapped } from "./edits.js";
import { capital, nice } from "./editor.js";
import { messageOf } from "./files.js";

const QUIET_MS = 150;

export class Panels {
  constructor(editor, files, part) {
    Object.assign(this, { editor, files, part });
    this.random = generator(Date.now());
    this.rows = editor.model.regions.map((region, index) => this.row(region, index));
    part("regions").append(...this.rows.map(({ item }) => item));
    this.numbers();
    this.tools();
    this.fillOthers();
    editor.listeners.add((what) => (what === "others" ? this.fillOthers(true) : what !== "said" && this.later()));
    this.update();
  }

  // Not at every frame of a moving point: there the time is the mesh's.
  later() {
    this.asked ??= setTimeout(() => {
      this.asked = undefined;
      this.update();
    }, this.editor.preview ? QUIET_MS : 0);
  }

  row({ name, controls: [start, stop] }, region) {
    const { editor } = this;
    const item = document.createElement("li");
    const choose = Object.assign(document.createElement("button"), { type: "button", className: "name", textContent: capital(nice(name)) });
    const count = Object.assign(document.createElement("small"), { textContent: "" });
    const pin = Object.assign(document.createElement("button"), { type: "button", className: "icon pin", title: "Pin (P)" });
    pin.innerHTML = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 3h6l-1 5 3 3H5l3-3zM10 11v6"/></svg>';
    choose.append(count);
    choose.addEventListener("click", () => {
      editor.selection.clear();
      editor.see({ region: editor.look.region === region ? -1 : region });
    });
    choose.addEventListener("dblclick", () => editor.select(editor.controlsOf(region)));
    for (const [event, hovered] of [["pointerenter", region], ["pointerleave", -1], ["focusin", region], ["focusout", -1]]) {
      item.addEventListener(event, () => editor.see({ hovered }));
    }
    pin.addEventListener("click", () => this.pin(region));
    item.append(choose, pin);
    return { item, choose, count, pin, size: stop - start };
  }

  pin(region) {
    const { editor } = this;
    if (region < 0) return;
    const on = !editor.isPinned(region);
    const words = `${on ? "Pin" : "Unpin"} ${nice(editor.model.regions[region].name)}`;
    editor.apply(pinned(editor.history.state, region, on), words);
    editor.markRegions();
  }

  update() {
    const { editor, part } = this;
    const { look, selection, model } = editor;
    const { state } = editor;
    this.rows.forEach(({ item, choose, count, pin, size }, region) => {
      const held = editor.isPinned(region, state);
      const changed = editor.controlsOf(region).filter((c) => isMoved(state, c)).length;
      item.classList.toggle("chosen", look.region === region);
      item.classList.toggle("held", held);
      item.classList.toggle("hovered", look.hovered === region);
      choose.setAttribute("aria-pressed", look.region === region);
      count.textContent = changed ? `${changed} moved` : size ? "" : "no points";
      pin.setAttribute("aria-pressed", held);
      pin.setAttribute("aria-label", `Pin ${nice(model.regions[region].name)}`);
    });
    this.updateChosen(look.region, selection);
    part("name").textContent = `${model.name} · ${editor.meshName ?? ""}`;
  }

  updateChosen(region, selection) {
    const { editor, part } = this;
    const { model, state } = editor;
    const name = region < 0 ? "" : nice(model.regions[region].name);
    const [one] = selection;
    const controls = region < 0 ? [] : editor.controlsOf(region);
    part("chosen").textContent =
      selection.size > 1 ? `${selection.size} points` : selection.size ? `${name}, point ${controls.indexOf(one) + 1} of ${controls.length}` : name || "Nothing chosen";
    part("chosen-hint").textContent = selection.size
      ? ""
      : region < 0 ? "Drag a point of the mesh, or choose a region." : controls.length ? "Drag one of its points, or sample it." : "This region has no control points.";
    part("chosen-hint").hidden = selection.size > 0;
    part("numbers").hidden = !selection.size;
    const held = region >= 0 && editor.isPinned(region, state);
    for (const input of part("numbers").querySelectorAll("input")) {
      input.disabled = held;
      if (document.activeElement !== input || !input.dataset.dirty) input.value = this.shownNumber(input.dataset.axis);
    }
    part("pin").textContent = held ? "Unpin" : "Pin";
    for (const key of ["pin", "all-points", "put-back"]) part(key).disabled = region < 0;
    part("put-back").disabled = !(selection.size ? [...selection] : controls).some((c) => isMoved(state, c));
    part("region-tools").hidden = part("region-tools").inert = region < 0 || !controls.length;
    const sampled = region >= 0 && model.regions[region].mean && !held;
    part("sample-region").disabled = !sampled;
    part("sample-region").title = sampled ? "" : "This model has no statistics of this region";
    part("swap").disabled = held || !this.files.others.length;
    part("mirror-tools").hidden = !model.mirror;
  }

  // The common displacement of the chosen points; empty where they differ.
  shownNumber(axis) {
    const { editor } = this;
    const values = [...editor.selection].map((c) => {
      const vector = editor.state.moves.subarray(3 * c, 3 * c + 3);
      if (axis !== "normal") return vector[axis];
      const at = 3 * editor.model.arrays.controls[c];
      const normal = this.normalOf(c, at);
      return normal.reduce((sum, x, i) => sum + x * vector[i], 0);
    });
    const same = values.every((x) => Math.abs(x - values[0]) < 5e-4);
    return same && values.length ? String(Math.round(values[0] * 1000) / 1000) : "";
  }

  // Of the surface before displacements, so that a number means the same before and after it was given.
  normalOf(c, at) {
    const { normal } = this.editor.view.attributes;
    if (!isMoved(this.editor.history.state, c) || !this.normals?.has(c)) {
      (this.normals ??= new Map()).set(c, Array.from(normal.array.subarray(at, at + 3)));
    }
    return this.normals.get(c);
  }

  numbers() {
    const { editor, part } = this;
    part("numbers").addEventListener("input", ({ target }) => {
      target.dataset.dirty = "yes";
      this.setNumber(target, true);
    });
    part("numbers").addEventListener("change", ({ target }) => {
      delete target.dataset.dirty;
      this.setNumber(target, false);
    });
    part("numbers").addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      delete event.target.dataset.dirty;
      editor.show(null);
      this.update();
      part("canvas").focus();
    });
  }

  setNumber(input, preview) {
    const { editor } = this;
    const value = input.valueAsNumber;
    if (!Number.isFinite(value)) return preview ? undefined : editor.show(null);
    const { axis } = input.dataset;
    const { state } = editor.history;
    const moves = new Map([...editor.selection].map((c) => {
      const vector = Array.from(state.moves.subarray(3 * c, 3 * c + 3));
      if (axis === "normal") {
        const normal = this.normalOf(c, 3 * editor.model.arrays.controls[c]);
        const step = value - normal.reduce((sum, x, i) => sum + x * vector[i], 0);
        return [c, vector.map((x, i) => x + step * normal[i])];
      }
      vector[axis] = value;
      return [c, vector];
    }));
    editor.setMoves(moves, `Set ${axis === "normal" ? "normal" : "xyz"[axis]} to ${value} mm`, preview);
    const far = preview ? "" : editor.farOut();
    if (far) editor.say(far, "warning");
    return undefined;
  }

  tools() {
    const { editor, part } = this;
    const { model } = editor;
    const on = (name, call) => part(name).addEventListener("click", () => {
      try {
        call();
      } catch (error) {
        editor.say(messageOf(error), "problem");
      }
    });
    const region = () => editor.look.region;
    const name = () => nice(model.regions[region()].name);
    on("all-points", () => editor.select(editor.controlsOf(region())));
    on("pin", () => this.pin(region()));
    on("put-back", () => {
      if (!editor.selection.size) return editor.apply(regionReset(editor.history.state, model, region()), `Put ${name()} back`);
      return editor.setMoves(new Map([...editor.selection].map((c) => [c, [0, 0, 0]])), "Put points back");
    });
    on("sample-region", () => {
      const scale = part("region-scale").valueAsNumber;
      editor.apply(sampledRegion(editor.history.state, model, region(), scale, this.random), `Sample ${name()}`);
    });
    on("swap", () => {
      const other = this.files.others[part("second").value];
      const state = swapped(editor.history.state, model, region(), editor.shaper.source, other.vertices);
      editor.apply(state, `Take ${name()} from ${other.name}`);
    });
    for (const [key, sign] of [["copy-plus", 1], ["copy-minus", -1]]) {
      on(key, () => editor.apply(copiedAcross(editor.history.state, model, sign), "Copy one side to the other"));
    }
    part("region-scale").addEventListener("input", ({ target }) => {
      part("region-scale-value").textContent = `${target.valueAsNumber.toFixed(1)} σ`;
    });
    if (model.mirror) {
      const [plus, minus] = model.mirror.sides;
      part("copy-plus").textContent = `${plus} to ${minus}`;
      part("copy-minus").textContent = `${minus} to ${plus}`;
    }
    part("second").addEventListener("change", ({ target }) => {
      if (target.value === "open") this.files.choose(".obj,.ply", "other");
    });
  }

  fillOthers(last = false) {
    const { others } = this.files;
    const select = this.part("second");
    select.replaceChildren(...others.map(({ name }, index) => new Option(name, index)), new Option("From a file…", "open"));
    select.value = others.length ? (last ? others.length - 1 : 0) : "open";
    this.later();
  }
}

const isMoved = ({ moves }, c) => Boolean(moves[3 * c] || moves[3 * c + 1] || moves[3 * c + 2]);
