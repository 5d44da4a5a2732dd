import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/srv – what DNS says of the governing Service's named ports, asked with this request
export const GET = handle({ access: "read", params: setAddress }, ({ params }) => runtime().switchboard.session.lookUpServices(params));
