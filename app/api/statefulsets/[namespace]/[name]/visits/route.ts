import { setAddress } from "@/lib/protocol/set-address.ts";
import { visitRequest } from "@/lib/protocol/visit-request.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// POST /api/statefulsets/<namespace>/<name>/visits – visits a pod, or the pods behind a Service, and tells how far that is
export const POST = handle({ access: "write", params: setAddress, body: visitRequest }, ({ params, body, request }) =>
  runtime().switchboard.session.visits.answer(params, body, request.signal),
);
