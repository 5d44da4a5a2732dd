import { runOnNode } from "./run-on-node.mjs";

await runOnNode("./launch.ts");
