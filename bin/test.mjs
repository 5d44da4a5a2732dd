import { runOnNode } from "./run-on-node.mjs";

await runOnNode("./run-checks.ts");
