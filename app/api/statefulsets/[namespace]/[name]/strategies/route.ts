import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { setStrategies } from "@/lib/server/actions/set-strategies.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/strategies – what this API server makes of maxUnavailable and Recreate, by dry runs
export const GET = handle({ access: "read", params: setAddress }, ({ params }) =>
  setStrategies(runtime().switchboard.session.cluster, params),
);
