import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { forecastBasis } from "@/lib/server/forecast-basis.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/forecast-basis – what a forecast of the set begins with: the set, what its pods take, the release
export const GET = handle({ access: "read", params: setAddress }, ({ params }) => forecastBasis(runtime().switchboard.session, params));
