import { contextRequest } from "@/lib/protocol/requests.ts";
import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// POST /api/context { context } – show another cluster of the kubeconfig, or the lab
export const POST = handle({ access: "write", body: contextRequest }, async ({ body }) => {
  await runtime().switchboard.switchTo(body.context);
  return { context: body.context };
});
