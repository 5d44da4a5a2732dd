import { streamQuery } from "@/lib/protocol/requests.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { eventStream } from "@/lib/server/stream/event-stream.ts";

export const dynamic = "force-dynamic";

// GET /api/stream?topic=fleet&topic=set:default/web – everything live, as Server-Sent Events
export const GET = handle({ access: "stream", query: streamQuery }, ({ query, request }) =>
  eventStream(
    runtime().switchboard.hub,
    query.topic,
    query.lastEventId ?? request.headers.get("last-event-id") ?? undefined,
    request.signal,
  ),
);
