import type { Kubectl } from "./kubectl.ts";

/** What the kernel says of a pod's first process, and of its container. Times in milliseconds since the epoch, by the pod's clock. */
export interface PodProcess {
  startedAtMs: number;
  atMs: number;
  cpuSeconds: number;
  rssMb: number;
  /** Memory that the container's group uses, without the files' pages that could be dropped: what the kubelet calls its working set. */
  workingSetMb: number;
}

/** Runs in the pod, with its own Node. Groups of either version; hundredths of a second are the kernel's unit. */
const script = `
const { readFileSync } = require("node:fs");
const read = (path) => { try { return readFileSync(path, "utf8"); } catch { return undefined; } };
const stat = read("/proc/1/stat");
const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
const atMs = Date.now();
const uptime = Number(read("/proc/uptime").split(" ")[0]);
const group = "/sys/fs/cgroup";
const used = read(group + "/memory.current") ?? read(group + "/memory/memory.usage_in_bytes");
const kinds = read(group + "/memory.stat") ?? read(group + "/memory/memory.stat");
const inactive = /^(?:total_)?inactive_file (\\d+)$/m.exec(kinds)[1];
console.log(JSON.stringify({
  atMs,
  startedAtMs: atMs - (uptime - Number(fields[19]) / 100) * 1000,
  cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
  rssMb: Number(/VmRSS:\\s+(\\d+)/.exec(read("/proc/1/status"))[1]) * 1024 / 1e6,
  workingSetMb: (Number(used) - Number(inactive)) / 1e6,
}));
`;

export async function readInPod(kubectl: Kubectl, namespace: string, pod: string): Promise<PodProcess> {
  return JSON.parse(await kubectl("exec", "--namespace", namespace, pod, "--", "node", "-e", script)) as PodProcess;
}
