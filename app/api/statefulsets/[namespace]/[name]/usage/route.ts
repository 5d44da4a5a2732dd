import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { setUsage } from "@/lib/server/set-usage.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/usage – how full the set's volumes are, asked of the nodes' kubelets with this request
export const GET = handle({ access: "read", params: setAddress }, ({ params, request }) =>
  setUsage(runtime().switchboard.session.cluster, params, request.signal),
);
