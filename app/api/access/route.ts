import { accessQuery } from "@/lib/protocol/access-query.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { readAccess } from "@/lib/server/access/read-access.ts";

export const dynamic = "force-dynamic";

// GET /api/access?namespace= – who the explorer is to the API server and what it may do there, with the rules that say so
export const GET = handle({ access: "read", query: accessQuery }, ({ query }) =>
  readAccess(runtime().switchboard.session.cluster, query.namespace),
);
