import { faultAddress } from "@/lib/protocol/lab-fault.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// DELETE /lab/faults/<id> – ends one that is active
export const DELETE = handle({ access: "write", params: faultAddress }, async ({ params }) => {
  await runtime().lab.endFault(params.id);
  return { ended: true };
});
