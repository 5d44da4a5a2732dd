import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// GET /lab/kubeconfig – for kubectl and helm against the lab: curl … > lab.kubeconfig
export const GET = handle(
  { access: "read" },
  async () => new Response(await runtime().lab.getKubeconfig(), { headers: { "content-type": "application/yaml" } }),
);
