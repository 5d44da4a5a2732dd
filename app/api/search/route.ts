import { searchQuery } from "@/lib/protocol/search-query.ts";
import { handle, runtime } from "@/lib/runtime.ts";
import { searchObjects } from "@/lib/server/search-objects.ts";

export const dynamic = "force-dynamic";

// GET /api/search?q= – sets, and the pods, claims and Services that belong to them, by name
export const GET = handle({ access: "read", query: searchQuery }, ({ query }) =>
  searchObjects(runtime().switchboard.session.cluster.cache, query.q),
);
