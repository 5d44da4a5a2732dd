import { execFile, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Lab, startLab } from "./start-lab.ts";
import { eventually } from "./testing/eventually.ts";

const hasKubectl = spawnSync("kubectl", ["version", "--client"]).status === 0;
// A pod takes some time to stop, as in any cluster: `kubectl delete` waits for ever for a pod that is replaced between its GET and its LIST.
const fast = 10;

describe.skipIf(!hasKubectl)("kubectl", () => {
  let lab: Lab;
  let directory: string;
  let flags: string[];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "lab-kubectl-"));
    lab = await startLab({ scenario: "myapp-stateful", speed: fast, directory: join(directory, "volumes") });
    const kubeconfig = join(directory, "kubeconfig");
    writeFileSync(kubeconfig, lab.kubeconfig);
    flags = ["--kubeconfig", kubeconfig, "--cache-dir", join(directory, "cache")];
    await eventually("three ready pods", async () => ((await kubectl("get", "sts")).stdout.includes("3/3") ? true : undefined));
  });

  afterAll(async () => {
    await lab.close();
    rmSync(directory, { recursive: true, force: true });
  });

  function kubectl(...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
    return new Promise((resolve) => {
      execFile("kubectl", [...flags, ...args], (error, stdout, stderr) => resolve({ stdout, stderr, code: Number(error?.code ?? 0) }));
    });
  }

  test("gets sets, pods, claims and Services as wide tables", async () => {
    const { stdout, stderr } = await kubectl("get", "sts,po,pvc,svc", "-o", "wide");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/statefulset.apps\/myapp-stateful\s+3\/3\s+15d\s+myapp\s+myapp:1.0/);
    expect(stdout).toMatch(/pod\/myapp-stateful-0\s+1\/1\s+Running\s+0\s+15d\s+10\.244\.\d+\.\d+\s+node-1\s+<none>\s+<none>/);
    expect(stdout).toMatch(
      /persistentvolumeclaim\/data-myapp-stateful-2\s+Bound\s+pvc-\S+\s+1Gi\s+RWO\s+standard\s+<unset>\s+15d\s+Filesystem/,
    );
    expect(stdout).toMatch(/service\/myapp-service\s+NodePort\s+10\.96\.\d+\.\d+\s+<none>\s+8000:30001\/TCP\s+15d\s+app=myapp-stateful/);
  });

  test("describes the set with its probes; its Events of days ago are forgotten", async () => {
    const { stdout } = await kubectl("describe", "sts", "myapp-stateful");
    expect(stdout).toContain("Pods Status:        3 Running / 0 Waiting / 0 Succeeded / 0 Failed");
    expect(stdout).toContain("http-get http://:8000/ delay=5s timeout=1s period=10s #success=1 #failure=3");
    expect(stdout).toMatch(/Events: +<none>/);
  });

  test("runs cat, nslookup and what is not there in a container", async () => {
    expect(await kubectl("exec", "myapp-stateful-1", "--", "cat", "/data/visits.txt")).toEqual({ stdout: "126\n", stderr: "", code: 0 });
    const lookup = await kubectl("exec", "myapp-stateful-0", "--", "nslookup", "myapp-stateful-1.myapp-headless");
    expect(lookup.stdout).toMatch(/Name:\tmyapp-stateful-1\.myapp-headless\.default\.svc\.cluster\.local\nAddress: 10\.244\./);
    expect(await kubectl("exec", "myapp-stateful-0", "--", "python")).toMatchObject({ code: 127 });
    const wrong = await kubectl("exec", "myapp-stateful-0", "-c", "nobody", "--", "cat");
    expect(wrong.stderr).toContain("container nobody is not valid for pod myapp-stateful-0");
  });

  test("reads through the pod proxy, logs, version and revision history", async () => {
    const path = "/api/v1/namespaces/default/pods/myapp-stateful-2:8000/proxy/visits";
    expect((await kubectl("get", "--raw", path)).stdout).toBe("115\n");
    expect((await kubectl("logs", "myapp-stateful-2")).stdout).toContain("myapp-stateful-2 is listening");
    expect((await kubectl("version")).stdout).toContain("Server Version: v1.35.4");
    expect((await kubectl("rollout", "history", "sts/myapp-stateful")).stdout).toMatch(/1\s+<none>/);
    expect((await kubectl("get", "pod", "nobody")).stderr).toContain('Error from server (NotFound): pods "nobody" not found');
  });

  test("deletes a pod, waits until it is gone, and watches its next life", async () => {
    const watcher = spawn("kubectl", [...flags, "get", "pods", "-w"]);
    let seen = "";
    watcher.stdout.on("data", (chunk: Buffer) => {
      seen += chunk.toString();
    });
    await eventually("the watch has begun", () => (seen.includes("myapp-stateful-2") ? true : undefined));
    const { stdout, code } = await kubectl("delete", "pod", "myapp-stateful-0");
    expect([stdout.trim(), code]).toEqual(['pod "myapp-stateful-0" deleted', 0]);
    const nextLife = /Terminating.*myapp-stateful-0\s+0\/1\s+Pending.*myapp-stateful-0\s+1\/1\s+Running/s;
    await eventually("its next life is ready", () => (nextLife.test(seen) ? true : undefined));
    const { stdout: described } = await kubectl("describe", "sts", "myapp-stateful");
    expect(described).toContain("Create Pod myapp-stateful-0 in StatefulSet myapp-stateful successful");
    const ended = new Promise((resolve) => watcher.once("close", resolve));
    watcher.kill();
    await ended;
  });

  test("asks what it may do", async () => {
    expect(await kubectl("auth", "can-i", "list", "pods")).toMatchObject({ stdout: "yes\n" });
  });
});
