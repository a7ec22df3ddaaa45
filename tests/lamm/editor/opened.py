"""The editor opened in a browser, and what tests do with its page: pointer, keys, files, pictures."""

import re

import numpy as np

WAIT_MS = 60_000


class Opened:
    """The editor in a tab of its own, with everything the console said and all that was asked for."""

    def __init__(self, browser, address, width=1280, height=860, **how):
        self.context = browser.new_context(viewport={"width": width, "height": height}, **how)
        self.tab = self.context.new_page()
        self.tab.set_default_timeout(WAIT_MS)
        self.said, self.asked = [], []
        self.tab.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.goto(address)

    def ready(self):
        # The page's policy forbids code from text, so playwright's own waiting for a function does not work there.
        self.tab.locator("[data-part=cover]").wait_for(state="hidden")
        return self

    def ask(self, code):
        return self.tab.evaluate(code)

    @property
    def state(self):
        self.ask("lammEditor.settled()")
        return self.ask("lammEditor.state()")

    def controls(self, region):
        return self.ask(f"lammEditor.regions.find((one) => one.name === '{region}').controls")

    def seen(self, region):
        """A control point of a region that a pointer can take."""
        return next(c for c in range(*self.controls(region)) if self.ask(f"lammEditor.at({c}).seen"))

    def vertex(self, control):
        return self.ask(f"lammEditor.controls[{control}]")

    def drag(self, control, right_mm, up_mm):
        """The pointer takes a control point with it over the screen."""
        at = self.ask(f"lammEditor.at({control})")
        mouse, steps = self.tab.mouse, 6
        mouse.move(at["x"], at["y"])
        mouse.down()
        for step in range(1, steps + 1):
            share = step / steps / at["mm"]
            mouse.move(at["x"] + share * right_mm, at["y"] - share * up_mm)
        mouse.up()
        return self.state

    def moves(self):
        return np.array(self.state["moves"]).reshape(-1, 3)

    def menu(self, words):
        self.tab.get_by_role("button", name="File").click()
        with self.tab.expect_download() as coming:
            self.tab.get_by_role("menuitem", name=words).click()
        return coming.value

    def file(self, words):
        with open(self.menu(words).path(), "rb") as stream:
            return stream.read()

    def open(self, accept, path):
        name = {"mesh": "Open a mesh", "edit": "Load an edit"}[accept]
        self.tab.get_by_role("button", name="File").click()
        with self.tab.expect_file_chooser() as coming:
            self.tab.get_by_role("menuitem", name=name).click()
        coming.value.set_files(path)

    def told(self, words):
        self.tab.locator("[data-part=notice]").filter(has_text=words).wait_for()
        return self.tab.locator("[data-part=notice]").inner_text()

    def key(self, *keys):
        for key in keys:
            self.tab.locator("canvas").press(key)


def positions(ply):
    """Vertices of a binary PLY as the page writes it."""
    head, body = ply.split(b"end_header\n", 1)
    count = int(re.search(rb"element vertex (\d+)", head)[1])
    return np.frombuffer(body, "<f4", 3 * count).reshape(-1, 3)


#: For every view: the share of the faces that is drawn, and the number of pixels that differ once all are.
PICTURES = """(views) => {
  const { view } = lammEditor.editor, { facing, geometry } = view, gl = view.renderer.getContext();
  const read = () => {
    const { width, height } = view.canvas, pixels = new Uint8Array(4 * width * height);
    view.renderer.render(view.scene, view.camera);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    return pixels;
  };
  return views.map(([turn, lift]) => {
    view.reset(turn, lift);
    view.camera.updateMatrixWorld();
    view.leaveOut();
    const [share, fewer] = [facing.count / facing.faces.length, read()];
    geometry.index.array.set(facing.faces);
    geometry.setDrawRange(0, Infinity);
    geometry.index.clearUpdateRanges();
    geometry.index.needsUpdate = true;
    facing.age = Infinity;
    const whole = read();
    let other = 0;
    for (let i = 0; i < whole.length; i += 1) other += Math.abs(whole[i] - fewer[i]) > 12;
    return [share, other];
  });
}"""
