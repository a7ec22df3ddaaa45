// Bundles src/ and its libraries into one file, packs onnxruntime's WebAssembly beside it, and collects all licences.
// npm ci --ignore-scripts && npm run build
import { build } from "esbuild";
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { RULE, licences } from "../../../reports/web/shared/licences.mjs";

const out = "../page";

// What the page was built from stands in its first line; a test compares it with src/ and what is shared.
const sources = createHash("sha256");
for (const name of readdirSync("src").sort()) sources.update(`${name}\n${readFileSync(`src/${name}`, "utf8")}\n`);
sources.update(`normals.js\n${readFileSync("../../../reports/web/shared/normals.js", "utf8")}\n`);
const result = await build({
  entryPoints: ["src/main.js"],
  outfile: `${out}/editor.js`,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  define: { "import.meta.url": "document.baseURI" },
  legalComments: "none",
  banner: { js: `// built from ${sources.digest("hex")}` },
  metafile: true,
});
for (const name of ["index.html", "editor.css"]) copyFileSync(`src/${name}`, `${out}/${name}`);

// The date and the system in gzip's header would make two builds differ.
const packed = gzipSync(readFileSync("node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm"), { level: 9 });
packed.fill(0, 4, 8);
packed[9] = 255;
writeFileSync(`${out}/ort.wasm.gz`, packed);

// onnxruntime's packages on npm come without the text of their licence; it is kept in notices/.
const OWN = { "onnxruntime-web": "notices/onnxruntime.txt", "onnxruntime-common": "notices/onnxruntime.txt" };
const texts = licences(result.metafile, OWN);
const more = "What onnxruntime itself contains: onnxruntime-third-party.txt beside this file.\n";
const head = `editor.js and ort.wasm.gz contain these libraries. ${more}`;
writeFileSync(`${out}/licences.txt`, head + RULE + texts.join(RULE));
