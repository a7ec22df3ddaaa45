// An edit as JSON, and back. What is read comes from anybody: every key, type, length and size is looked at, and the
// text of a file is never shown as anything but text. The same rules hold in Python (lamm/editor/replay.py).
import { Problem } from "./problem.js";

export const FORMAT = "lamm-edit";
const MOST_BYTES = 5e6;
const KEYS = ["format", "version", "model", "mesh", "moves_mm", "code", "pins", "keep_detail"];

export function toJson(state, model, meshName) {
  return JSON.stringify({
    format: FORMAT,
    version: 1,
    model: { name: model.name, topology: model.digests.topology, weights: model.digests.weights },
    mesh: meshName,
    ...partToJson(state, model),
    pins: state.pins.map((pin) => ({ region: model.regions[pin.region].name, ...partToJson(pin, model) })),
    keep_detail: state.detail,
  }, null, 1);
}

function partToJson({ moves, code }, model) {
  const moves_mm = {};
  model.regions.forEach(({ name, controls: [start, stop] }) => {
    const found = {};
    for (let c = start; c < stop; c += 1) {
      const vector = moves.subarray(3 * c, 3 * c + 3);
      if (vector.some((x) => x !== 0)) found[model.arrays.controls[c]] = Array.from(vector, short);
    }
    if (Object.keys(found).length) moves_mm[name] = found;
  });
  return { moves_mm, code: code.some((x) => x !== 0) ? Array.from(code, short) : [] };
}

// Nine digits give a float32 back exactly.
const short = (x) => Number(x.toPrecision(9));

export async function readEdit(file, model) {
  if (file.size > MOST_BYTES) throw new Problem(`${file.name}: expected an edit of at most 5 MB, got a larger file`);
  return fromJson(await file.text(), model, file.name);
}

// The state that a file describes; an error, in words, for anything that is not exactly such a file.
export function fromJson(text, model, name) {
  const fail = (wanted, got) => {
    throw new Problem(`${name}: expected ${wanted}, got ${got}; nothing was changed`);
  };
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    fail("an edit saved by this editor", "a file that is not JSON");
  }
  if (!isPlain(found) || found.format !== FORMAT) fail("an edit saved by this editor", "another file");
  if (found.version !== 1) fail("version 1 of the format", "another");
  const extra = Object.keys(found).filter((key) => !KEYS.includes(key));
  const missing = KEYS.filter((key) => !Object.hasOwn(found, key));
  if (extra.length || missing.length) fail(`the keys ${KEYS.join(", ")}`, "others");
  if (!isPlain(found.model) || typeof found.mesh !== "string" || typeof found.keep_detail !== "boolean") {
    fail("a model, the name of a mesh and keep_detail", "other values");
  }
  if (found.model.topology !== model.digests.topology) fail(`an edit of a mesh like ${model.name}`, "one of another topology");
  if (!Array.isArray(found.pins) || found.pins.length > model.regions.length) fail("a list of pins", "something else");
  const part = (value) => partFrom(value, model, fail, found.model.weights);
  const seen = new Set();
  const pins = found.pins.map((pin) => {
    const keys = isPlain(pin) ? Object.keys(pin).sort().join() : "";
    const region = isPlain(pin) ? model.regions.findIndex((one) => one.name === pin.region) : -1;
    if (keys !== "code,moves_mm,region" || region < 0 || seen.has(region)) fail("pins of different regions", "others");
    seen.add(region);
    return { region, ...part(pin) };
  });
  return { ...part(found), pins, detail: found.keep_detail };
}

function partFrom(value, model, fail, weights) {
  if (!isPlain(value.moves_mm)) fail("moves_mm by region", "something else");
  const moves = new Float32Array(3 * model.counts.controls);
  for (const [name, vectors] of Object.entries(value.moves_mm)) {
    const region = model.regions.find((one) => one.name === name);
    if (!region || !isPlain(vectors)) fail(`regions of ${model.name}`, "another name");
    const [start, stop] = region.controls;
    for (const [vertex, vector] of Object.entries(vectors)) {
      const control = model.arrays.controls.subarray(start, stop).findIndex((id) => String(id) === vertex);
      if (control < 0) fail(`control vertices of ${name}`, "another vertex");
      if (!isNumbers(vector, 3)) fail("displacements of three finite numbers", "others");
      if (Math.hypot(...vector) > model.extent_mm) fail(`displacements below ${model.extent_mm.toFixed(0)} mm`, "a longer one");
      moves.set(vector, 3 * (start + control));
    }
  }
  const size = model.counts.latent;
  if (!isNumbers(value.code, 0) && !isNumbers(value.code, size)) fail(`a code of 0 or ${size} finite numbers`, "others");
  if (value.code.length && weights !== model.digests.weights) {
    fail("an edit of this model's code", "one of another model, whose code means something else");
  }
  const code = new Float32Array(size);
  code.set(value.code);
  if (!code.every((x) => Math.abs(x) < 1e6)) fail("a code of finite numbers below a million", "others");
  return { moves, code };
}

const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const isNumbers = (value, length) =>
  Array.isArray(value) && value.length === length && value.every((x) => typeof x === "number" && Number.isFinite(x));
