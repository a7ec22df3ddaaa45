// The keyboard. Everything the pointer can do has a key; habits are Blender's (G, X Y Z, numbers, 1 3 7) and Figma's.
import { pinned, regionReset } from "./edits.js";
import { nice } from "./editor.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const NUDGE_MM = 0.5;

export class Keys {
  constructor(editor, pointers, files, help) {
    Object.assign(this, { editor, pointers, files, help });
    document.addEventListener("keydown", (event) => this.anywhere(event));
    editor.view.canvas.addEventListener("keydown", (event) => this.onCanvas(event));
  }

  // With Control or Command, wherever the focus is (but inside a text field, where undo is the field's own).
  anywhere(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const isText = event.target.matches?.("input[type=number]");
    const key = event.key.toLowerCase();
    const calls = {
      z: () => (event.shiftKey ? this.editor.redo() : this.editor.undo()),
      y: () => this.editor.redo(),
      s: () => this.files.saveEdit(),
      o: () => this.files.choose(),
    };
    if (!calls[key] || (isText && "zy".includes(key))) return;
    event.preventDefault();
    if (this.pointers.grab) this.pointers.cancel();
    calls[key]();
  }

  onCanvas(event) {
    event.target.classList.remove("by-pointer");
    if (event.ctrlKey || event.metaKey) return;
    const used = this.pointers.grab ? this.whileGrabbing(event) : this.idle(event);
    if (used) event.preventDefault();
  }

  whileGrabbing(event) {
    const { grab } = this.pointers;
    const { key } = event;
    if (key === "Escape") this.pointers.cancel();
    else if (key === "Enter" || key === " ") this.pointers.finish();
    else if (/^[0-9.-]$/.test(key) || key === "Backspace") grab.type(key);
    else if ("xyz".includes(key.toLowerCase()) && key.length === 1) grab.steer(key.toLowerCase());
    else if (key.toLowerCase() === "n") grab.steer("normal");
    else if (ARROWS[key]) {
      const step = (event.shiftKey ? 0.1 : NUDGE_MM) / grab.axes.mm;
      grab.by(ARROWS[key][0] * step, -ARROWS[key][1] * step, false);
    } else if (key === "Tab") return true;
    else return false;
    return true;
  }

  idle(event) {
    const { editor } = this;
    const { view, look, selection } = editor;
    const { key } = event;
    if (key === "Tab") return this.nextPoint(event.shiftKey ? -1 : 1);
    if (ARROWS[key]) return this.arrow(ARROWS[key], event);
    const calls = {
      g: () => this.pointers.begin(),
      v: () => editor.see({ along: "view" }),
      n: () => editor.see({ along: "normal" }),
      x: () => editor.see({ along: look.along === "x" ? "view" : "x" }),
      y: () => editor.see({ along: look.along === "y" ? "view" : "y" }),
      z: () => editor.see({ along: look.along === "z" ? "view" : "z" }),
      m: () => editor.model.mirror && editor.see({ mirror: !look.mirror }),
      b: () => editor.see({ before: !look.before }),
      c: () => editor.see({ colour: !look.colour }),
      p: () => this.pin(),
      a: () => look.region >= 0 && editor.select(editor.controlsOf(look.region)),
      "]": () => this.nextRegion(1),
      "[": () => this.nextRegion(-1),
      "+": () => view.zoom(1.15),
      "=": () => view.zoom(1.15),
      "-": () => view.zoom(1 / 1.15),
      0: () => view.reset(),
      1: () => view.reset(0, 0),
      3: () => view.reset(90, 0),
      7: () => view.reset(0, 80),
      delete: () => this.clear(),
      backspace: () => this.clear(),
      escape: () => this.escape(),
      "?": () => this.help.showModal(),
    };
    const call = calls[key.toLowerCase()];
    if (!call || (key === "Escape" && !selection.size && look.region < 0)) return false;
    call();
    return true;
  }

  // Arrows turn the head; with Alt they push the chosen points over the screen, by half a millimetre (Shift: a tenth).
  arrow([right, up], event) {
    const { editor } = this;
    if (!event.altKey) editor.view.turn(right, -up);
    else if (editor.selection.size) {
      this.pointers.begin();
      this.whileGrabbing(event);
      this.pointers.finish();
    }
    return true;
  }

  // Tab goes from point to point while a region or a point is chosen; after Escape it leaves the canvas as anywhere.
  nextPoint(step) {
    const { editor } = this;
    if (editor.look.region < 0 && !editor.selection.size) return false;
    const last = [...editor.selection].pop();
    const region = last === undefined ? editor.look.region : editor.regionOf[last];
    const controls = editor.controlsOf(region);
    if (!controls.length) return false;
    const at = last === undefined ? (step > 0 ? -1 : 0) : controls.indexOf(last);
    const next = controls[(at + step + controls.length) % controls.length];
    editor.select([next]);
    editor.say(`${nice(editor.model.regions[region].name)}, point ${controls.indexOf(next) + 1} of ${controls.length}`);
    return true;
  }

  nextRegion(step) {
    const { editor } = this;
    const count = editor.model.regions.length;
    const region = (Math.max(editor.look.region, step > 0 ? -1 : 0) + step + count) % count;
    editor.selection.clear();
    editor.see({ region });
    editor.say(nice(editor.model.regions[region].name));
  }

  pin() {
    const { editor } = this;
    const { region } = editor.look;
    if (region < 0) return;
    const on = !editor.isPinned(region);
    editor.apply(pinned(editor.history.state, region, on), `${on ? "Pin" : "Unpin"} ${nice(editor.model.regions[region].name)}`);
  }

  clear() {
    const { editor } = this;
    if (editor.selection.size) {
      editor.setMoves(new Map([...editor.selection].map((c) => [c, [0, 0, 0]])), "Put points back");
    } else if (editor.look.region >= 0) {
      const name = nice(editor.model.regions[editor.look.region].name);
      editor.apply(regionReset(editor.history.state, editor.model, editor.look.region), `Put ${name} back`);
    }
  }

  escape() {
    const { editor } = this;
    if (editor.selection.size) editor.select([]);
    else editor.see({ region: -1 });
    editor.say("Nothing chosen");
  }
}
