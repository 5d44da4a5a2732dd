import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeError } from "../lib/errors.ts";
import { type Lab, startLab } from "../lib/lab/start-lab.ts";
import { claimPort } from "./free-port.ts";
import { parseLabCommand } from "./lab-command.ts";
import { writeKubeconfig } from "./write-kubeconfig.ts";

const say = (text: string) => console.log(text);

/** Starts the lab alone, says how to reach it, and ends with it on SIGINT or SIGTERM. `args`: what follows the program's name. Rejects when it cannot start. */
export async function runLab(args: readonly string[]): Promise<void> {
  const command = parseLabCommand(args);
  if ("text" in command) return say(command.text.trimEnd());
  if (command.options.port) await claimPort(command.options.port);
  const lab = await startLab({ note: say, ...command.options });
  const directory = command.kubeconfig === undefined ? mkdtempSync(join(tmpdir(), "statefulset-explorer-kubeconfig-")) : undefined;
  const kubeconfig = command.kubeconfig ?? join(directory ?? "", "kubeconfig");
  // Timers of the lab's clock keep no process alive, and its servers do; a second signal ends at once.
  const stop = (exitCode: number) => {
    void lab.close().then(() => {
      if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
      process.exit(exitCode);
    });
  };
  process.once("SIGINT", () => stop(0));
  process.once("SIGTERM", () => stop(0));
  try {
    writeKubeconfig(kubeconfig, lab.kubeconfig);
  } catch (error) {
    console.error(describeError(error));
    return stop(1);
  }
  for (const line of greeting(lab, kubeconfig)) say(line);
}

function greeting({ url, network, control }: Lab, kubeconfig: string): string[] {
  const sets = control.store.list("statefulsets").map(({ metadata }) => metadata.name);
  const ports = control.nodePorts.list().map(({ service, localPort }) => `${service} at 127.0.0.1:${localPort}`);
  return [
    `The lab's API server listens on ${url}, its DNS on ${network.dns[0].host}:${network.dns[0].port}.`,
    `Its network is reached through ${network.proxyUrl} (HTTP CONNECT).`,
    ...(sets.length > 0 ? [`It has the StatefulSets ${sets.join(", ")}.`] : []),
    ...(ports.length > 0 ? [`Open from this machine: ${ports.join(", ")}.`] : []),
    `\n  export KUBECONFIG=${kubeconfig}\n\nThen, for example: kubectl get statefulsets,pods,pvc. Ctrl-C ends the lab.`,
  ];
}
