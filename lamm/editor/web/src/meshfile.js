// Reading and writing meshes as OBJ and PLY, vertices in the order of the file.
import { Problem } from "./problem.js";

const MOST_BYTES = 200e6;

// Positions (3 V, mm) of a file that has the model's vertices. Errors: another count, numbers that are none.
export async function readMesh(file, model) {
  if (file.size > MOST_BYTES) throw new Problem(`${file.name}: expected a mesh of at most 200 MB, got a larger file`);
  const bytes = await file.arrayBuffer();
  const isPly = new TextDecoder("latin1").decode(bytes.slice(0, 4)).trim() === "ply";
  if (!isPly && !/\.obj$/i.test(file.name)) throw new Problem(`${file.name}: expected an OBJ or PLY file, got another kind`);
  const found = isPly ? readPly(bytes, file.name) : readObj(new TextDecoder().decode(bytes));
  const wanted = model.counts.vertices;
  if (found.length !== 3 * wanted) {
    throw new Problem(
      `${file.name}: expected the ${wanted} vertices of ${model.name}, got ${found.length / 3}; register the mesh to ` +
      "this template first (non-rigid registration, e.g. in Wrap or with NICP) and keep its vertex order",
    );
  }
  if (!found.every(Number.isFinite)) throw new Problem(`${file.name}: expected finite coordinates, got others; clean the mesh`);
  checkUnit(found, model, file.name);
  return found;
}

function checkUnit(positions, model, name) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 1) {
    if (positions[i] < low[i % 3]) low[i % 3] = positions[i];
    if (positions[i] > high[i % 3]) high[i % 3] = positions[i];
  }
  const size = Math.hypot(...high.map((x, i) => x - low[i]));
  const times = size / model.extent_mm;
  if (times > 20 || times < 1 / 20) {
    throw new Problem(
      `${name}: expected a mesh in mm of about ${model.extent_mm.toFixed(0)} mm across, got ${size.toPrecision(3)}; ` +
      "check the unit",
    );
  }
}

function readObj(text) {
  const found = [];
  for (const line of text.split("\n")) {
    if (line[0] !== "v" || (line[1] !== " " && line[1] !== "\t")) continue;
    const parts = line.trim().split(/\s+/);
    found.push(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  }
  return Float32Array.from(found);
}

const SIZES = {
  char: ["getInt8", 1], int8: ["getInt8", 1], uchar: ["getUint8", 1], uint8: ["getUint8", 1],
  short: ["getInt16", 2], int16: ["getInt16", 2], ushort: ["getUint16", 2], uint16: ["getUint16", 2],
  int: ["getInt32", 4], int32: ["getInt32", 4], uint: ["getUint32", 4], uint32: ["getUint32", 4],
  float: ["getFloat32", 4], float32: ["getFloat32", 4], double: ["getFloat64", 8], float64: ["getFloat64", 8],
};

function readPly(bytes, name) {
  const start = new TextDecoder("latin1").decode(bytes.slice(0, 65536));
  const end = /end_header\r?\n/.exec(start);
  if (!end) throw new Problem(`${name}: expected a PLY with a header, got none`);
  const header = start.slice(0, end.index).split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const format = header.find(([word]) => word === "format")?.[1];
  const first = header.findIndex(([word]) => word === "element");
  if (first < 0 || header[first][1] !== "vertex") throw new Problem(`${name}: expected vertices first in a PLY, got others`);
  const count = Number(header[first][2]);
  const properties = [];
  for (const [word, kind, label] of header.slice(first + 1)) {
    if (word === "element") break;
    if (word === "property") properties.push({ kind, label });
  }
  const places = ["x", "y", "z"].map((axis) => properties.findIndex(({ label }) => label === axis));
  const known = properties.every(({ kind }) => SIZES[kind]);
  if (!(count >= 0 && count < 1e8) || places.includes(-1) || !known) {
    throw new Problem(`${name}: expected vertices with x, y and z in a PLY, got others`);
  }
  const body = bytes.slice(end.index + end[0].length);
  const found = new Float32Array(3 * count);
  if (format === "ascii") {
    const lines = new TextDecoder().decode(body).split("\n");
    for (let v = 0; v < count; v += 1) {
      const parts = (lines[v] ?? "").trim().split(/\s+/);
      places.forEach((place, i) => { found[3 * v + i] = parts[place] === undefined ? NaN : Number(parts[place]); });
    }
    return found;
  }
  const little = format === "binary_little_endian";
  if (!little && format !== "binary_big_endian") throw new Problem(`${name}: expected an ascii or binary PLY, got another`);
  const offsets = [];
  let stride = 0;
  for (const { kind } of properties) {
    offsets.push(stride);
    stride += SIZES[kind][1];
  }
  if (body.byteLength < stride * count) throw new Problem(`${name}: expected ${count} vertices, got a file that ends before`);
  const view = new DataView(body);
  for (let v = 0; v < count; v += 1) {
    places.forEach((place, i) => {
      found[3 * v + i] = view[SIZES[properties[place].kind][0]](v * stride + offsets[place], little);
    });
  }
  return found;
}

// As text with nine digits, which give a float32 back exactly.
export function asObj(positions, faces) {
  const lines = ["# written by the LAMM editor, unit mm"];
  const digits = (x) => String(Number(x.toPrecision(9)));
  for (let i = 0; i < positions.length; i += 3) {
    lines.push(`v ${digits(positions[i])} ${digits(positions[i + 1])} ${digits(positions[i + 2])}`);
  }
  for (let i = 0; i < faces.length; i += 3) lines.push(`f ${faces[i] + 1} ${faces[i + 1] + 1} ${faces[i + 2] + 1}`);
  return new Blob([`${lines.join("\n")}\n`], { type: "model/obj" });
}

// Binary, little endian, float32: the numbers that are shown.
export function asPly(positions, faces) {
  const header = [
    "ply", "format binary_little_endian 1.0", "comment written by the LAMM editor, unit mm",
    `element vertex ${positions.length / 3}`, "property float x", "property float y", "property float z",
    `element face ${faces.length / 3}`, "property list uchar int vertex_indices", "end_header\n",
  ].join("\n");
  const body = new DataView(new ArrayBuffer(4 * positions.length + (13 * faces.length) / 3));
  let at = 0;
  for (const x of positions) {
    body.setFloat32(at, x, true);
    at += 4;
  }
  for (let i = 0; i < faces.length; i += 3) {
    body.setUint8(at, 3);
    for (let k = 0; k < 3; k += 1) body.setInt32(at + 1 + 4 * k, faces[i + k], true);
    at += 13;
  }
  return new Blob([header, body.buffer], { type: "model/ply" });
}
