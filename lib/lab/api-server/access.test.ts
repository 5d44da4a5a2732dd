import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EventRecorder } from "../loops/event-recorder.ts";
import { type LabServer, startLabServer } from "../testing/lab-server.ts";

const base = "/api/v1/namespaces/default";
const rbac = "/apis/rbac.authorization.k8s.io/v1";

let server: LabServer;
beforeEach(async () => {
  server = await startLabServer("secret", { anonymous: "anonymous" });
});
afterEach(() => server.close());

const as = (user: string) => ({ "impersonate-user": user });

async function give(user: string, rules: unknown[]): Promise<void> {
  await server.ask({ method: "POST", path: `${rbac}/namespaces/default/roles`, body: { metadata: { name: "some" }, rules } });
  const roleRef = { kind: "Role", name: "some" };
  const body = { metadata: { name: "some" }, roleRef, subjects: [{ kind: "User", name: user }] };
  expect((await server.ask({ method: "POST", path: `${rbac}/namespaces/default/rolebindings`, body })).status).toBe(201);
}

async function codeOf(method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<number> {
  return (await server.ask({ method, path, headers, ...(body !== undefined && { body }) })).status;
}

describe("what roles allow", () => {
  test("only the verbs, resources, names and namespace that a binding gives", async () => {
    await give("jane", [
      { apiGroups: [""], resources: ["pods"], verbs: ["list"] },
      { apiGroups: [""], resources: ["configmaps"], resourceNames: ["kube-root-ca.crt"], verbs: ["get"] },
    ]);
    expect(await codeOf("GET", `${base}/pods`, as("jane"))).toBe(200);
    expect(await codeOf("GET", `${base}/pods`, as("john"))).toBe(403);
    expect(await codeOf("GET", `${base}/pods/x`, as("jane"))).toBe(403);
    expect(await codeOf("GET", "/api/v1/namespaces/conformance/pods", as("jane"))).toBe(403);
    expect(await codeOf("GET", "/api/v1/pods", as("jane"))).toBe(403);
    expect(await codeOf("GET", `${base}/configmaps/kube-root-ca.crt`, as("jane"))).toBe(200);
    expect(await codeOf("GET", `${base}/configmaps/other`, as("jane"))).toBe(403);
    expect(await codeOf("GET", `${base}/configmaps`, as("jane"))).toBe(403);
  });

  test("a right that is taken away is taken from the owner too, until it is given back", async () => {
    const giveBack = server.authorizer.deny({ verb: "list", resource: "pods" });
    expect(await codeOf("GET", `${base}/pods`, {})).toBe(403);
    giveBack();
    expect(await codeOf("GET", `${base}/pods`, {})).toBe(200);
  });

  test("who may not impersonate is told so, and does nothing in the other's name", async () => {
    await give("jane", [{ apiGroups: [""], resources: ["serviceaccounts/token"], verbs: ["create"] }]);
    const { body } = await server.ask({ method: "POST", path: `${base}/serviceaccounts/default/token`, headers: as("jane"), body: {} });
    const { token } = (body as { status: { token: string } }).status;
    const answer = await server.ask({ path: `${base}/pods`, headers: { authorization: `Bearer ${token}`, ...as("system:admin") } });
    expect(answer.status).toBe(403);
    const account = "system:serviceaccount:default:default";
    expect(answer.body).toMatchObject({
      message: `users "system:admin" is forbidden: User "${account}" cannot impersonate resource "users" in API group "" at the cluster scope`,
    });
  });
});

describe("tokens of service accounts", () => {
  const request = { method: "POST", path: `${base}/serviceaccounts/default/token` };
  const issue = async (seconds: number) => {
    const { body } = await server.ask({ ...request, body: { spec: { expirationSeconds: seconds } } });
    return { authorization: `Bearer ${(body as { status: { token: string } }).status.token}` };
  };
  const whoAmI = async (headers: Record<string, string>) => {
    const answer = await server.ask({ method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", headers, body: {} });
    return (answer.body as { status?: { userInfo?: unknown }; code?: number }).status?.userInfo ?? answer.status;
  };

  test("say who it is, with its groups", async () => {
    expect(await whoAmI(await issue(600))).toMatchObject({
      username: "system:serviceaccount:default:default",
      groups: ["system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated"],
    });
  });

  test("are good until they expire, and while their account lives", async () => {
    const [short, long] = [await issue(600), await issue(6000)];
    server.clock.tick(600_000);
    expect(await whoAmI(short)).toBe(401);
    expect(await whoAmI(long)).toMatchObject({ username: "system:serviceaccount:default:default" });
    // It is made anew at once, and is another.
    server.store.remove("serviceaccounts", "default", "default");
    server.rest();
    expect(server.store.get("serviceaccounts", "default", "default")).toBeDefined();
    expect(await whoAmI(long)).toBe(401);
  });

  test("cannot be made up, nor changed", async () => {
    const { authorization } = await issue(600);
    const [head = "", claims = "", signature = ""] = authorization.slice("Bearer ".length).split(".");
    const other = Buffer.from(Buffer.from(claims, "base64url").toString().replace('"exp":', '"exp":9')).toString("base64url");
    for (const token of [`${head}.${other}.${signature}`, `${head}.${claims}.`, `${head}.${claims}`, "a.b.c", "rubbish"]) {
      expect(await whoAmI({ authorization: `Bearer ${token}` }), token).toBe(401);
    }
  });
});

describe("namespaces", () => {
  const create = (name: string) => server.ask({ method: "POST", path: "/api/v1/namespaces", body: { metadata: { name } } });

  test("have a service account and the root certificate from the start, and get them back", async () => {
    expect((await create("new")).body).toMatchObject({ status: { phase: "Active" }, spec: { finalizers: ["kubernetes"] } });
    server.rest();
    expect(server.store.get("serviceaccounts", "new", "default")).toBeDefined();
    server.store.remove("configmaps", "new", "kube-root-ca.crt");
    server.rest();
    expect(server.store.get("configmaps", "new", "kube-root-ca.crt")?.data).toHaveProperty(["ca.crt"]);
  });

  test("that are deleted take nothing new, and go with the last of what is in them", async () => {
    await create("old");
    const path = "/api/v1/namespaces/old/configmaps";
    const metadata = { name: "kept", finalizers: ["example.com/wait"] };
    await server.ask({ method: "POST", path, body: { metadata } });
    server.rest();
    expect((await server.ask({ method: "DELETE", path: "/api/v1/namespaces/old" })).body).toMatchObject({
      status: { phase: "Terminating" },
    });
    server.rest();
    const refused = await server.ask({ method: "POST", path, body: { metadata: { name: "late" } } });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      message: 'configmaps "late" is forbidden: unable to create new content in namespace old because it is being terminated',
    });
    // What controllers tell of it meanwhile is lost, and stops nobody.
    new EventRecorder(server.store, server.clock).record(
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "x", namespace: "old" } },
      { component: "somebody" },
      { type: "Normal", reason: "Seen", message: "late" },
    );
    expect(server.store.list("events", "old")).toEqual([]);
    expect(server.store.list("configmaps", "old").map((map) => map.metadata.name)).toEqual(["kept"]);
    const headers = { "content-type": "application/merge-patch+json" };
    await server.ask({ method: "PATCH", path: `${path}/kept`, headers, body: { metadata: { finalizers: null } } });
    server.rest();
    expect(server.store.get("namespaces", "", "old")).toBeUndefined();
    expect((await server.ask({ method: "POST", path, body: { metadata: { name: "late" } } })).status).toBe(404);
  });
});

describe("writes that meet", () => {
  const path = `${base}/configmaps/shared`;
  const put = (resourceVersion: string | undefined, value: string) =>
    server.ask({
      method: "PUT",
      path,
      body: { metadata: { name: "shared", ...(resourceVersion && { resourceVersion }) }, data: { value } },
    });

  test("the second of two that started from the same version is refused, and a third without a version wins", async () => {
    const made = await server.ask({
      method: "POST",
      path: `${base}/configmaps`,
      body: { metadata: { name: "shared" }, data: { value: "0" } },
    });
    const { resourceVersion } = (made.body as { metadata: { resourceVersion: string } }).metadata;
    expect((await put(resourceVersion, "1")).status).toBe(200);
    expect((await put(resourceVersion, "2")).status).toBe(409);
    expect((await put(undefined, "3")).status).toBe(200);
    expect(server.store.get("configmaps", "default", "shared")?.data).toEqual({ value: "3" });
  });

  test("many patches at once each find what the others have left", async () => {
    await server.ask({ method: "POST", path: `${base}/configmaps`, body: { metadata: { name: "shared" } } });
    const headers = { "content-type": "application/merge-patch+json" };
    const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);
    await Promise.all(keys.map((key) => server.ask({ method: "PATCH", path, headers, body: { data: { [key]: "x" } } })));
    expect(Object.keys(server.store.get("configmaps", "default", "shared")?.data ?? {}).sort()).toEqual(keys.toSorted());
  });
});
