import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { setFromYaml } from "./set-from-yaml.ts";

const web = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web, namespace: shop}
spec:
  replicas: 5
  serviceName: web
  minReadySeconds: 3
  ordinals: {start: 2}
  podManagementPolicy: Parallel
  updateStrategy:
    type: RollingUpdate
    rollingUpdate: {partition: 3, maxUnavailable: 25%}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 10
      containers:
        - {name: web, image: web:1, readinessProbe: {httpGet: {port: 80}}}
  volumeClaimTemplates:
    - {metadata: {name: data}, spec: {}}
`;

/** The sentence with which it is refused. */
function refusalOf(text: string): string {
  try {
    setFromYaml(text);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return "it was taken";
}

describe("a StatefulSet as YAML", () => {
  it("is taken with all that a forecast needs", () => {
    expect(setFromYaml(web).set).toEqual({
      namespace: "shop",
      name: "web",
      replicas: 5,
      start: 2,
      podManagementPolicy: "Parallel",
      updateStrategy: { type: "RollingUpdate", partition: 3, maxUnavailable: "25%" },
      minReadySeconds: 3,
      hasReadinessProbe: true,
      graceSeconds: 10,
      claimTemplates: 1,
    });
  });

  it("has the API server's defaults where it says nothing", () => {
    const { set } = setFromYaml('{"kind": "StatefulSet", "metadata": {"name": "a"}, "spec": {"template": {"spec": {"containers": []}}}}');
    expect(set).toEqual({
      namespace: "default",
      name: "a",
      replicas: 1,
      start: 0,
      podManagementPolicy: "OrderedReady",
      updateStrategy: { type: "RollingUpdate" },
      minReadySeconds: 0,
      hasReadinessProbe: false,
      graceSeconds: 30,
      claimTemplates: 0,
    });
  });

  it("is found among other documents, and in a List", () => {
    const service = "kind: Service\nmetadata: {name: web}\n";
    const found = setFromYaml(`${service}---\n${web}---\n# nothing\n`);
    expect([found.line, found.leftOut, found.set.name]).toEqual([4, ["Service web"], "web"]);
    const indented = web.replaceAll("\n", "\n    ");
    expect(setFromYaml(`kind: List\nitems:\n  - ${indented.trimEnd()}\n`).set.replicas).toBe(5);
  });

  it.each([
    ["", "There is nothing in it: a StatefulSet is wanted."],
    ["hello", "Line 1: This is no object of Kubernetes: a StatefulSet is wanted."],
    ["kind: Deployment\nmetadata: {name: a}", "There is no StatefulSet in it, only Deployment a."],
    ["kind: StatefulSet", "Line 1: spec is missing."],
    [`${web}---\n${web}`, "Line 23: There are 2 StatefulSets, on the lines 1 and 23: leave only the one that is meant."],
    [web.replace("replicas: 5", "replicas: five"), 'Line 5: spec.replicas is "five": it must be a whole number from 0 to 1000.'],
    [web.replace("replicas: 5", "replicas: 1000000"), "Line 5: spec.replicas is 1000000: it can be 1000 at the most in a forecast."],
    [web.replace("replicas: 5", "replicas: -1"), "Line 5: spec.replicas is -1: it must be a whole number from 0 to 1000."],
    [
      web.replace("25%", "0"),
      'Line 12: spec.updateStrategy.rollingUpdate.maxUnavailable is 0: it must be a whole number above 0, or a percentage from "1%" to "100%".',
    ],
    [web.replace("Parallel", "Sideways"), 'Line 9: spec.podManagementPolicy is "Sideways": it must be OrderedReady or Parallel.'],
    [
      web.replace("name: web, namespace", "name: ../etc, namespace"),
      "Line 3: metadata.name is \"../etc\": it must be a DNS name: lower-case letters, digits, '-' and '.'.",
    ],
    [`${web}  replicas: 6\n`, 'Line 22: The key "replicas" stands twice in one mapping.'],
    ["kind: [", "Line 1: This is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ]."],
    ["kind: StatefulSet\nspec: *there", "Line 1: Its aliases (*) come to too much, or lead nowhere: write out what they stand for."],
    ["x".repeat(1024 * 1024 + 1), "The YAML is larger than 1 MiB: leave the StatefulSet alone in it."],
    ["---\n".repeat(300), "There are more than 200 documents: leave the StatefulSet alone."],
    ["[".repeat(100_000), "This cannot be read as YAML: it is nested too deep."],
  ])("is refused in a sentence, with the line: %#", (text, sentence) => {
    expect(refusalOf(text)).toBe(sentence);
  });

  it("is refused when its aliases are a bomb", () => {
    const levels = Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(", ")}]`);
    expect(refusalOf(`kind: StatefulSet\nl0: &l0 [a, b]\n${levels.join("\n")}`)).toContain("aliases");
  });

  it("is read in time that grows with its length alone, also with as many keys as fit", () => {
    const keys = Array.from({ length: 80_000 }, (_, index) => `k${index}: 1`).join("\n");
    expect(refusalOf(keys)).toBe("There is no StatefulSet in it, only an object without a kind.");
    expect(refusalOf("a\n...\n".repeat(150_000))).toBe("There are more than 200 documents: leave the StatefulSet alone.");
  });

  it("has tags and prototypes in it that do nothing", () => {
    const { set } = setFromYaml(`${web}evil: !!js/function "function () {}"\n__proto__: {replicas: 7}\nconstructor: 1\n`);
    expect(set.replicas).toBe(5);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});
