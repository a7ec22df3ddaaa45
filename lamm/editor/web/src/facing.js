// Which faces look towards the eye. Where WebGL runs on the processor a frame costs what its triangles cost, and half of
// them look away; they are left out here. Only where that can change nothing: all faces turned one way, and no hole of
// the mesh through which one looks at their backs.

const EDGE = 0.08; // faces turned away by less than this, as a sine, are drawn as well
const FRAMES = 8; // for so many frames a choice holds while the eye stays: what moves by then has not turned further
const SLANT = 0.02; // a flat hole shows what is behind it from outside, and as soon as its plane is so near, as a sine
const ROUND = 0.3; // holes thinner than this share of a circle's area say nothing about where they look

export class Facing {
  static holesOf = holesOf;

  constructor({ arrays: { faces, template } }) {
    this.faces = faces;
    this.holes = holesOf(faces, template);
    const kind = template.length / 3 < 65536 ? Uint16Array : Uint32Array;
    this.index = kind.from(faces);
    this.count = faces.length;
    this.age = FRAMES;
    this.eye = { x: NaN, y: NaN, z: NaN };
  }

  // Whether anything may be left out of this mesh at all.
  get works() {
    return this.holes !== null;
  }

  // Fills the first `count` numbers of `index` with the faces to draw from `eye` (x, y, z in the mesh's coordinates).
  // Says whether they have changed.
  from(at, eye) {
    const stays = eye.x === this.eye.x && eye.y === this.eye.y && eye.z === this.eye.z;
    this.age += 1;
    if (stays && this.age < FRAMES) return false;
    this.age = 0;
    this.eye = { x: eye.x, y: eye.y, z: eye.z };
    this.count = this.choose(at, eye);
    return true;
  }

  choose(at, eye) {
    const { faces, index } = this;
    if (this.looksInside(at, eye)) {
      index.set(faces);
      return faces.length;
    }
    let count = 0;
    for (let i = 0; i < faces.length; i += 3) {
      const [a, b, c] = [3 * faces[i], 3 * faces[i + 1], 3 * faces[i + 2]];
      const [x, y, z] = [at[a], at[a + 1], at[a + 2]];
      const [px, py, pz] = [at[b] - x, at[b + 1] - y, at[b + 2] - z];
      const [qx, qy, qz] = [at[c] - x, at[c + 1] - y, at[c + 2] - z];
      const [nx, ny, nz] = [py * qz - pz * qy, pz * qx - px * qz, px * qy - py * qx];
      const [wx, wy, wz] = [eye.x - x, eye.y - y, eye.z - z];
      const towards = nx * wx + ny * wy + nz * wz;
      const away = towards < 0;
      if (away && towards * towards > EDGE * EDGE * (nx * nx + ny * ny + nz * nz) * (wx * wx + wy * wy + wz * wz)) continue;
      index[count] = faces[i];
      index[count + 1] = faces[i + 1];
      index[count + 2] = faces[i + 2];
      count += 3;
    }
    return count;
  }

  // A hole's own direction is out of the mesh: −½ ∮ r × dr along its border, of which the mesh is on the left.
  looksInside(at, eye) {
    if (!this.works) return true;
    return this.holes.some((hole) => {
      const { middle, area, round } = spanned(hole, at);
      const size = Math.hypot(...area);
      const way = [eye.x - middle[0], eye.y - middle[1], eye.z - middle[2]];
      const out = -dot(area, way) / size;
      return out > -(SLANT + unevenness(hole, at, middle, area, size, round)) * Math.hypot(...way);
    });
  }
}

// The borders of a mesh as lists of directed edges [from, to, from, to, …]; null for a mesh of which nothing may be
// left out: faces turned both ways, or inside out, edges of three faces, holes that are slits.
function holesOf(faces, at) {
  const count = at.length / 3;
  const edges = new Set();
  for (let i = 0; i < faces.length; i += 3) {
    for (let k = 0; k < 3; k += 1) {
      const edge = faces[i + k] * count + faces[i + ((k + 1) % 3)];
      if (edges.has(edge)) return null; // two faces on one side of it
      edges.add(edge);
    }
  }
  const next = new Map();
  for (const edge of edges) {
    const [from, to] = [Math.floor(edge / count), edge % count];
    if (edges.has(to * count + from)) continue;
    if (next.has(from)) return null; // two holes meet in a vertex
    next.set(from, to);
  }
  const holes = [];
  while (next.size) {
    const hole = [];
    let [from] = next.keys();
    while (next.has(from)) {
      const to = next.get(from);
      hole.push(from, to);
      next.delete(from);
      from = to;
    }
    holes.push(hole);
  }
  return volume(faces, at, holes) > 0 && holes.every((hole) => isRound(hole, at)) ? holes : null;
}

function spanned(hole, at) {
  const middle = [0, 1, 2].map((k) => {
    let sum = 0;
    for (let i = 0; i < hole.length; i += 2) sum += at[3 * hole[i] + k];
    return sum / (hole.length / 2);
  });
  const area = [0, 0, 0];
  let round = 0;
  for (let i = 0; i < hole.length; i += 2) {
    const [px, py, pz] = [0, 1, 2].map((k) => at[3 * hole[i] + k] - middle[k]);
    const [qx, qy, qz] = [0, 1, 2].map((k) => at[3 * hole[i + 1] + k] - middle[k]);
    area[0] += 0.5 * (py * qz - pz * qy);
    area[1] += 0.5 * (pz * qx - px * qz);
    area[2] += 0.5 * (px * qy - py * qx);
    round += Math.hypot(qx - px, qy - py, qz - pz);
  }
  return { middle, area, round };
}

// How far a border leaves its plane, as a share of its mean radius: so steeply one must look to be sure to see past it.
function unevenness(hole, at, middle, area, size, round) {
  let most = 0;
  for (let i = 0; i < hole.length; i += 2) {
    const v = 3 * hole[i];
    most = Math.max(most, Math.abs(dot(area, [at[v] - middle[0], at[v + 1] - middle[1], at[v + 2] - middle[2]])) / size);
  }
  return (most * 2 * Math.PI) / round;
}

const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function isRound(hole, at) {
  const { area, round } = spanned(hole, at);
  return Math.hypot(...area) * 4 * Math.PI > ROUND * round * round;
}

// Six times the volume inside faces and the cones from the middles of the holes.
function volume(faces, at, holes) {
  let sum = 0;
  const add = (a, b, c) => {
    sum += a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  };
  const point = (v) => at.subarray(3 * v, 3 * v + 3);
  for (let i = 0; i < faces.length; i += 3) add(point(faces[i]), point(faces[i + 1]), point(faces[i + 2]));
  for (const hole of holes) {
    const { middle } = spanned(hole, at);
    for (let i = 0; i < hole.length; i += 2) add(point(hole[i + 1]), point(hole[i]), middle);
  }
  return sum;
}
