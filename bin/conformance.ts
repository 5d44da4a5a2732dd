import { startVitest } from "vitest/node";
import { ConformanceReporter } from "./conformance-reporter.ts";

/**
 * `npm run conformance`: holds the lab against recordings of a real Kubernetes, the project's own or those in CONFORMANCE_DIR, and the rules against
 * golden traces and invariants, and tells what was played, and, where something goes otherwise, every field that differs.
 */
const checks = ["lib/lab/loops/traces.test.ts", "lib/lab/api-server/conformance.test.ts", "lib/lab/kubelet/", "lib/controllers/"];

const vitest = await startVitest("test", checks, { watch: false, reporters: [new ConformanceReporter()] });
await vitest.close();
