import { enableCompileCache } from "node:module";
import { describeError } from "../lib/errors.ts";

enableCompileCache();

/** A fault of whoever asked: what a shell takes for wrong usage. */
const exitOnFault = 2;

// Whoever reads may have seen enough: `… | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

import("./run-cli.ts")
  .then(({ runCli }) => runCli(process.argv.slice(2), { input: process.stdin, columns: process.stdout.columns }))
  .then((text) => process.stdout.write(text))
  .catch((error: unknown) => {
    console.error(describeError(error));
    process.exit(exitOnFault);
  });
