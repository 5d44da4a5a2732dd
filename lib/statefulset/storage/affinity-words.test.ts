import { expect, test } from "vitest";
import { affinityWords } from "./affinity-words.ts";

const hostname = "kubernetes.io/hostname";

test("a volume's place is said in words", () => {
  expect(affinityWords({})).toBeUndefined();
  expect(affinityWords({ nodeTerms: [[]] })).toBeUndefined();
  expect(affinityWords({ nodeTerms: [[{ key: hostname, operator: "In", values: ["n1"] }]] })).toBe("node n1");
  const zoneAndDisk = [
    { key: "topology.kubernetes.io/zone", operator: "In", values: ["a", "b"] },
    { key: "disk", operator: "Exists", values: [] },
  ];
  expect(affinityWords({ nodeTerms: [zoneAndDisk] })).toBe("zone a or b and nodes with the label disk");
  const either = ["n1", "n2"].map((node) => [{ key: hostname, operator: "In", values: [node] }]);
  expect(affinityWords({ nodeTerms: either })).toBe("node n1; or node n2");
  expect(affinityWords({ nodeTerms: [[{ key: "constructor", operator: "NotIn", values: ["x"] }]] })).toBe("not constructor x");
});
