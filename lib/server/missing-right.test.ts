import { expect, it } from "vitest";
import { missingRight } from "./missing-right.ts";

it("names the right, and the command that grants it to whom", () => {
  const { right, message, command } = missingRight({ verb: "patch", resource: "statefulsets/scale" }, "shop", "anna");
  expect([right, message]).toEqual([
    "patch statefulsets.apps/scale in namespace shop",
    '"anna" may not patch statefulsets.apps/scale in namespace shop.',
  ]);
  expect(command).toContain("--verb=patch --resource=statefulsets.apps/scale -n shop");
  expect(command).toContain("--user=anna");
});

it("warns of a right that gives away more than what it is wanted for", () => {
  const { message, command } = missingRight({ verb: "get", resource: "nodes/proxy" }, undefined, "anna");
  expect(message).toContain("can also run commands in every container of every node");
  expect(command).toContain("kubectl create clusterrole get-nodes-proxy --verb=get --resource=nodes/proxy");
});
