// What lies over the mesh and in the page's head: toolbar, legend, words, menu, tabs, help, dark and light.
import { GRADIENT } from "./colours.js";

const GRABBED_MS = 100;

export class Stage {
  constructor(editor, files, part) {
    Object.assign(this, { editor, files, part });
    this.toolbar();
    this.menu();
    this.tabs();
    this.theme();
    part("undo").addEventListener("click", () => editor.undo());
    part("redo").addEventListener("click", () => editor.redo());
    part("help").addEventListener("click", () => part("help-dialog").showModal());
    part("legend").querySelector("i").style.background = GRADIENT;
    editor.listeners.add((what) => this.update(what));
    this.update("state");
  }

  update(what) {
    const { editor, part } = this;
    const { look, history } = editor;
    if (what === "said") {
      part("notice").textContent = editor.said.words;
      part("notice").dataset.kind = editor.said.kind;
      clearTimeout(this.fade);
      const stays = { problem: 15000, warning: 9000 }[editor.said.kind] ?? 3500;
      this.fade = setTimeout(() => { part("notice").textContent = ""; }, stays);
      return;
    }
    this.tellGrabbed(editor.grabbed ?? "");
    part("legend").hidden = !look.colour || look.before;
    part("top").textContent = `${editor.top} mm`;
    part("most").textContent = editor.most === undefined ? "" : `largest ${editor.most.toFixed(2)} mm`;
    if (this.shown === JSON.stringify(look) && this.step === history.at && this.steps === history.steps.length) return;
    [this.shown, this.step, this.steps] = [JSON.stringify(look), history.at, history.steps.length];
    this.buttons.forEach((button) => {
      const on = button.dataset.along === look.along;
      button.setAttribute("aria-checked", on);
      button.tabIndex = on ? 0 : -1;
    });
    this.toggles.forEach((button) => button.setAttribute("aria-pressed", look[button.dataset.look]));
    for (const [key, words] of [["undo", history.undoable], ["redo", history.redoable]]) {
      part(key).disabled = !words;
      part(key).setAttribute("aria-label", words ? `${key === "undo" ? "Undo" : "Redo"}: ${words}` : key === "undo" ? "Undo" : "Redo");
    }
  }

  // How far the grabbed points have come; ten times a second, since new words cost a frame more than the mesh's numbers.
  tellGrabbed(words) {
    const label = this.part("grabbed");
    if (label.textContent === words) return;
    const now = performance.now();
    if (words && label.textContent && now - this.grabbedAt < GRABBED_MS) {
      this.later ??= setTimeout(() => {
        this.later = undefined;
        this.tellGrabbed(this.editor.grabbed ?? "");
      }, GRABBED_MS);
      return;
    }
    this.grabbedAt = now;
    label.hidden = !words;
    label.textContent = words;
  }

  toolbar() {
    const { editor } = this;
    this.buttons = [...document.querySelectorAll("[data-along]")];
    this.buttons.forEach((button, index) => {
      button.addEventListener("click", () => editor.see({ along: button.dataset.along }));
      button.addEventListener("keydown", ({ key }) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
        if (!step) return;
        const next = this.buttons[(index + step + this.buttons.length) % this.buttons.length];
        next.click();
        next.focus();
      });
    });
    this.toggles = [...document.querySelectorAll("[data-look]")];
    this.toggles.forEach((button) => {
      const key = button.dataset.look;
      button.addEventListener("click", () => editor.see({ [key]: !editor.look[key] }));
      if (key === "mirror" && !editor.model.mirror) {
        Object.assign(button, { disabled: true, title: "These meshes have no left and right alike" });
      }
    });
  }

  menu() {
    const { files } = this;
    const button = this.part("file");
    const menu = document.getElementById("file-menu");
    const items = [...menu.querySelectorAll("[role=menuitem]")];
    const show = (on) => {
      menu.hidden = !on;
      button.setAttribute("aria-expanded", on);
      if (on) items[0].focus();
    };
    button.addEventListener("click", () => show(menu.hidden));
    document.addEventListener("pointerdown", ({ target }) => {
      if (!menu.hidden && !menu.contains(target) && target !== button) show(false);
    });
    menu.addEventListener("keydown", (event) => {
      const at = items.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        items[to % items.length].focus();
      } else if (event.key === "Escape" || event.key === "Tab") {
        show(false);
        button.focus();
      }
    });
    const calls = {
      open: () => files.choose(".obj,.ply"),
      load: () => files.choose(".json"),
      save: () => files.saveEdit(),
      obj: () => files.exportMesh("obj"),
      ply: () => files.exportMesh("ply"),
      clear: () => files.startAgain(),
    };
    items.forEach((item) => item.addEventListener("click", () => {
      show(false);
      button.focus();
      calls[item.dataset.do]();
    }));
  }

  tabs() {
    const tabs = [...document.querySelectorAll("[role=tab]")];
    const panels = tabs.map((tab) => document.getElementById(tab.dataset.tab));
    const choose = (at) => tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", index === at);
      tab.setAttribute("aria-controls", tab.dataset.tab);
      tab.tabIndex = index === at ? 0 : -1;
      panels[index].classList.toggle("shown", index === at);
    });
    tabs.forEach((tab, index) => {
      tab.addEventListener("click", () => choose(index));
      tab.addEventListener("keydown", ({ key }) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
        if (!step) return;
        const next = (index + step + tabs.length) % tabs.length;
        choose(next);
        tabs[next].focus();
      });
    });
    choose(0);
  }

  theme() {
    const asked = matchMedia("(prefers-color-scheme: dark)");
    const root = document.documentElement;
    const set = (dark) => {
      root.dataset.theme = dark ? "dark" : "light";
      this.editor.view.setTheme(dark);
    };
    set(asked.matches);
    asked.addEventListener("change", ({ matches }) => set(matches));
    this.part("theme").addEventListener("click", () => set(root.dataset.theme !== "dark"));
  }
}
