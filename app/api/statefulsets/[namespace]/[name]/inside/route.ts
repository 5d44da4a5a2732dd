import { insideRequest } from "@/lib/protocol/inside-request.ts";
import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { setInside } from "@/lib/server/set-inside.ts";

export const dynamic = "force-dynamic";

// POST /api/statefulsets/<namespace>/<name>/inside – what a pod of the set is told of names: runs a lookup tool in it
export const POST = handle({ access: "write", params: setAddress, body: insideRequest }, ({ params, body, request }) =>
  setInside(runtime().switchboard.session, params, body, request.signal),
);
