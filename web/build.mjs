// Bundles src/main.ts into the one script that the Python package carries.
import { build } from "esbuild";

const target = process.argv[2] ?? "../src/samestory/renderers/html/templates/report.js";

await build({
  entryPoints: ["src/main.ts"],
  outfile: target,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "ascii",
  legalComments: "none",
});
