import { labFault } from "@/lib/protocol/lab-fault.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /lab/faults – every fault that there is, in words; those that are active; what they can be set on
export const GET = handle({ access: "read" }, () => runtime().lab.getFaults());

// POST /lab/faults { fault, … } – makes trouble in the lab; there is no such address on a real cluster
export const POST = handle({ access: "write", body: labFault }, async ({ body }) => {
  const active = await runtime().lab.setFault(body);
  return { set: body.fault, ...(active && { active }) };
});

// DELETE /lab/faults – ends all of it
export const DELETE = handle({ access: "write" }, async () => {
  await runtime().lab.endFaults();
  return { ended: true };
});
