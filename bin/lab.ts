import { enableCompileCache } from "node:module";
import { describeError } from "../lib/errors.ts";

// What Node makes of the sources is kept among the system's temporary files: from the second start on a third of the work is spared.
enableCompileCache();

import("./run-lab.ts")
  .then(({ runLab }) => runLab(process.argv.slice(2)))
  .catch((error: unknown) => {
    console.error(describeError(error));
    process.exit(1);
  });
