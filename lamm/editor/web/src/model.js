// Reads what lies beside the page: model.json and two networks (lamm.export, docs/use/onnx.md), and editor.json with the
// mesh to edit and what only the editor needs (lamm.editor.site). Nothing else is fetched.
import { Problem } from "./problem.js";

const KINDS = { float32: Float32Array, int32: Int32Array, uint8: Uint8Array };

export async function loadModel(progress) {
  const [model, own] = await Promise.all([json("model.json", "lamm-onnx"), json("editor.json", "lamm-editor")]);
  progress("Loading the model");
  const [encoder, decoder] = await Promise.all(
    ["encode", "decode"].map(async (name) => {
      const { file, sha256 } = model.graphs[name];
      return checked(file, await get(file), sha256);
    }),
  );
  const { statistics } = model;
  return {
    name: own.model,
    startName: own.mesh,
    encoder,
    decoder,
    digests: { topology: model.digest, weights: own.weights },
    extent_mm: model.extent_mm,
    counts: { vertices: model.vertex_count, controls: model.control_vertices.length, latent: model.latent_size },
    regions: model.regions.map(({ name, slots, boundary }) => ({ name, controls: slots, boundary, ...drawn(statistics, name) })),
    mirror: own.mirror,
    examples: own.examples.map(({ name, vertices_mm: at }) => ({ name, vertices: array(at) })),
    usual_mm: statistics?.usual_mm ?? [],
    arrays: {
      faces: Uint32Array.from(array(model.faces)),
      template: array(model.template_mm),
      controls: Uint32Array.from(model.control_vertices),
      labels: array(own.labels),
      start: array(own.start_mm),
      pins: array(own.pins),
    },
    codes: statistics && {
      mean: array(statistics.latent_mean),
      factor: array(statistics.latent_factor),
      mixture: statistics.latent_mixture && mixture(statistics.latent_mixture, statistics.latent_mean.shape[0]),
      directions: array(statistics.latent_directions),
      dual: array(own.dual),
      count: statistics.latent_directions.shape[0],
      moved_mm: own.moved_mm,
    },
  };
}

function drawn(statistics, name) {
  const found = statistics?.regions[name];
  return found ? { mean: array(found.mean_mm), factor: array(found.factor_mm) } : {};
}

// A mixture of Gaussians over codes: `mean` is that of all, each component has a `weight`, a `mean` and a `factor`.
function mixture(found, size) {
  const [weights, means, factors] = [found.weights, found.means, found.factors].map(array);
  const components = Array.from(weights, (weight, k) => ({
    weight,
    mean: means.subarray(k * size, (k + 1) * size),
    factor: factors.subarray(k * size * size, (k + 1) * size * size),
  }));
  const mean = Array.from({ length: size }, (_, j) => components.reduce((sum, one) => sum + one.weight * one.mean[j], 0));
  return { mean, components };
}

function array({ dtype, shape, base64 }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const found = new KINDS[dtype](bytes.buffer);
  if (found.length !== shape.reduce((product, size) => product * size, 1)) {
    throw new Problem("expected whole files beside this page, got one that is damaged; export the page again");
  }
  return found;
}

async function json(name, format) {
  const bytes = await get(name);
  let found = null;
  try {
    found = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // said below
  }
  if (found?.format !== format || found.version !== 1) {
    throw new Problem(`expected the file ${name} of this editor, got another; export the page again`);
  }
  return found;
}

async function get(name) {
  const answer = await fetch(name).catch(() => null);
  if (!answer?.ok) throw new Problem(`expected the file ${name} beside this page, got none; copy the whole folder`);
  return answer.arrayBuffer();
}

export async function unpacked(name) {
  const packed = new Blob([await get(name)]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// A network is run only if it is the one that was written with this page. Without TLS other hosts than this computer
// have no crypto.subtle; there the engine's check of names is what is left.
async function checked(name, bytes, digest) {
  if (!globalThis.crypto?.subtle) return bytes;
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const text = Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (text !== digest) throw new Problem(`expected ${name} as it was written with this page, got another; export again`);
  return bytes;
}
