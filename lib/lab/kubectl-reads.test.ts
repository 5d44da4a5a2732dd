import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { hasKubectl, type KubectlLab, kubectlVersions, startKubectlLab } from "./testing/kubectl-lab.ts";

describe.skipIf(!hasKubectl).each(kubectlVersions)("kubectl %s reads", (version) => {
  let room: KubectlLab;
  const kubectl: KubectlLab["kubectl"] = (...args) => room.kubectl(...args);

  beforeAll(async () => {
    room = await startKubectlLab(version);
  });
  afterAll(() => room.close());

  test("sets, pods, claims and Services as wide tables", async () => {
    const { stdout, stderr } = await kubectl("get", "sts,po,pvc,svc", "-o", "wide");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/statefulset.apps\/myapp-stateful\s+3\/3\s+\w+\s+myapp\s+myapp:1.0/);
    expect(stdout).toMatch(/pod\/myapp-stateful-0\s+1\/1\s+Running\s+0\s+\w+\s+10\.244\.\d+\.\d+\s+node-\d\s+<none>\s+<none>/);
    expect(stdout).toMatch(
      /persistentvolumeclaim\/data-myapp-stateful-2\s+Bound\s+pvc-\S+\s+1Gi\s+RWO\s+standard\s+<unset>\s+\w+\s+Filesystem/,
    );
    expect(stdout).toMatch(/service\/myapp-service\s+NodePort\s+10\.96\.\d+\.\d+\s+<none>\s+8000:30001\/TCP\s+\w+\s+app=myapp-stateful/);
  });

  test("nodes, namespaces, roles and the accounts of a namespace", async () => {
    expect((await kubectl("get", "nodes", "-o", "wide")).stdout).toMatch(/node-1\s+Ready\s+<none>\s+\w+\s+v1\.35\.4\s+192\.168\.49\.2/);
    expect((await kubectl("get", "ns")).stdout).toMatch(/^default\s+Active/m);
    expect((await kubectl("get", "clusterroles", "view")).stdout).toMatch(/^NAME\s+CREATED AT\nview\s+\d{4}-\d\d-\d\dT/);
    expect((await kubectl("get", "sa,cm", "-n", "kube-public")).stdout).toMatch(/serviceaccount\/default.*configmap\/kube-root-ca.crt/s);
  });

  test("YAML, JSON, names and what a selector picks", async () => {
    expect((await kubectl("get", "sts", "myapp-stateful", "-o", "yaml")).stdout).toContain("  podManagementPolicy: Parallel\n");
    const { stdout } = await kubectl("get", "pods", "-l", "app=myapp-stateful", "-o", "json");
    expect((JSON.parse(stdout) as { items: unknown[] }).items).toHaveLength(3);
    const field = "--field-selector=metadata.name=myapp-stateful-1";
    expect((await kubectl("get", "pods", field, "-o", "name")).stdout).toBe("pod/myapp-stateful-1\n");
    expect((await kubectl("get", "pods", "-l", "app in (nobody)")).stderr).toBe("No resources found in default namespace.\n");
    expect((await kubectl("get", "pod", "nobody")).stderr).toContain('Error from server (NotFound): pods "nobody" not found');
  });

  test("descriptions of a set, a pod, a claim, a Service and a node", async () => {
    const set = (await kubectl("describe", "sts", "myapp-stateful")).stdout;
    expect(set).toContain("Pods Status:        3 Running / 0 Waiting / 0 Succeeded / 0 Failed");
    expect(set).toContain("http-get http://:8000/ delay=5s timeout=1s period=10s #success=1 #failure=3");
    const pod = (await kubectl("describe", "pod", "myapp-stateful-0")).stdout;
    expect(pod).toMatch(/Status:\s+Running[\s\S]*Controlled By:\s+StatefulSet\/myapp-stateful/);
    expect(pod).toMatch(/ClaimName:\s+data-myapp-stateful-0/);
    expect((await kubectl("describe", "pvc", "data-myapp-stateful-0")).stdout).toMatch(/Status:\s+Bound[\s\S]*Used By:\s+myapp-stateful-0/);
    expect((await kubectl("describe", "svc", "myapp-service")).stdout).toMatch(/Endpoints:\s+10\.244\.\d+\.\d+:8000,10\.244/);
    expect((await kubectl("describe", "node", "node-1")).stdout).toMatch(/Ready\s+True[\s\S]*Non-terminated Pods:[\s\S]*myapp-stateful-\d/);
  });

  test("what runs in a container: exec, logs and the proxies", async () => {
    expect(await kubectl("exec", "myapp-stateful-1", "--", "cat", "/data/visits.txt")).toEqual({ stdout: "126\n", stderr: "", code: 0 });
    expect((await kubectl("exec", "myapp-stateful-0", "--", "hostname")).stdout).toBe("myapp-stateful-0\n");
    const lookup = await kubectl("exec", "myapp-stateful-0", "--", "nslookup", "myapp-stateful-1.myapp-headless");
    expect(lookup.stdout).toMatch(/Name:\tmyapp-stateful-1\.myapp-headless\.default\.svc\.cluster\.local\nAddress: 10\.244\./);
    const wrong = await kubectl("exec", "myapp-stateful-0", "-c", "nobody", "--", "cat");
    expect(wrong.stderr).toContain("container nobody is not valid for pod myapp-stateful-0");
    expect((await kubectl("logs", "myapp-stateful-2")).stdout).toContain("myapp-stateful-2 is listening");
    const path = "/api/v1/namespaces/default";
    expect((await kubectl("get", "--raw", `${path}/pods/myapp-stateful-2:8000/proxy/visits`)).stdout).toBe("115\n");
    expect((await kubectl("get", "--raw", `${path}/services/myapp-service:http/proxy/visits`)).stdout).toMatch(/^(132|126|115)\n$/);
  });

  test("the version, and the history of revisions", async () => {
    expect((await kubectl("version")).stdout).toContain("Server Version: v1.35.4");
    expect((await kubectl("rollout", "history", "sts/myapp-stateful")).stdout).toMatch(/1\s+<none>/);
  });

  test("a watch, as it goes on", async () => {
    const watcher = room.follow("get", "pods", "-w");
    await eventually("the watch has begun", () => (watcher.said().includes("myapp-stateful-2") ? true : undefined));
    const { stdout, code } = await kubectl("delete", "pod", "myapp-stateful-0");
    expect(stdout).toMatch(/^pod "myapp-stateful-0" deleted/);
    expect(code).toBe(0);
    const nextLife = /Terminating.*myapp-stateful-0\s+0\/1\s+Pending.*myapp-stateful-0\s+1\/1\s+Running/s;
    await eventually("its next life is ready", () => (nextLife.test(watcher.said()) ? true : undefined));
    await watcher.end();
  });

  test("what one may do, and who one is", async () => {
    expect((await kubectl("auth", "can-i", "list", "pods")).stdout).toBe("yes\n");
    expect(await kubectl("auth", "can-i", "list", "pods", "--as", "alice")).toMatchObject({ stdout: "no\n", code: 1 });
    expect((await kubectl("auth", "can-i", "--list")).stdout).toMatch(/\*\.\*\s+\[\]\s+\[\]\s+\[\*\]/);
    expect((await kubectl("auth", "can-i", "--list", "--as", "alice")).stdout).toContain("selfsubjectaccessreviews.authorization.k8s.io");
    expect((await kubectl("auth", "whoami")).stdout).toMatch(/Username\s+lab\nGroups\s+\[system:masters system:authenticated\]/);
    const forbidden = 'User "alice" cannot list resource "pods" in API group "" in the namespace "default"';
    expect((await kubectl("get", "pods", "--as", "alice")).stderr).toBe(`Error from server (Forbidden): pods is forbidden: ${forbidden}\n`);
  });
});
