import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /lab/scenarios – what the lab can be loaded with, its time and speed, its node ports as they are open
export const GET = handle({ access: "read" }, () => runtime().lab.getScenarios());
