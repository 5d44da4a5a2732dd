import { logQuery } from "@/lib/protocol/log-query.ts";
import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/logs?pod=&container=&previous=&follow=&tail=&since= – what the pods' containers write, as it comes
export const GET = handle({ access: "read", params: setAddress, query: logQuery }, ({ params, query, request }) =>
  runtime().switchboard.session.logs.answer(params, query, request.signal),
);
