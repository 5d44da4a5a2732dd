import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { setRevisions } from "@/lib/server/actions/set-revisions.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/revisions – the set's revisions, and what going back to each would change
export const GET = handle({ access: "read", params: setAddress }, ({ params, request }) =>
  setRevisions(runtime().switchboard.session.cluster, params, request.signal),
);
