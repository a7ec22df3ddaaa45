// From a state to the mesh that is shown: the decoder, pinned regions held in place, and the mesh's own detail.

export class Shaper {
  constructor(model, engine) {
    Object.assign(this, { model, engine });
    this.held = new WeakMap(); // pin → {before, positions}: the surface at the moment of pinning
  }

  // The mesh to edit: its code, what is shown where nothing is edited, and what the model leaves of it.
  async take(vertices) {
    this.source = vertices;
    this.code = Float32Array.from(await this.engine.encode(vertices));
    this.start = Float32Array.from(await this.engine.decode(this.code, new Float32Array(3 * this.model.counts.controls)));
    this.rest = vertices.map((x, i) => x - this.start[i]);
    this.held = new WeakMap();
  }

  // Positions (3 V, mm) of a state.
  async of(state) {
    const raw = await this.decoded(state);
    await this.hold(raw, state.pins);
    if (state.detail) for (let i = 0; i < raw.length; i += 1) raw[i] += this.rest[i];
    return raw;
  }

  before(state) {
    return state.detail ? this.source : this.start;
  }

  decoded({ moves, code }) {
    return this.engine.decode(code.map((x, i) => x + this.code[i]), moves);
  }

  // x ← x + w (s − x) for every pin in turn: w is 1 in its region and falls to 0 beside it, s is the surface it keeps.
  async hold(positions, pins) {
    const { pins: weights } = this.model.arrays;
    const { vertices } = this.model.counts;
    for (let k = 0; k < pins.length; k += 1) {
      const kept = await this.kept(pins, k);
      const first = pins[k].region * vertices;
      for (let v = 0; v < vertices; v += 1) {
        const weight = weights[first + v] / 255;
        if (!weight) continue;
        for (let i = 3 * v; i < 3 * v + 3; i += 1) positions[i] += weight * (kept[i] - positions[i]);
      }
    }
  }

  async kept(pins, k) {
    const before = pins.slice(0, k);
    const known = this.held.get(pins[k]);
    if (known && known.before.length === k && known.before.every((pin, i) => pin === before[i])) return known.positions;
    const positions = await this.decoded(pins[k]);
    await this.hold(positions, before);
    this.held.set(pins[k], { before, positions });
    return positions;
  }
}

// Length of every vertex's way from a to b.
export function lengths(a, b, found = new Float32Array(a.length / 3)) {
  for (let v = 0, i = 0; v < found.length; v += 1, i += 3) {
    const [x, y, z] = [a[i] - b[i], a[i + 1] - b[i + 1], a[i + 2] - b[i + 2]];
    found[v] = Math.sqrt(x * x + y * y + z * z);
  }
  return found;
}
