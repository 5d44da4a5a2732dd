import { afterEach, beforeEach, expect, it } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { makeClientConfig } from "../kubeconfig/make-client-config.ts";
import { parseKubeconfig } from "../kubeconfig/parse-kubeconfig.ts";
import { selectContext } from "../kubeconfig/select-context.ts";
import { makeSendRequest } from "../requests/api-client.ts";
import { Credentials } from "../requests/credentials.ts";
import { FakeApiServer, sendJson, sendStatus } from "../testing/fake-api-server.ts";
import { kubeconfigFor } from "../testing/kubeconfig-for.ts";
import { AccessReviews } from "./access-reviews.ts";

const clock = new TestClock();
let server: FakeApiServer;
let credentials: Credentials;
let reviews: AccessReviews;
let allowed: boolean;
let bodies: string[];

beforeEach(async () => {
  server = await FakeApiServer.start();
  allowed = true;
  bodies = [];
  server.always = () => (_request, response, incoming) => {
    incoming.setEncoding("utf8").on("data", (text: string) => bodies.push(text));
    incoming.on("end", () => sendJson(response, 201, { status: { allowed } }));
  };
  const selected = selectContext(parseKubeconfig(kubeconfigFor(server.url), "of the test", "/"), undefined);
  credentials = new Credentials(() => makeClientConfig(selected), clock);
  reviews = new AccessReviews(makeSendRequest(server.url, credentials), clock);
});

afterEach(async () => {
  await credentials.close();
  await server.kill();
});

it("asks the API server in RBAC's terms", async () => {
  expect(await reviews.review("create", "pods/exec", "default")).toBe(true);
  expect(await reviews.review("patch", "statefulsets", "default")).toBe(true);
  expect(await reviews.review("patch", "statefulsets", "default", "web")).toBe(true);
  expect(bodies.map((body) => (JSON.parse(body) as { spec: { resourceAttributes: unknown } }).spec.resourceAttributes)).toEqual([
    { verb: "create", group: "", resource: "pods", subresource: "exec", namespace: "default" },
    { verb: "patch", group: "apps", resource: "statefulsets", namespace: "default" },
    { verb: "patch", group: "apps", resource: "statefulsets", namespace: "default", name: "web" },
  ]);
});

it("keeps an answer for a minute, and asks once for many who ask at the same time", async () => {
  await Promise.all([reviews.review("get", "pods", "a"), reviews.review("get", "pods", "a")]);
  allowed = false;
  clock.tick(59_999);
  expect(await reviews.review("get", "pods", "a")).toBe(true);
  expect(bodies).toHaveLength(1);
  clock.tick(1);
  expect(await reviews.review("get", "pods", "a")).toBe(false);
});

it("does not know when the review fails, and does not keep that", async () => {
  server.next.other.push((_request, response) => sendStatus(response, 500, "InternalError", "oh"));
  expect(await reviews.review("get", "pods", "a")).toBeUndefined();
  expect(await reviews.review("get", "pods", "a")).toBe(true);
});
