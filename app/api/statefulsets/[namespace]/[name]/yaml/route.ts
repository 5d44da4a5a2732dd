import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { setYaml } from "@/lib/server/set-yaml.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/yaml – the set as the API server has it now
export const GET = handle({ access: "read", params: setAddress }, ({ params, request }) =>
  setYaml(runtime().switchboard.session.cluster, params, request.signal),
);
