import { scenarioRequest } from "@/lib/protocol/lab-fault.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /lab/scenarios – what the lab can be loaded with, its time and speed, its node ports as they are open
export const GET = handle({ access: "read" }, () => runtime().lab.getScenarios());

// POST /lab/scenarios { scenario } – adds one, as if it had been running for days
export const POST = handle({ access: "write", body: scenarioRequest }, async ({ body }) => {
  await runtime().lab.loadScenario(body.scenario);
  return { loaded: body.scenario };
});
