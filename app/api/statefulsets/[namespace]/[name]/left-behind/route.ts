import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { setLeftBehind } from "@/lib/server/set-left-behind.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/left-behind – pods and claims of that name, where there is no such set
export const GET = handle({ access: "read", params: setAddress }, ({ params }) =>
  setLeftBehind(runtime().switchboard.session.cluster, params),
);
