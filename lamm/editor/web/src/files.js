// Files in and out: a mesh to edit or to take regions from, an edit, exported meshes. Nothing leaves this computer.
import { readEdit, toJson } from "./editfile.js";
import { asObj, asPly, readMesh } from "./meshfile.js";
import { emptyState } from "./state.js";
import { Problem } from "./problem.js";

export class Files {
  constructor(editor, picker) {
    Object.assign(this, { editor, picker, others: [...editor.model.examples] });
    picker.addEventListener("change", () => this.read([...picker.files]));
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      this.read([...event.dataTransfer.files]);
    });
  }

  // `use` says what to do with a mesh: edit it, or take regions from it.
  choose(accept = ".obj,.ply,.json", use = "edit") {
    Object.assign(this.picker, { accept, value: "" });
    this.use = use;
    this.picker.click();
  }

  async read(files) {
    const use = this.use ?? "edit";
    this.use = "edit";
    try {
      for (const file of files) await this.readOne(file, use);
    } catch (error) {
      this.editor.say(messageOf(error), "problem");
    }
  }

  async readOne(file, use) {
    const { editor } = this;
    if (/\.json$/i.test(file.name)) {
      const state = await readEdit(file, editor.model);
      await editor.apply(state, `Load ${file.name}`);
      editor.markRegions();
      const far = editor.farOut();
      if (far) editor.say(far, "warning");
      return;
    }
    const vertices = await readMesh(file, editor.model);
    if (use === "other") {
      this.others.push({ name: file.name, vertices });
      editor.say(`${file.name}: regions can be taken from it now`);
      editor.changed("others");
    } else {
      await editor.take(vertices, file.name);
      editor.view.frame(editor.positions);
      editor.markRegions();
      editor.say(`Editing ${file.name}`);
    }
  }

  get stem() {
    const plain = this.editor.meshName.replace(/\.(obj|ply)$/i, "").replace(/[^\w.-]+/g, "-");
    return plain.replace(/^-+|-+$/g, "") || "mesh";
  }

  saveEdit() {
    const { editor } = this;
    const text = toJson(editor.history.state, editor.model, editor.meshName);
    this.save(new Blob([text], { type: "application/json" }), `${this.stem}-edit.json`);
  }

  exportMesh(kind) {
    const { positions, model } = this.editor;
    const blob = (kind === "obj" ? asObj : asPly)(positions, model.arrays.faces);
    this.save(blob, `${this.stem}-edited.${kind}`);
  }

  save(blob, name) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    this.editor.say(`Saved ${name}`);
  }

  async startAgain() {
    const { editor } = this;
    await editor.apply(emptyState(editor.model.counts), "Start again");
    editor.markRegions();
  }
}

export function messageOf(error) {
  if (error instanceof Problem) return error.message;
  console.error(error);
  return `Something went wrong: ${error?.message ?? error}`;
}
