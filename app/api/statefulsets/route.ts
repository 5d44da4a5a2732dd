import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /api/statefulsets – every set, a line each
export const GET = handle({ access: "read" }, () => ({ statefulsets: Object.values(runtime().switchboard.session.fleet().sets) }));
