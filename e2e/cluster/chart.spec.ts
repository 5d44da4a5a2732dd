import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Helm, helmFor } from "../helm.ts";
import { explorerImage } from "./image-names.ts";
import { accountOf, chart, demo, expect, release, test } from "./installation.ts";

test("what the chart renders of every case of values, the API server takes as it is", async ({ namespace }) => {
  const helm = helmFor(namespace.kubeconfig);
  const folder = await mkdtemp(join(tmpdir(), "chart-"));
  // A pod's account has to be there for the pod to be taken, even in a dry run.
  for (const account of [release, `${release}-sets`, "sets", "reader"]) await namespace.kubectl("create", "serviceaccount", account);
  const cases = join(chart, "tests", "cases");
  for (const file of await readdir(cases)) {
    await test.step(file, async () => {
      const rendered = await helm("template", release, chart, "--namespace", namespace.name, "--values", join(cases, file));
      const path = join(folder, file);
      // The namespaces that the cases watch are not there; this one is.
      await writeFile(path, rendered.replaceAll(/namespace: "(shop|billing|tools)"/g, `namespace: ${namespace.name}`));
      await namespace.kubectl("apply", "--dry-run=server", "--validate=strict", "--filename", path);
    });
  }
  await rm(folder, { recursive: true });
});

test("helm 3.17 installs it as well, under any user and a base path; checks, upgrades, rolls back and removes it", async ({
  namespace,
}) => {
  await namespace.kubectl("label", "namespace", namespace.name, "pod-security.kubernetes.io/enforce=restricted");
  const everywhere = helmFor(namespace.kubeconfig, "v32");
  const helm: Helm = (...args) => everywhere("--namespace", namespace.name, ...args);
  const image = explorerImage.lastIndexOf(":");
  const named = `image.repository=${explorerImage.slice(0, image)},image.tag=${explorerImage.slice(image + 1)}`;
  const settings = `${named},basePath=/tools/sets,demo.enabled=true,demo.replicas=2`;
  const users = "podSecurityContext.runAsUser=1000650000,demo.fsGroup=1000650000";
  const wait = ["--wait", "--timeout", "2m"];
  const replicas = () => namespace.kubectl("get", "deployment", release, "-o", "jsonpath={.status.readyReplicas}");
  const partition = () =>
    namespace.kubectl("get", "statefulset", demo, "-o", "jsonpath={.spec.updateStrategy.rollingUpdate.partition}/{.spec.replicas}");

  await helm("install", release, chart, ...wait, "--set", settings, "--set", users);
  expect(await helm("test", release)).toContain("Succeeded");
  expect(await namespace.kubectl("exec", `deployment/${release}`, "--", "id", "-u")).toBe("1000650000\n");
  await helm("upgrade", release, chart, ...wait, "--reuse-values", "--set", "replicas=2,demo.updateStrategy.partition=1,demo.replicas=3");
  expect([await replicas(), await partition()]).toEqual(["2", "1/3"]);
  expect(await namespace.kubectl("get", "poddisruptionbudget", "-o", "name")).toContain(release);
  expect(await helm("test", release)).toContain("Succeeded");
  await helm("rollback", release, "1", ...wait);
  expect([await replicas(), await partition()]).toEqual(["1", "0/2"]);
  await helm("uninstall", release, "--wait");
  const left = () => namespace.kubectl("get", "all,serviceaccount,networkpolicy,poddisruptionbudget,secret", "-o", "name");
  await expect.poll(left).toBe("serviceaccount/default\n");
  expect((await namespace.kubectl("get", "persistentvolumeclaim", "-o", "name")).trim().split("\n")).toHaveLength(3);
});

test("helm test fails and says so when the account may more than it should", async ({ namespace, installation }) => {
  await installation.install();
  await namespace.kubectl("create", "role", "too-much", "--verb=delete", "--resource=pods");
  await namespace.kubectl("create", "rolebinding", "too-much", "--role=too-much", `--serviceaccount=${namespace.name}:${release}`);
  // The account has it in this namespace alone, so an installation for all namespaces does not ask about it.
  await installation.helm("test", release);
  await installation.upgrade(`namespaces={${namespace.name}}`);
  await expect(installation.helm("test", release)).rejects.toThrow(/failed/i);
  expect(await namespace.kubectl("logs", `${release}-test`)).toContain(
    `NOT OK  the account may not delete pods in ${namespace.name}: it may`,
  );
  expect(await namespace.kubectl("auth", "can-i", "delete", "pods", `--as=${accountOf(namespace)}`)).toBe("yes\n");
});
