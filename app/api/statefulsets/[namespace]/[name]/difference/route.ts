import { differenceQuery } from "@/lib/protocol/revision-difference.ts";
import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { revisionDifference } from "@/lib/server/actions/revision-difference.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/difference?from=<revision>&to=<revision> – how the templates of two of its revisions differ
export const GET = handle({ access: "read", params: setAddress, query: differenceQuery }, ({ params, query, request }) =>
  revisionDifference(runtime().switchboard.session.cluster, params, query, request.signal),
);
