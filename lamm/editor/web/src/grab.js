// Control points on their way: by the pointer, by arrow keys or by numbers; along the screen, their normals or an axis.
import { nice } from "./editor.js";

const FINE = 0.2;
export const WAYS = {
  view: "in the plane of the screen", normal: "along the normal", x: "along x", y: "along y", z: "along z",
};

export class Grab {
  constructor(editor, primary) {
    this.editor = editor;
    this.along = editor.look.along;
    const { state } = editor.history;
    const { view, model, selection } = editor;
    const free = [...selection].filter((c) => !editor.isPinned(editor.regionOf[c]));
    this.start = new Map(free.map((c) => [c, Array.from(state.moves.subarray(3 * c, 3 * c + 3))]));
    this.primary = primary ?? free[0];
    const of = (array, c) => Array.from(array.subarray(3 * model.arrays.controls[c], 3 * model.arrays.controls[c] + 3));
    this.normals = new Map(free.map((c) => [c, of(view.attributes.normal.array, c)]));
    const [x, y, z] = of(view.positions, this.primary ?? 0);
    this.axes = view.screenAxes({ x, y, z });
    this.way = [0, 0]; // CSS pixels to the right and up
    this.typed = "";
  }

  get empty() {
    return !this.start.size;
  }

  // The pointer has moved by (dx, dy) CSS pixels; finely, only a fifth of it counts.
  by(dx, dy, fine) {
    const share = fine ? FINE : 1;
    this.way = [this.way[0] + share * dx, this.way[1] - share * dy];
    return this.show();
  }

  steer(along) {
    this.along = this.along === along ? "view" : along;
    this.editor.say(WAYS[this.along]);
    return this.show();
  }

  // Digits, sign, point and Backspace; a number counts along the normal where no direction is chosen.
  type(key) {
    if (key === "Backspace") this.typed = this.typed.slice(0, -1);
    else if (key === "-") this.typed = this.typed.startsWith("-") ? this.typed.slice(1) : `-${this.typed}`;
    else this.typed += key;
    if (this.along === "view") this.along = "normal";
    return this.show();
  }

  axis(c) {
    if (this.along === "normal") return this.normals.get(c);
    return ["x", "y", "z"].map((name) => (name === this.along ? 1 : 0));
  }

  // Millimetres that the pointer's way is along a direction; towards the eye, upwards counts as outwards.
  amount(axis) {
    if (this.typed) return Number(this.typed) || 0;
    const { across, up, mm } = this.axes;
    const [a, b] = [dot(axis, across), dot(axis, up)];
    const flat = a * a + b * b;
    if (flat < 0.06) return this.way[1] * mm;
    return ((this.way[0] * a + this.way[1] * b) * mm) / Math.max(flat, 0.2);
  }

  vector(c) {
    if (this.along === "view") {
      const { across, up, mm } = this.axes;
      return ["x", "y", "z"].map((i) => (this.way[0] * across[i] + this.way[1] * up[i]) * mm);
    }
    const amount = this.amount(this.axis(this.primary));
    return this.axis(c).map((x) => x * amount);
  }

  get words() {
    const length = Math.hypot(...this.vector(this.primary));
    const name = nice(this.editor.model.regions[this.editor.regionOf[this.primary]].name);
    const many = this.start.size > 1 ? `${this.start.size} points of ` : "";
    return `Move ${many}${name} ${length.toFixed(1)} mm ${WAYS[this.along]}`;
  }

  moves() {
    return new Map([...this.start].map(([c, from]) => {
      const vector = this.vector(c);
      return [c, from.map((x, i) => x + vector[i])];
    }));
  }

  show() {
    this.editor.grabbed = `${this.words}${this.typed ? ` [${this.typed}]` : ""}`;
    return this.editor.setMoves(this.moves(), "", true);
  }

  end() {
    this.editor.grabbed = "";
    if (this.vector(this.primary).every((x) => x === 0)) return this.cancel();
    return this.editor.setMoves(this.moves(), this.words);
  }

  cancel() {
    this.editor.grabbed = "";
    return this.editor.show(null);
  }
}

const dot = ([x, y, z], v) => x * v.x + y * v.y + z * v.z;
