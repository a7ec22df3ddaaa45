// The two networks in onnxruntime-web (WebAssembly, one thread): vertices → code, code and displacement → vertices.
import * as ort from "onnxruntime-web/wasm";
import { Problem } from "./problem.js";

export class Engine {
  // `program` and `model` are on their way; the program is made ready while the model is still being fetched.
  static async start(program, coming) {
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.proxy = false;
    ort.env.wasm.wasmBinary = await program;
    performance.mark("lamm-program");
    const model = await coming;
    performance.mark("lamm-files");
    const options = { executionProviders: ["wasm"], graphOptimizationLevel: "all" };
    const open = (bytes, inputs) => open_(bytes, inputs, options);
    const encoder = await open(model.encoder, ["vertices_mm"]);
    const decoder = await open(model.decoder, ["latent", "displacement_mm"]);
    model.encoder = model.decoder = null; // the sessions hold copies
    return new Engine(model, encoder, decoder);
  }

  constructor(model, encoder, decoder) {
    Object.assign(this, { model, encoder, decoder, turn: Promise.resolve() });
    this.counts = model.counts;
  }

  // Code (Z) of a mesh (3 V).
  async encode(vertices) {
    const shape = [1, this.counts.vertices, 3];
    return this.run(this.encoder, { vertices_mm: new ort.Tensor("float32", vertices, shape) });
  }

  // Mesh (3 V) of a code (Z) with control vertices displaced (3 C, mm).
  async decode(code, displacement) {
    return this.run(this.decoder, {
      latent: new ort.Tensor("float32", code, [1, this.counts.latent]),
      displacement_mm: new ort.Tensor("float32", displacement, [1, this.counts.controls, 3]),
    });
  }

  // One network at a time: a session must not be entered twice.
  run(session, feeds) {
    const next = this.turn.then(() => session.run(feeds));
    this.turn = next.catch(() => {});
    return next.then((found) => found[session.outputNames[0]].data);
  }
}

async function open_(bytes, inputs, options) {
  const session = await ort.InferenceSession.create(new Uint8Array(bytes), options).catch((error) => {
    throw new Problem(`expected a network that this page can run, got: ${error.message}; export the page again`);
  });
  if ([...session.inputNames].sort().join() !== [...inputs].sort().join() || session.outputNames.length !== 1) {
    throw new Problem(`expected a network with the inputs ${inputs}, got ${session.inputNames}; export the page again`);
  }
  return session;
}
