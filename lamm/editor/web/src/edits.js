// Steps of an edit: from one state to the next. Nothing here draws or decodes.
import { affineMap } from "./affine.js";
import { Problem } from "./problem.js";

const changed = (state, change) => ({ ...state, ...change });

// Displacements (mm) of control vertices set to {control: [x, y, z]}; with `mirror` their partners get the mirror image.
export function moved(state, displacements, mirror) {
  const moves = state.moves.slice();
  const all = mirror ? withPartners(displacements, mirror) : displacements;
  for (const [control, vector] of all) moves.set(vector, 3 * control);
  return changed(state, { moves });
}

// A partner that is itself among those moved keeps its own displacement; one on the midline stays on it.
function withPartners(displacements, { partner, axis }) {
  const all = new Map(displacements);
  for (const [control, vector] of displacements) {
    const other = partner[control];
    if (other < 0) continue;
    const image = vector.slice();
    image[axis] = other === control ? 0 : -image[axis];
    if (other === control || !displacements.has(other)) all.set(other, image);
  }
  return all;
}

// One side's displacements laid on the other: `sign` +1 takes those with a positive coordinate across the midline.
export function copiedAcross(state, model, sign) {
  const { partner, axis, middle_mm: middle } = model.mirror;
  const moves = state.moves.slice();
  const { template, controls } = model.arrays;
  partner.forEach((other, control) => {
    const side = Math.sign(template[3 * controls[control] + axis] - middle);
    if (other < 0 || other === control || side !== sign) return;
    const image = Array.from(state.moves.subarray(3 * control, 3 * control + 3));
    image[axis] = -image[axis];
    moves.set(image, 3 * other);
  });
  return changed(state, { moves });
}

export function regionReset(state, model, region) {
  const [start, stop] = model.regions[region].controls;
  const moves = state.moves.slice();
  moves.fill(0, 3 * start, 3 * stop);
  return changed(state, { moves });
}

export function pinned(state, region, on) {
  const pins = state.pins.filter((pin) => pin.region !== region);
  if (on) pins.push({ region, moves: state.moves, code: state.code });
  return changed(state, { pins });
}

// One direction of the code set to `value` (in its standard deviations from the average), the others as they are.
export function along(state, model, own, direction, value) {
  const { directions } = model.codes;
  const size = model.counts.latent;
  const step = value - directionsOf(state, model, own)[direction];
  return changed(state, { code: state.code.map((x, j) => x + step * directions[direction * size + j]) });
}

// Where a state's code lies along the directions, in standard deviations: w = dual · (z − mean).
export function directionsOf(state, model, own) {
  const { dual, mean, count } = model.codes;
  const size = model.counts.latent;
  return Float64Array.from({ length: count }, (_, k) => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += dual[k * size + j] * (own[j] + state.code[j] - mean[j]);
    return sum;
  });
}

// A new head: z = mean + scale · (draw − mean), the draw from the mixture over codes, in files without one from their
// Gaussian, m + F n with n normal. What was asked of control vertices is kept.
export function sampledHead(state, model, own, scale, random) {
  const { codes, counts } = model;
  const { mean } = codes.mixture ?? codes;
  const from = codes.mixture ? drawnComponent(codes.mixture.components, random) : codes;
  const n = Array.from({ length: counts.latent }, () => normal(random));
  const code = own.map((x, j) => {
    let z = from.mean[j];
    for (let k = 0; k < counts.latent; k += 1) z += from.factor[j * counts.latent + k] * n[k];
    return mean[j] + scale * (z - mean[j]) - x;
  });
  return changed(state, { code });
}

function drawnComponent(components, random) {
  let left = random() * components.reduce((sum, { weight }) => sum + weight, 0);
  return components.find(({ weight }) => (left -= weight) < 0) ?? components.at(-1);
}

// New displacements of a region's control vertices from the Gaussian of training: mean + scale · F n.
export function sampledRegion(state, model, region, scale, random) {
  const [start, stop] = model.regions[region].controls;
  const { mean, factor } = model.regions[region];
  if (!mean) throw new Problem(`expected a region with statistics, got ${model.regions[region].name}, which has none`);
  const size = 3 * (stop - start);
  const n = Array.from({ length: size }, () => scale * normal(random));
  const moves = state.moves.slice();
  for (let i = 0; i < size; i += 1) {
    let value = mean[i];
    for (let k = 0; k < size; k += 1) value += factor[i * size + k] * n[k];
    moves[3 * start + i] = value;
  }
  return changed(state, { moves });
}

// The region of another mesh: its control vertices, laid on the source along the region's boundary (paper, 3.4).
export function swapped(state, model, region, source, target) {
  const [start, stop] = model.regions[region].controls;
  const edge = model.regions[region].boundary;
  const { controls } = model.arrays;
  const lay = edge.length ? affineMap(target, source, edge) : (point) => point;
  const moves = state.moves.slice();
  for (let c = start; c < stop; c += 1) {
    const at = 3 * controls[c];
    const goal = lay([target[at], target[at + 1], target[at + 2]]);
    for (let i = 0; i < 3; i += 1) moves[3 * c + i] = goal[i] - source[at + i];
  }
  return changed(state, { moves });
}

// Box and Muller; `random` gives numbers in [0, 1).
function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

// Repeatable random numbers (mulberry32).
export function generator(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
