import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { setTemplate } from "@/lib/server/actions/set-template.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/template – what an update can change of the set's template, as the API server has it now
export const GET = handle({ access: "read", params: setAddress }, ({ params, request }) =>
  setTemplate(runtime().switchboard.session.cluster, params, request.signal),
);
