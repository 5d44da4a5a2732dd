import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { WireConfigMap } from "../../controllers/objects/cluster-objects.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { apply } from "../../protocol/merge-patch.ts";
import { cut, normal } from "../testing/conformance.ts";
import { listRecordings, recordingsOf } from "../testing/conformance-directory.ts";
import { type LabServer, startLabServer } from "../testing/lab-server.ts";
import { notePlayed } from "../testing/note-played.ts";

interface Exchange {
  request: { method?: string; path: string; headers?: Record<string, string>; body?: unknown; ms?: number };
  response: { status: number; type?: string; retryAfter?: string; body: unknown };
}

const namespace = "conformance";
const token = "secret";
const kubeRoot = {
  description:
    "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.",
  certificate: "-----BEGIN CERTIFICATE-----",
};

let server: LabServer;
beforeEach(async () => {
  server = await startLabServer(token);
  server.store.create("configmaps", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "kube-root-ca.crt", namespace, annotations: { "kubernetes.io/description": kubeRoot.description } },
    data: { "ca.crt": kubeRoot.certificate },
  });
});
afterEach(() => server.close());

function recording(name: string): Exchange[] {
  const text = readFileSync(join(recordingsOf("http"), `${name}.json`), "utf8");
  return (JSON.parse(text) as { exchanges: Exchange[] }).exchanges;
}

const comparedMin: Readonly<Record<string, number>> = { listing: 20, watching: 12, access: 7 };

/** What other issues add, by what stands in the path: kinds, and requests that write. */
const notServed = ["/deployments", "/secrets", "/serviceaccounts", "selfsubjectrulesreviews", "/pods/evicted", "poddisruptionbudgets"];
/** Said in other words by design: who the user is, impersonation, and lists of everything that is served. */
const differs = ["/apis/authentication.k8s.io/v1/selfsubjectreviews", "/api/v1", "/apis/apps/v1"];

function isCompared({ request }: Exchange): boolean {
  const path = request.path.split("?")[0] ?? "";
  if (notServed.some((part) => request.path.includes(part)) || differs.includes(path)) return false;
  if (request.headers?.["impersonate-user"] !== undefined) return false;
  // The API list in its aggregated form holds every resource of the group, as /apis/apps/v1 does.
  if (request.headers?.accept?.includes("apidiscovery")) return false;
  return request.method === undefined || request.path.includes("selfsubjectaccessreviews");
}

/** Writes are made in the store, until the API server takes them. Answers the version after. */
function write({ method, path, body }: Exchange["request"]): void {
  const { store } = server;
  const name = path.split("?")[0]?.split("/").at(-1) ?? "";
  if (method === "POST" && path.endsWith("/configmaps")) {
    const map = body as WireConfigMap;
    store.create("configmaps", { ...map, metadata: { ...map.metadata, namespace } });
  } else if (method === "POST" && path.endsWith("/statefulsets")) {
    const set = body as WireStatefulSet;
    store.create("statefulsets", { ...set, metadata: { ...set.metadata, namespace } });
  } else if (method === "PATCH" && path.includes("/configmaps/")) {
    store.update("configmaps", apply(store.get("configmaps", namespace, name), body) as WireConfigMap);
  } else if (method === "DELETE" && path.includes("/configmaps/")) store.remove("configmaps", namespace, name);
}

const dialogues = ["listing", "watching", "access"].filter((name) => listRecordings("http").includes(name));

test("dialogues are read from CONFORMANCE_DIR, or the product's own copies", (context) => {
  notePlayed(context, dialogues.join(", ") || "none there");
});

test.for(dialogues)("%s: the same answers as a real server gave", async (name, context) => {
  let compared = 0;
  const remembered = { version: "", continue: "" };
  for (const exchange of recording(name)) {
    const { request, response } = exchange;
    write(request);
    if (request.method === "POST" && remembered.version === "") remembered.version = String(server.store.version);
    server.rest();
    if (!isCompared(exchange)) continue;
    const path = request.path
      .replace("<rv of an earlier answer>", remembered.version)
      .replace("<continue of an earlier answer>", remembered.continue);
    const answer = await server.ask({ ...request, path });
    const { metadata } = (answer.body ?? {}) as { metadata?: { continue?: string } };
    remembered.continue = metadata?.continue ?? remembered.continue;
    const label = `${request.method ?? "GET"} ${request.path} ${JSON.stringify(request.headers ?? {})}`;
    expect(answer.status, label).toBe(response.status);
    expect(answer.type, label).toBe(response.type);
    expect(answer.retryAfter, label).toBe(response.retryAfter);
    expect(normal(cut(request, answer.body, response.body)), label).toEqual(normal(response.body));
    notePlayed(context, `${label}: ${answer.status}`);
    compared++;
  }
  expect(compared, "exchanges that were compared").toBeGreaterThanOrEqual(comparedMin[name] ?? 1);
});
