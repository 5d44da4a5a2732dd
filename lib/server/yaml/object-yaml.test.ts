import { request } from "undici";
import { afterEach, beforeAll, expect, it } from "vitest";
import { yamlQuery } from "../../protocol/yaml-query.ts";
import type { YamlObject } from "../../protocol/yaml-response.ts";
import { labScene } from "../testing/lab-scene.ts";
import { objectYaml } from "./object-yaml.ts";

const scene = labScene();
const address = { namespace: "default", name: "myapp-stateful" };
const path = "/apis/apps/v1/namespaces/default/statefulsets/myapp-stateful";
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

function ask(asked?: YamlObject) {
  return objectYaml(scene.cluster, address, asked, new AbortController().signal);
}

beforeAll(async () => {
  const applied = { apiVersion: "apps/v1", kind: "StatefulSet", metadata: { name: "myapp-stateful" }, spec: { replicas: 5 } };
  const patch = { metadata: { annotations: { [lastApplied]: JSON.stringify(applied), own: "kept" } } };
  const headers = { "content-type": "application/merge-patch+json" };
  const answer = await request(scene.lab.url + path, { method: "PATCH", headers, body: JSON.stringify(patch) });
  expect([answer.statusCode, await answer.body.text()]).toEqual([200, expect.any(String)]);
});
afterEach(() => scene.lab.control.allowAll());

it("answers the set as it is now, and how it differs from what was last applied", async () => {
  const { yaml = "", resourceVersion, applied } = await ask();
  expect(yaml).toMatch(/^apiVersion: apps\/v1\nkind: StatefulSet\nmetadata:\n/);
  expect(yaml).toContain("own: kept");
  expect(yaml).not.toContain(lastApplied);
  expect(yaml).not.toContain("managedFields");
  expect(yaml).toContain(`resourceVersion: "${resourceVersion}"`);
  expect(applied?.differences).toEqual([{ path: "spec.replicas", applied: "5", live: "3" }]);
});

it("offers and answers the set's Services, pods and claims, env values too", async () => {
  const { objects } = await ask();
  expect(objects.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
    "statefulset/myapp-stateful",
    "service/myapp-headless",
    "service/myapp-service",
    "pod/myapp-stateful-0",
    "pod/myapp-stateful-1",
    "pod/myapp-stateful-2",
    "claim/data-myapp-stateful-0",
    "claim/data-myapp-stateful-1",
    "claim/data-myapp-stateful-2",
  ]);
  for (const object of objects) expect((await ask(object)).yaml).toContain(`\n  name: ${object.name}\n`);
});

it("asks for nothing that is not the set's, and for no Secret", async () => {
  await expect(ask({ kind: "pod", name: "another-0" })).rejects.toMatchObject({ code: "not_found" });
  await expect(ask({ kind: "service", name: "kubernetes" })).rejects.toMatchObject({ code: "not_found" });
  await expect(objectYaml(scene.cluster, { ...address, name: "none" }, undefined, new AbortController().signal)).rejects.toMatchObject({
    code: "not_found",
  });
  for (const of of ["secret/web", "pod/../x", "pod/a/b", "pod", "statefulset/web"])
    expect(yamlQuery.safeParse({ of: [of] }).success).toBe(false);
});

it("names the right that is missing, and still what else there is", async () => {
  scene.lab.control.deny({ verb: "get", resource: "pods" });
  const answer = await ask({ kind: "pod", name: "myapp-stateful-0" });
  expect(answer).toMatchObject({ dark: { right: "get pods in namespace default" }, managers: [] });
  expect(answer.yaml).toBeUndefined();
  expect(answer.objects).toHaveLength(9);
});
