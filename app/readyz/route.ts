import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /readyz – the cluster has been listed once
export const GET = handle({ access: "probe" }, () =>
  runtime().switchboard.isReady() ? new Response("ok\n") : new Response("the cluster has not been listed yet\n", { status: 503 }),
);
