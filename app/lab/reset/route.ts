import { handle, runtime } from "@/lib/runtime.ts";

export const dynamic = "force-dynamic";

// POST /lab/reset – back to what the lab started with; everything else in it is lost
export const POST = handle({ access: "write" }, async () => {
  await runtime().lab.reset();
  return { reset: true };
});
