// Starts the editor, or says why it cannot.
import { Editor } from "./editor.js";
import { Engine } from "./engine.js";
import { Files, messageOf } from "./files.js";
import { Keys } from "./keys.js";
import { loadModel, unpacked } from "./model.js";
import { Panels } from "./panels.js";
import { Pointers } from "./pointer.js";
import { ShapePanel } from "./shapepanel.js";
import { Shaper } from "./shape.js";
import { Stage } from "./stage.js";
import { obstacle } from "./start.js";
import { inspection } from "./inspection.js";
import { View } from "./view.js";

const part = (name) => document.querySelector(`[data-part=${name}]`);

async function start() {
  const words = obstacle();
  if (words) return stop(words);
  const say = (text) => { part("loading").textContent = text; };
  part("still").hidden = true;
  say("Loading…");
  const coming = loadModel(say);
  const [model, engine] = await Promise.all([coming, Engine.start(unpacked("ort.wasm.gz"), coming)]);
  performance.mark("lamm-engine");
  const view = new View(part("canvas"), model);
  const shaper = new Shaper(model, engine);
  const editor = new Editor(model, shaper, view);
  const pointers = new Pointers(editor, part("tip"));
  view.listen();
  await editor.take(model.arrays.start, model.startName);
  performance.mark("lamm-decoded");
  view.frame(editor.positions);
  const files = new Files(editor, part("picker"));
  new Panels(editor, files, part);
  new ShapePanel(editor, part);
  new Stage(editor, files, part);
  new Keys(editor, pointers, files, part("help-dialog"));
  editor.markRegions();
  window.lammEditor = inspection(editor, files);
  view.drawn.add(() => {
    part("cover").hidden = true;
    performance.mark("lamm-ready");
  });
  view.draw();
  return undefined;
}

function stop(words) {
  part("loading").textContent = words;
  part("loading").setAttribute("role", "alert");
  part("still").hidden = true;
  part("cover").dataset.kind = "problem";
}

start().catch((error) => stop(messageOf(error)));
