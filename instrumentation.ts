/** Runs once as the server starts: the cluster is opened before anybody asks. */
export async function register(): Promise<void> {
  // Next compiles this file for the edge as well, where none of it could run.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startRuntime } = await import("./lib/start-runtime.ts");
  await startRuntime(process.env);
}
