// What is being edited and how it is looked at: the one place where both change. Panels and pointers call its methods
// and listen for changes.
import { lengths } from "./shape.js";
import { niceTop } from "./colours.js";
import { directionsOf, moved } from "./edits.js";
import { emptyState, History } from "./state.js";

const FAR = 3; // standard deviations of a direction that training hardly saw

export class Editor {
  constructor(model, shaper, view) {
    Object.assign(this, { model, shaper, view, listeners: new Set() });
    this.history = new History(emptyState(model.counts));
    this.look = { region: -1, hovered: -1, over: -1, along: "view", mirror: false, colour: false, before: false };
    this.selection = new Set();
    this.values = new Float32Array(model.counts.vertices);
    this.top = 1;
    this.regionOf = Uint16Array.from({ length: model.counts.controls }, (_, c) =>
      model.regions.findIndex(({ controls: [start, stop] }) => c >= start && c < stop));
    this.decodes = [];
  }

  // A mesh to edit (3 V, mm), from the start. The edit made so far is kept only where `state` says so.
  async take(vertices, name, state = emptyState(this.model.counts)) {
    await this.shaper.take(vertices);
    this.meshName = name;
    this.history = new History(state);
    this.preview = null;
    this.stillKey = null;
    await this.refresh();
  }

  get state() {
    return this.preview ?? this.history.state;
  }

  apply(state, words) {
    this.preview = null;
    if (state !== this.history.state) this.history.push(state, words);
    this.say(words);
    return this.refresh();
  }

  show(preview) {
    this.preview = preview;
    return this.refresh();
  }

  undo() {
    const words = this.history.undoable;
    if (!words) return;
    this.preview = null;
    this.history.undo();
    this.say(`Undone: ${words}`);
    this.refresh();
  }

  redo() {
    const words = this.history.redoable;
    if (!words) return;
    this.preview = null;
    this.history.redo();
    this.say(`Done again: ${words}`);
    this.refresh();
  }

  // Decodes the newest state; what came in between is skipped. Resolves when the screen's positions are those.
  refresh() {
    this.stale = true;
    this.running ??= this.decodeAll().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  async decodeAll() {
    while (this.stale) {
      this.stale = false;
      const { state } = this;
      const begin = performance.now();
      const positions = await this.shaper.of(state);
      this.decodes.push(performance.now() - begin);
      if (this.decodes.length > 1000) this.decodes.shift();
      await this.findStill(state);
      this.positions = positions;
      this.paint(state);
    }
  }

  // Where control vertices would be without displacements, for the lines to where they were asked to go.
  async findStill(state) {
    const same = this.stillKey && ["code", "pins", "detail"].every((key) => this.stillKey[key] === state[key]);
    if (same || this.preview?.code !== undefined && this.preview.code !== this.history.state.code) return;
    const still = await this.shaper.of({ ...state, moves: new Float32Array(state.moves.length) });
    this.still = still;
    this.stillKey = state;
  }

  paint(state = this.state) {
    const { view, look } = this;
    const shown = look.before ? this.shaper.before(state) : this.positions;
    if (!shown) return;
    this.marks(state);
    view.setPositions(shown);
    if (look.colour && !look.before) {
      lengths(this.positions, this.shaper.before(state), this.values);
      let most = 0;
      for (const value of this.values) if (value > most) most = value;
      if (!this.preview || most > this.top) this.top = niceTop(most);
      this.most = most;
      view.setValues(this.values, this.top);
    } else view.setValues(null);
    this.changed();
  }

  // How every control point is drawn.
  marks(state = this.state) {
    const { look, selection, regionOf } = this;
    const held = new Set(state.pins.map(({ region }) => region));
    const count = this.model.counts.controls;
    const big = matchMedia("(pointer: coarse)").matches ? 1.35 : 1;
    const kinds = new Float32Array(count);
    const sizes = new Float32Array(count);
    const asked = [];
    for (let c = 0; c < count; c += 1) {
      const region = regionOf[c];
      const isMoved = state.moves[3 * c] || state.moves[3 * c + 1] || state.moves[3 * c + 2];
      let [kind, size] = [0, region === look.region ? 9 : region === look.hovered ? 8 : 5];
      if (isMoved) [kind, size] = [1, Math.max(size, 8)];
      if (held.has(region)) kind = 5;
      if (c === look.over) [kind, size] = [2, 13];
      if (selection.has(c)) [kind, size] = [3, 13];
      kinds[c] = kind;
      sizes[c] = look.before ? 0 : size * big;
      if (isMoved && !look.before && this.still && (selection.has(c) || region === look.region)) {
        const at = 3 * this.model.arrays.controls[c];
        asked.push({ control: c, at: [0, 1, 2].map((i) => this.still[at + i] + state.moves[3 * c + i]) });
      }
    }
    this.view.marks.show(kinds, sizes);
    this.view.marks.setAsked(asked);
    this.view.marks.follow(this.view.positions);
  }

  // A change of how it is looked at: {region, hovered, over, along, mirror, colour, before}.
  see(change) {
    const { look } = this;
    const before = { ...look };
    Object.assign(look, change);
    if (["region", "hovered"].some((key) => look[key] !== before[key])) this.markRegions();
    if (["colour", "before"].some((key) => look[key] !== before[key])) this.paint();
    else {
      this.marks();
      this.view.draw();
      this.changed();
    }
  }

  markRegions() {
    this.view.setMarks(this.look.hovered, this.look.region, new Set(this.state.pins.map(({ region }) => region)));
  }

  select(controls, add = false) {
    if (!add) this.selection.clear();
    for (const c of controls) {
      if (add && this.selection.has(c)) this.selection.delete(c);
      else this.selection.add(c);
    }
    const last = [...this.selection].pop();
    this.see({ region: last === undefined ? this.look.region : this.regionOf[last] });
  }

  controlsOf(region) {
    const [start, stop] = this.model.regions[region]?.controls ?? [0, 0];
    return Array.from({ length: stop - start }, (_, i) => start + i);
  }

  isPinned(region, state = this.state) {
    return state.pins.some((pin) => pin.region === region);
  }

  setMoves(displacements, words, preview = false) {
    const most = 0.99 * this.model.extent_mm;
    for (const [control, vector] of displacements) {
      const length = Math.hypot(...vector);
      if (length > most) displacements.set(control, vector.map((x) => (x * most) / length));
    }
    const state = moved(this.history.state, displacements, this.look.mirror ? this.model.mirror : null);
    return preview ? this.show(state) : this.apply(state, words);
  }

  // Where the shown code lies along the directions, in standard deviations; [] for a model without statistics.
  directions() {
    return this.model.codes ? directionsOf(this.state, this.model, this.shaper.code) : [];
  }

  // In words, what lies further out than training saw; "" where nothing does.
  farOut(state = this.state) {
    const { usual_mm: usual, codes } = this.model;
    for (let c = 0; c < usual.length; c += 1) {
      const length = Math.hypot(...state.moves.subarray(3 * c, 3 * c + 3));
      if (usual[c] === null || length <= usual[c]) continue;
      const name = nice(this.model.regions[this.regionOf[c]].name);
      return `${name} moves by ${length.toFixed(1)} mm; training saw at most some ${usual[c].toFixed(1)} mm here. Look whether it is plausible.`;
    }
    const far = codes && state.code.some((x) => x !== 0) ? this.directions().findIndex((w) => Math.abs(w) > FAR) : -1;
    return far < 0 ? "" : `Direction ${far + 1} is beyond ${FAR} standard deviations. Look whether it is plausible.`;
  }

  say(words, kind = "note") {
    this.said = { words: capital(words), kind };
    this.changed("said");
  }

  changed(what = "state") {
    this.listeners.forEach((call) => call(what));
  }
}

export const nice = (name) => name.replaceAll("_", " ");

export const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
