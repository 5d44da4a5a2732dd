import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeError } from "../lib/errors.ts";
import { startLab } from "../lib/lab/start-lab.ts";

/** Starts the lab alone, says how to reach it, and ends with it on SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const lab = await startLab({ note: (sentence) => console.log(sentence) });
  const directory = mkdtempSync(join(tmpdir(), "statefulset-explorer-kubeconfig-"));
  const kubeconfig = join(directory, "kubeconfig");
  writeFileSync(kubeconfig, lab.kubeconfig, { mode: 0o600 });
  console.log(`The lab's API server listens on ${lab.url}, its DNS on ${lab.network.dns.host}:${lab.network.dns.port}.`);
  console.log(`Its network is reached through ${lab.network.proxyUrl} (HTTP CONNECT).`);
  console.log(`\n  export KUBECONFIG=${kubeconfig}\n\nThen, for example: kubectl get statefulsets,pods,pvc. Ctrl-C ends the lab.`);
  // Timers of the lab's clock keep no process alive, and its servers do; a second signal ends at once.
  const stop = () => {
    void lab.close().then(() => {
      rmSync(directory, { recursive: true, force: true });
      process.exit(0);
    });
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

main().catch((error: unknown) => {
  console.error(describeError(error));
  process.exit(1);
});
