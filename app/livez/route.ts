import { handle } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /livez – this process answers
export const GET = handle({ access: "probe" }, () => new Response("ok\n"));
