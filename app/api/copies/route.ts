import { copiesRequest } from "@/lib/protocol/copies/copies-request.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /api/copies – runs on copies that are found in the cluster, and where another may be made
export const GET = handle({ access: "read" }, ({ request }) => runtime().switchboard.session.copies.list(request.signal));

// POST /api/copies – makes copies of a set, changes them all at once and tells what becomes of them; cleaned up at the end
export const POST = handle({ access: "write", body: copiesRequest }, ({ body, request }) =>
  runtime().switchboard.session.copies.run(body, request.signal),
);
