import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { setPtr } from "@/lib/server/set-ptr.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/ptr – which names the pods' addresses lead back to, asked of DNS with this request
export const GET = handle({ access: "read", params: setAddress }, ({ params }) => setPtr(runtime().switchboard.session, params));
