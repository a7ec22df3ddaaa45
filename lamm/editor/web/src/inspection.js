// What tests and the speed command ask of the page: window.lammEditor.

import { asObj, asPly } from "./meshfile.js";
import { controlAt } from "./picking.js";

export function inspection(editor, files) {
  const { view, model } = editor;
  const timing = { frames: [] };
  const gl = view.renderer.getContext();
  const pixel = new Uint8Array(4);
  return {
    state: () => ({
      moves: Array.from(editor.state.moves),
      code: Array.from(editor.state.code),
      pins: editor.state.pins.map(({ region }) => model.regions[region].name),
      detail: editor.state.detail,
      look: { ...editor.look },
      selection: [...editor.selection],
      steps: editor.history.at,
      said: editor.said,
      frames: view.frames,
    }),
    settled: async () => {
      await editor.running;
      return true;
    },
    positions: () => Array.from(editor.positions),
    before: () => Array.from(editor.shaper.before(editor.state)),
    counts: model.counts,
    regions: model.regions.map(({ name, controls }) => ({ name, controls })),
    controls: Array.from(model.arrays.controls),
    // Where a control point is on the screen, in CSS pixels of the window, mm a pixel there, whether a pointer gets it
    at: (control) => {
      const i = 3 * model.arrays.controls[control];
      const [x, y, z] = view.positions.subarray(i, i + 3);
      const box = view.canvas.getBoundingClientRect();
      const at = view.project(x, y, z);
      const seen = controlAt(view, model, at.x, at.y, 1, () => true) === control;
      return { x: at.x + box.left, y: at.y + box.top, mm: view.screenAxes({ x, y, z }).mm, seen };
    },
    text: async (kind) => {
      const blob = (kind === "obj" ? asObj : asPly)(editor.positions, model.arrays.faces);
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    },
    files,
    editor,
    // From here on every move of a grabbed point is timed until its frame is in the frame buffer: reading a pixel back
    // waits for all that was drawn.
    measure: (on) => {
      timing.frames = [];
      editor.decodes.length = 0;
      editor.timed = on
        ? async (from, decoded) => {
          await decoded;
          view.drawn.add(() => {
            gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
            timing.frames.push(performance.now() - from);
          });
        }
        : undefined;
    },
    timing: () => ({ frames: timing.frames, decodes: Array.from(editor.decodes) }),
  };
}
