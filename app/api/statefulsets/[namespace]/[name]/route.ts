import { setAddress } from "@/lib/protocol/set-address.ts";
import { toSetResponse } from "@/lib/protocol/set-response.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name> – one set, a row per ordinal
export const GET = handle({ access: "read", params: setAddress }, async ({ params }) =>
  toSetResponse(await runtime().switchboard.session.glance(params.namespace, params.name)),
);
