import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /api/status – which cluster this is and how well it is heard
export const GET = handle({ access: "read" }, () => runtime().switchboard.documentOf({ kind: "status", key: "status" }));
