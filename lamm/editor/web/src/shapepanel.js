// Sliders along the first directions of the code, new heads, the mesh's own detail.
import { along, generator, sampledHead } from "./edits.js";
import { lengths } from "./shape.js";

const FIRST = 8;
const QUIET_MS = 150;

export class ShapePanel {
  constructor(editor, part) {
    Object.assign(this, { editor, part, random: generator(Date.now() + 1), shown: FIRST });
    const { codes } = editor.model;
    part("codes").hidden = !codes;
    part("no-codes").hidden = Boolean(codes);
    this.sliders = codes ? Array.from({ length: codes.count }, (_, k) => this.slider(k)) : [];
    part("sliders").append(...this.sliders.map(({ label }) => label));
    part("more").addEventListener("click", () => {
      this.shown = this.shown === FIRST ? this.sliders.length : FIRST;
      this.update();
    });
    part("own-code").addEventListener("click", () => {
      editor.apply({ ...editor.history.state, code: new Float32Array(editor.model.counts.latent) }, "Back to this head");
    });
    part("sample-head").addEventListener("click", () => {
      const { shaper, model, history } = editor;
      editor.apply(sampledHead(history.state, model, shaper.code, part("head-scale").valueAsNumber, this.random), "Sample a head");
    });
    part("head-scale").addEventListener("input", ({ target }) => {
      part("head-scale-value").textContent = `${target.valueAsNumber.toFixed(1)} σ`;
    });
    part("detail").addEventListener("change", ({ target }) => {
      editor.apply({ ...editor.history.state, detail: target.checked }, target.checked ? "Keep the mesh's detail" : "Leave the mesh's detail");
    });
    editor.listeners.add((what) => what === "state" && this.later());
    this.update();
  }

  later() {
    this.asked ??= setTimeout(() => {
      this.asked = undefined;
      this.update();
    }, this.editor.preview ? QUIET_MS : 0);
  }

  slider(k) {
    const { editor } = this;
    const label = document.createElement("label");
    const name = Object.assign(document.createElement("span"), { textContent: `Direction ${k + 1}` });
    const about = Object.assign(document.createElement("small"), { textContent: `${editor.model.codes.moved_mm[k].toFixed(1)} mm a σ` });
    const input = Object.assign(document.createElement("input"), { type: "range", min: -4, max: 4, step: 0.05 });
    input.setAttribute("aria-label", name.textContent);
    const output = document.createElement("output");
    name.append(" ", about);
    label.append(name, output, input);
    const state = () => along(editor.history.state, editor.model, editor.shaper.code, k, input.valueAsNumber);
    input.addEventListener("input", () => {
      this.held = k;
      editor.show(state());
    });
    input.addEventListener("change", () => {
      this.held = undefined;
      editor.apply(state(), `Direction ${k + 1} at ${input.valueAsNumber.toFixed(2)} σ`);
      const far = editor.farOut();
      if (far) editor.say(far, "warning");
    });
    return { label, input, output };
  }

  update() {
    const { editor, part } = this;
    if (!editor.shaper.code) return;
    const at = editor.directions();
    this.sliders.forEach(({ label, input, output }, k) => {
      label.hidden = k >= this.shown;
      if (k !== this.held) {
        const most = Math.max(4, Math.ceil(Math.abs(at[k])));
        Object.assign(input, { min: -most, max: most });
        input.value = at[k];
      }
      output.textContent = `${at[k] < 0 ? "−" : "+"}${Math.abs(at[k]).toFixed(2)} σ`;
      input.setAttribute("aria-valuetext", `${at[k].toFixed(2)} standard deviations`);
    });
    part("more").hidden = this.sliders.length <= FIRST;
    part("more").textContent = this.shown === FIRST ? `All ${this.sliders.length}` : "Fewer";
    part("own-code").disabled = editor.state.code.every((x) => x === 0);
    part("detail").checked = editor.state.detail;
    if (this.measured !== editor.shaper.source) {
      this.measured = editor.shaper.source;
      const off = lengths(editor.shaper.source, editor.shaper.start);
      const mean = off.reduce((sum, x) => sum + x, 0) / off.length;
      part("rest").textContent = `(${mean.toFixed(2)} mm on average)`;
    }
  }
}
