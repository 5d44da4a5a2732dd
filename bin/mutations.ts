import { startVitest } from "vitest/node";

/**
 * `npm run mutations`: the check of the checks. Makes each of the deliberate mistakes of lib/controllers/testing/mutations.ts in a copy of the rules, and sees whether recordings, golden traces, invariants or
 * tests notice it. Takes some minutes.
 */
process.env.CONFORMANCE_MUTATIONS = "1";
const vitest = await startVitest("test", ["lib/controllers/mutations.test.ts"], { watch: false, reporters: ["verbose"] });
await vitest.close();
