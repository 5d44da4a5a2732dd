import type { ClusterNetwork, ExecAnswer } from "../../cluster/cluster.ts";
import type { HttpAnswer, PodRequest } from "../../cluster/http-answer.ts";
import { AppError } from "../../errors.ts";
import type { ProberOptions } from "../create-prober.ts";

/** A cluster that answers as a test says, and counts what it is asked. Without a script every door is shut. */
export interface ScriptedCluster {
  cluster: ProberOptions["cluster"];
  proxied: PodRequest[];
  commands: string[][];
  onProxy(answer: (request: PodRequest) => Partial<HttpAnswer> | Promise<Partial<HttpAnswer>>): void;
  onExec(answer: (command: readonly string[]) => Partial<ExecAnswer> | Promise<Partial<ExecAnswer>>): void;
  mayExec: boolean;
}

export function scriptCluster(network?: ClusterNetwork): ScriptedCluster {
  let proxy: Parameters<ScriptedCluster["onProxy"]>[0] = () => {
    throw new AppError("forbidden", "pods/proxy is forbidden");
  };
  let exec: Parameters<ScriptedCluster["onExec"]>[0] = () => {
    throw new AppError("forbidden", "pods/exec is forbidden");
  };
  const script: ScriptedCluster = {
    proxied: [],
    commands: [],
    mayExec: true,
    onProxy: (answer) => {
      proxy = answer;
    },
    onExec: (answer) => {
      exec = answer;
    },
    cluster: {
      network,
      server: "https://192.0.2.10:6443",
      async proxyGet(request) {
        script.proxied.push(request);
        return { status: 200, contentType: "text/plain", body: "", ms: 1, ...(await proxy(request)) };
      },
      async exec(_pod, command) {
        script.commands.push([...command]);
        return { exitCode: 0, stdout: "", stderr: "", ms: 1, ...(await exec(command)) };
      },
      may: async () => script.mayExec,
    },
  };
  return script;
}
