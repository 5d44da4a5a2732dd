import { actionRequest } from "@/lib/protocol/actions/action-request.ts";
import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/actions – what may be done to the set, and who else has a say in it
export const GET = handle({ access: "read", params: setAddress }, ({ params, request }) =>
  runtime().switchboard.session.offers(params, request.signal),
);

// POST /api/statefulsets/<namespace>/<name>/actions – does it, or says what would come of it (dryRun)
export const POST = handle({ access: "write", params: setAddress, body: actionRequest }, ({ params, body }) =>
  runtime().switchboard.session.perform(params, body),
);
