// Bundles src/ and its libraries into one file that a page can load from disk, and collects their licences.
// npm ci && npm run build
import { build } from "esbuild";
import { writeFileSync } from "node:fs";
import { RULE, licences } from "./shared/licences.mjs";

const out = "../templates/assets";
const result = await build({
  entryPoints: ["src/main.js"],
  outfile: `${out}/report.js`,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "none",
  metafile: true,
});

const texts = licences(result.metafile);
writeFileSync(`${out}/licences.txt`, `report.js contains these libraries.\n${RULE}${texts.join(RULE)}`);
