// What the page needs from the browser, said in words where it is not there. Runs before anything is loaded.

// The smallest module with a 128-bit instruction (i8x16.splat, i8x16.popcnt).
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

export function obstacle() {
  if (location.protocol === "file:") {
    return (
      "This page was opened from disk, where browsers let no page read the files beside it. Serve its folder instead: " +
      "python -m http.server --bind 127.0.0.1 --directory FOLDER, then open http://127.0.0.1:8000. " +
      "Or run python -m lamm editor."
    );
  }
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(new Uint8Array(SIMD))) {
    return "This browser has no WebAssembly SIMD, with which the model runs. Use Chrome 91, Firefox 89, Safari 16.4 or newer.";
  }
  if (typeof DecompressionStream !== "function") {
    return "This browser cannot unpack the model's program. Use Chrome 80, Firefox 113, Safari 16.4 or newer.";
  }
  if (!document.createElement("canvas").getContext("webgl2")) {
    return "This browser shows no WebGL 2, with which the mesh is drawn. Turn on hardware acceleration or use another browser.";
  }
  return "";
}
