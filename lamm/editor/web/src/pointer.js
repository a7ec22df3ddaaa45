// Pointers on the canvas: a control point is dragged, everything else turns the head (OrbitControls, which listens
// after this), a click chooses, a hover names.
import { nice } from "./editor.js";
import { Grab } from "./grab.js";
import { controlAt, surfaceAt } from "./picking.js";

const STILL_PX = 4;
const DOUBLE_MS = 350;

export class Pointers {
  constructor(editor, tip) {
    Object.assign(this, { editor, tip, canvas: editor.view.canvas, down: null, grab: null, last: { x: 0, y: 0, time: 0 } });
    const on = (name, call) => this.canvas.addEventListener(name, call, { capture: true });
    on("pointerdown", (event) => this.press(event));
    on("pointermove", (event) => this.move(event));
    on("pointerup", (event) => this.release(event));
    on("pointercancel", () => this.cancel());
    on("lostpointercapture", () => this.dragging && this.cancel());
    on("pointerleave", () => this.leave());
    on("contextmenu", (event) => event.preventDefault());
  }

  place(event) {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  controlUnder(event) {
    const { x, y } = this.place(event);
    const reach = event.pointerType === "touch" ? 24 : 11;
    return this.editor.look.before ? -1 : controlAt(this.editor.view, this.editor.model, x, y, reach, () => true);
  }

  regionUnder(event) {
    const { view, model } = this.editor;
    const { x, y } = this.place(event);
    return surfaceAt(view.rayAt(x, y), view.positions, model.arrays.faces, model.arrays.labels)?.region ?? -1;
  }

  press(event) {
    if (this.grab) { // G is under way: a click confirms it, the right button gives it up
      event.stopImmediatePropagation();
      if (event.button === 2) this.cancel();
      else this.finish();
      return;
    }
    const { editor } = this;
    this.down = { x: event.clientX, y: event.clientY, time: event.timeStamp, button: event.button };
    this.canvas.classList.add("by-pointer"); // no frame round the mesh for those who do not need it
    this.canvas.focus({ preventScroll: true });
    const control = event.button === 0 ? this.controlUnder(event) : -1;
    if (control < 0) return;
    event.stopImmediatePropagation();
    if (event.shiftKey) this.down.toggle = control;
    else if (!editor.selection.has(control)) editor.select([control]);
    if (editor.isPinned(editor.regionOf[control])) {
      editor.say(`${nice(editor.model.regions[editor.regionOf[control]].name)} is pinned; unpin it to move it`, "warning");
      return;
    }
    this.canvas.setPointerCapture(event.pointerId);
    this.dragging = control;
    this.at = { x: event.clientX, y: event.clientY };
  }

  move(event) {
    const far = this.down && Math.hypot(event.clientX - this.down.x, event.clientY - this.down.y) >= STILL_PX;
    if (far) this.down.far = true;
    if (this.dragging !== undefined || this.grab) {
      event.stopImmediatePropagation();
      if (!this.grab && far) {
        if (this.down.toggle !== undefined && !this.editor.selection.has(this.dragging)) this.editor.select([this.dragging], true);
        this.grab = new Grab(this.editor, this.dragging);
        if (this.grab.empty) return this.cancel();
        this.editor.view.moving(true);
      }
      if (this.grab) this.steer(event);
      return undefined;
    }
    if (!event.buttons) this.hover(event);
    return undefined;
  }

  steer(event) {
    const { editor } = this;
    if (!this.at) this.at = { x: event.clientX, y: event.clientY };
    const decoded = this.grab.by(event.clientX - this.at.x, event.clientY - this.at.y, event.shiftKey);
    this.at = { x: event.clientX, y: event.clientY };
    this.tip.hidden = true;
    editor.timed?.(event.timeStamp, decoded);
  }

  release(event) {
    const { editor, down } = this;
    this.down = null;
    if (this.dragging !== undefined) {
      event.stopImmediatePropagation();
      const control = this.dragging;
      this.dragging = undefined;
      if (this.grab) return this.finish();
      if (down?.toggle !== undefined) return editor.select([control], true);
      return editor.select([control]);
    }
    if (!down || down.far || down.button !== 0 || this.grab) return undefined;
    return this.click(event);
  }

  click(event) {
    const { editor } = this;
    const region = this.regionUnder(event);
    const again = event.timeStamp - this.last.time < DOUBLE_MS && region === this.last.region;
    this.last = { time: event.timeStamp, region };
    if (region < 0) {
      editor.selection.clear();
      editor.see({ region: -1 });
      return;
    }
    if (again) editor.select(editor.controlsOf(region));
    else {
      if (!event.shiftKey && region !== editor.look.region) editor.selection.clear();
      editor.see({ region });
    }
    editor.say(again ? `All points of ${nice(editor.model.regions[region].name)} chosen` : nice(editor.model.regions[region].name));
  }

  hover(event) {
    const { editor } = this;
    const over = this.controlUnder(event);
    const region = over >= 0 ? editor.regionOf[over] : this.regionUnder(event);
    if (over !== editor.look.over || region !== editor.look.hovered) editor.see({ over, hovered: region });
    this.canvas.style.cursor = over >= 0 ? "move" : region >= 0 ? "pointer" : "grab";
    this.tip.hidden = region < 0 || event.pointerType === "touch";
    if (this.tip.hidden) return;
    const { x, y } = this.place(event);
    const name = nice(editor.model.regions[region].name);
    this.tip.textContent = editor.isPinned(region) ? `${name}, pinned` : name;
    this.tip.style.transform = `translate(${Math.round(x + 14)}px, ${Math.round(y + 14)}px)`;
  }

  leave() {
    this.tip.hidden = true;
    if (!this.grab && (this.editor.look.hovered >= 0 || this.editor.look.over >= 0)) this.editor.see({ hovered: -1, over: -1 });
  }

  // G: the chosen points follow the pointer without a button, until a click or Enter.
  begin() {
    if (this.grab || !this.editor.selection.size) return;
    const grab = new Grab(this.editor);
    if (grab.empty) return this.editor.say("The chosen points are pinned", "warning");
    this.grab = grab;
    this.at = null;
    this.editor.view.moving(true);
    grab.show();
  }

  finish() {
    const { grab } = this;
    this.grab = null;
    this.dragging = undefined;
    this.down = null;
    this.editor.view.moving(false);
    const done = grab?.end();
    const far = this.editor.farOut();
    if (far) this.editor.say(far, "warning");
    return done;
  }

  cancel() {
    this.dragging = undefined;
    this.down = null;
    const { grab } = this;
    this.grab = null;
    this.editor.view.moving(false);
    return grab?.cancel();
  }
}
