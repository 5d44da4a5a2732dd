// What `helm test` runs, in the explorer's image and with the explorer's account: is it ready through its Service, does it see what it
// should, and may the account do what it needs and nothing else?
import { readFile } from "node:fs/promises";

const { EXPLORER_URL = "", NAMESPACES = "", RULES = "[]", CLUSTER_RULES = "[]" } = process.env;
const attemptsMax = 60;
const pauseMs = 1_000;
const timeoutMs = 5_000;

/** What a dashboard that only looks has no business with. */
const forbidden = [
  ["", "pods", "delete"],
  ["", "pods", "create"],
  ["", "pods/exec", "create"],
  ["", "pods/exec", "get"],
  ["", "pods/proxy", "get"],
  ["", "persistentvolumeclaims", "delete"],
  ["", "secrets", "get"],
  ["", "secrets", "list"],
  ["", "configmaps", "list"],
  ["apps", "statefulsets", "patch"],
  ["apps", "statefulsets/scale", "update"],
];

const namespaces = NAMESPACES === "" ? [undefined] : NAMESPACES.split(",");
const rules = expand(JSON.parse(RULES));
const clusterRules = expand(JSON.parse(CLUSTER_RULES));
let failed = 0;

await waitUntilReady();
await checkStatus();
for (const namespace of namespaces) {
  for (const right of rules) await checkRight(right, namespace, true);
  for (const right of forbidden) await checkRight(right, namespace, false);
}
for (const right of clusterRules) await checkRight(right, undefined, true);
say(failed === 0, "all of it", `${failed} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** RBAC's rules as single rights: group, resource, verb. */
function expand(given) {
  return given.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => [group, resource, verb]))),
  );
}

function say(isRight, what, otherwise) {
  console.log(isRight ? `ok      ${what}` : `NOT OK  ${what}: ${otherwise}`);
  if (!isRight) failed += 1;
}

async function waitUntilReady() {
  let seen = "";
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    seen = await ask("/readyz").then(
      async (answer) => (answer.ok ? undefined : `${answer.status} ${(await answer.text()).trim()}`),
      (error) => `${error.message} ${error.cause?.message ?? ""}`.trim(),
    );
    if (seen === undefined) break;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  say(seen === undefined, `GET ${EXPLORER_URL}/readyz`, seen);
}

async function checkStatus() {
  const answer = await ask("/api/status").catch((error) => ({ ok: false, status: error.message }));
  say(answer.ok, `GET ${EXPLORER_URL}/api/status`, answer.status);
  if (!answer.ok) return;
  const status = await answer.json();
  say(status.source === "in-cluster", "it shows the cluster that it runs in", status.source);
  for (const resource of new Set([...rules, ...clusterRules].map(([, name]) => name))) {
    const { phase, reason = "" } = status.kinds?.[resource] ?? {};
    say(phase === "live", `it watches ${resource}`, `${phase} ${reason}`);
  }
}

function ask(path) {
  return fetch(`${EXPLORER_URL}${path}`, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
}

async function checkRight([group, name, verb], namespace, expected) {
  const [resource, subresource] = name.split("/");
  const where = namespace === undefined ? "the whole cluster" : namespace;
  const what = `the account may ${expected ? "" : "not "}${verb} ${name}${group === "" ? "" : `.${group}`} in ${where}`;
  try {
    say((await may({ group, resource, subresource, verb, namespace })) === expected, what, expected ? "it may not" : "it may");
  } catch (error) {
    say(false, what, error.message);
  }
}

/** The API server's own answer, to the account itself. */
async function may(resourceAttributes) {
  const token = await readFile("/var/run/secrets/kubernetes.io/serviceaccount/token", "utf8");
  const answer = await fetch("https://kubernetes.default.svc/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview", spec: { resourceAttributes } }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!answer.ok) throw new Error(`the API server answered ${answer.status}`);
  return (await answer.json()).status.allowed === true;
}
