import { copiesRequest } from "@/lib/protocol/copies/copies-request.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// POST /api/copies/plan – what a run on copies would create, and what forbids it; nothing is created
export const POST = handle({ access: "write", body: copiesRequest }, ({ body, request }) =>
  runtime().switchboard.session.copies.plan(body, request.signal),
);
