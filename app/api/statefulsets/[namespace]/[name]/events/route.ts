import { setAddress } from "@/lib/protocol/set-address.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets/<namespace>/<name>/events – Events of the set, its pods and its claims, newest first
export const GET = handle({ access: "read", params: setAddress }, ({ params }) => {
  const { events, cut } = runtime().switchboard.session.getEvents(params.namespace, params.name);
  return { events: Object.values(events), cut };
});
