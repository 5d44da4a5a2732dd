import { copiesAddress, copiesRemoval } from "@/lib/protocol/copies/copies-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// DELETE /api/copies/<namespace>/<run> { uid } – removes all that a run has left over
export const DELETE = handle({ access: "write", params: copiesAddress, body: copiesRemoval }, async ({ params, body }) => {
  await runtime().switchboard.session.copies.remove({ ...params, uid: body.uid });
  return { removed: params.run };
});
