// Bundles the one script and the one style sheet that the Python package carries.
import { build } from "esbuild";

const folder = process.argv[2] ?? "../src/samestory/renderers/html/templates";

const shared = { bundle: true, minify: true, charset: "ascii", legalComments: "none" };

await build({
  ...shared,
  entryPoints: ["src/main.ts"],
  outfile: `${folder}/report.js`,
  format: "iife",
  target: "es2022",
});
await build({ ...shared, entryPoints: ["style/report.css"], outfile: `${folder}/report.css` });
