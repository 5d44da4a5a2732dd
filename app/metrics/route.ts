import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /metrics – for Prometheus
export const GET = handle({ access: "probe" }, async () => {
  const { registry } = runtime().telemetry;
  return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
});
