import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "./testing/eventually.ts";
import { hasKubectl, type KubectlLab, kubectlVersions, startKubectlLab } from "./testing/kubectl-lab.ts";

const set = "sts/myapp-stateful";
const patience = "--timeout=30s";

describe.skipIf(!hasKubectl).each(kubectlVersions)("kubectl %s writes", { timeout: 60_000 }, (version) => {
  let room: KubectlLab;
  const kubectl: KubectlLab["kubectl"] = (...args) => room.kubectl(...args);
  const read = async (path: string, of = set) => (await kubectl("get", of, "-o", `jsonpath={${path}}`)).stdout;

  beforeAll(async () => {
    room = await startKubectlLab(version);
  });
  afterAll(() => room.close());

  test("scales a set down and up again", async () => {
    expect((await kubectl("scale", set, "--replicas=1")).stdout).toBe("statefulset.apps/myapp-stateful scaled\n");
    await eventually("one pod", async () => ((await kubectl("get", "sts")).stdout.includes("1/1") ? true : undefined));
    await kubectl("scale", set, "--replicas=3", "--current-replicas=1");
    await eventually("three pods", async () => ((await kubectl("get", "sts")).stdout.includes("3/3") ? true : undefined));
    expect((await kubectl("scale", set, "--replicas=2", "--current-replicas=1")).stderr).toContain("Expected replicas to be 1, was 3");
  });

  test("rolls a new image out, tells of it, and rolls it back", async () => {
    expect((await kubectl("set", "image", set, "myapp=myapp:1.1")).stdout).toBe("statefulset.apps/myapp-stateful image updated\n");
    expect((await kubectl("rollout", "status", set, patience)).stdout).toContain(
      "partitioned roll out complete: 3 new pods have been updated...",
    );
    expect((await kubectl("rollout", "history", set)).stdout).toMatch(/1\s+<none>\n2\s+<none>/);
    expect((await kubectl("rollout", "history", set, "--revision=2")).stdout).toContain("myapp:1.1");
    expect((await kubectl("rollout", "undo", set)).stdout).toBe("statefulset.apps/myapp-stateful rolled back\n");
    await kubectl("rollout", "status", set, patience);
    expect(await read(".spec.containers[0].image", "pod/myapp-stateful-2")).toBe("myapp:1.0");
  });

  test("sets variables, and restarts", async () => {
    expect((await kubectl("set", "env", set, "GREETING=hello")).stdout).toBe("statefulset.apps/myapp-stateful env updated\n");
    await kubectl("rollout", "status", set, patience);
    expect(await read(".spec.containers[0].env[?(@.name=='GREETING')].value", "pod/myapp-stateful-0")).toBe("hello");
    expect((await kubectl("rollout", "restart", set)).stdout).toBe("statefulset.apps/myapp-stateful restarted\n");
    await kubectl("rollout", "status", set, patience);
    const restarted = ".metadata.annotations.kubectl\\.kubernetes\\.io/restartedAt";
    expect(await read(restarted, "pod/myapp-stateful-1")).toMatch(/^\d{4}-/);
  });

  test("labels, annotates, and patches in all three ways", async () => {
    expect((await kubectl("label", "pod", "myapp-stateful-0", "tier=one")).stdout).toBe("pod/myapp-stateful-0 labeled\n");
    expect((await kubectl("get", "pods", "-l", "tier=one", "-o", "name")).stdout).toBe("pod/myapp-stateful-0\n");
    expect((await kubectl("label", "pod", "myapp-stateful-0", "tier-")).stdout).toContain("unlabeled");
    expect((await kubectl("annotate", set, "note=seen")).stdout).toBe("statefulset.apps/myapp-stateful annotated\n");
    await kubectl("patch", set, "-p", '{"spec":{"minReadySeconds":1}}');
    await kubectl("patch", set, "--type=merge", "-p", '{"spec":{"minReadySeconds":0}}');
    await kubectl("patch", set, "--type=json", "-p", '[{"op":"replace","path":"/spec/revisionHistoryLimit","value":5}]');
    expect(await read(".metadata.annotations.note} {.spec.minReadySeconds} {.spec.revisionHistoryLimit")).toBe("seen  5");
    const refused = await kubectl("patch", set, "-p", '{"spec":{"serviceName":"other"}}');
    expect(refused.stderr).toMatch(/^The StatefulSet "myapp-stateful" is invalid: spec: Forbidden: updates to statefulset spec for fields/);
  });

  test("creates, applies and replaces from files, each field checked", async () => {
    const map = (value: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "made" }, data: { value } });
    expect((await kubectl("create", "-f", room.manifest("one", map("1")))).stdout).toBe("configmap/made created\n");
    expect((await kubectl("create", "-f", room.manifest("one", map("1")))).stderr).toContain('configmaps "made" already exists');
    expect((await kubectl("replace", "-f", room.manifest("one", map("2")))).stdout).toBe("configmap/made replaced\n");
    expect((await kubectl("apply", "-f", room.manifest("one", map("3")))).stdout).toBe("configmap/made configured\n");
    expect((await kubectl("apply", "-f", room.manifest("one", map("3")))).stdout).toBe("configmap/made unchanged\n");
    expect((await kubectl("apply", "--dry-run=server", "-f", room.manifest("one", map("4")))).stdout).toContain(
      "configured (server dry run)",
    );
    expect(await read(".data.value", "cm/made")).toBe("3");
    const wrong = await kubectl("create", "-f", room.manifest("wrong", { ...map("1"), metadata: { name: "wrong" }, dada: {} }));
    expect(wrong.stderr).toContain('strict decoding error: unknown field "dada"');
    expect((await kubectl("delete", "cm", "made")).stdout).toMatch(/^configmap "made" deleted/);
  });

  test("makes things by its typed commands, which it sends in protobuf", async () => {
    expect((await kubectl("create", "namespace", "other")).stdout).toBe("namespace/other created\n");
    const there = ["-n", "other"];
    await kubectl("create", "configmap", "map", "--from-literal=a=b", ...there);
    await kubectl("create", "secret", "generic", "hidden", "--from-literal=a=b", ...there);
    await kubectl("create", "service", "nodeport", "door", "--tcp=80:8000", ...there);
    expect((await kubectl("get", "cm,secret,svc", "-o", "name", ...there)).stdout.split("\n").sort()).toEqual([
      "",
      "configmap/kube-root-ca.crt",
      "configmap/map",
      "secret/hidden",
      "service/door",
    ]);
    await kubectl("create", "deployment", "made", "--image=myapp:1.0", "--replicas=2", "--port=8000", ...there);
    expect((await kubectl("rollout", "status", "deploy/made", patience, ...there)).stdout).toContain("successfully rolled out");
    await kubectl("create", "role", "reader", "--verb=get,list", "--resource=pods", ...there);
    await kubectl("create", "rolebinding", "jane", "--role=reader", "--user=jane", ...there);
    expect((await kubectl("auth", "can-i", "list", "pods", "--as=jane", ...there)).stdout).toBe("yes\n");
    expect((await kubectl("auth", "can-i", "delete", "pods", "--as=jane", ...there)).stdout).toBe("no\n");
    expect((await kubectl("create", "token", "default", ...there)).stdout).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+\n?$/);
    expect((await kubectl("delete", "namespace", "other")).stdout).toMatch(/^namespace "other" deleted/);
    expect((await kubectl("get", "all", ...there)).stderr).toBe("No resources found in other namespace.\n");
  });

  test("applies a List as the objects that are in it", async () => {
    const map = (name: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });
    const file = room.manifest("list", { apiVersion: "v1", kind: "List", items: [map("first"), map("second")] });
    expect((await kubectl("apply", "-f", file)).stdout).toBe("configmap/first created\nconfigmap/second created\n");
    expect((await kubectl("delete", "-f", file)).stdout).toMatch(/^configmap "first" deleted.*\nconfigmap "second" deleted/);
  });

  test("runs a Deployment through its life", async () => {
    const labels = { app: "hello" };
    const template = { metadata: { labels }, spec: { containers: [{ name: "c", image: "myapp:1.0" }] } };
    const spec = { replicas: 2, selector: { matchLabels: labels }, template };
    const file = room.manifest("hello", { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "hello" }, spec });
    expect((await kubectl("apply", "-f", file)).stdout).toBe("deployment.apps/hello created\n");
    expect((await kubectl("rollout", "status", "deploy/hello", patience)).stdout).toContain('deployment "hello" successfully rolled out');
    await kubectl("set", "image", "deploy/hello", "c=myapp:1.1");
    await kubectl("rollout", "status", "deploy/hello", patience);
    expect((await kubectl("rollout", "undo", "deploy/hello")).stdout).toBe("deployment.apps/hello rolled back\n");
    expect((await kubectl("delete", "-f", file)).stdout).toMatch(/^deployment.apps "hello" deleted/);
  });

  test("waits, deletes by force, and keeps the pods of a set that is orphaned", async () => {
    const waited = await kubectl("wait", "--for=condition=Ready", "pod/myapp-stateful-0", patience);
    expect(waited.stdout).toBe("pod/myapp-stateful-0 condition met\n");
    const uid = await read(".metadata.uid", "pod/myapp-stateful-1");
    const forced = await kubectl("delete", "pod", "myapp-stateful-1", "--force");
    expect(forced.stdout).toMatch(/^pod "myapp-stateful-1" force deleted/);
    await eventually("another pod", async () => ((await read(".metadata.uid", "pod/myapp-stateful-1")) === uid ? undefined : true));
    expect((await kubectl("delete", set, "--cascade=orphan")).stdout).toMatch(/^statefulset.apps "myapp-stateful" deleted/);
    expect((await kubectl("get", "pods", "-o", "name")).stdout.trim().split("\n")).toHaveLength(3);
  });

  test("cordons, drains and uncordons a node", async () => {
    expect((await kubectl("cordon", "node-1")).stdout).toBe("node/node-1 cordoned\n");
    expect((await kubectl("get", "nodes")).stdout).toMatch(/node-1\s+Ready,SchedulingDisabled/);
    const drained = await kubectl("drain", "node-1", "--ignore-daemonsets", "--force", "--delete-emptydir-data", patience);
    expect(drained.stdout).toContain("node/node-1 drained");
    expect((await kubectl("get", "pods", "--field-selector=spec.nodeName=node-1", "-o", "name")).stdout).toBe("");
    expect((await kubectl("uncordon", "node-1")).stdout).toBe("node/node-1 uncordoned\n");
  });
});
