import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { labFault } from "../../protocol/lab-fault.ts";
import type { FaultField } from "../../protocol/lab-view.ts";
import { labForEachTest } from "../testing/lab-for-each-test.ts";
import { activeFaultsMax } from "./active-faults.ts";
import { catalogue } from "./catalogue.ts";
import { describeFaults } from "./describe-faults.ts";

const lab = labForEachTest();
const { set } = lab;

test("the catalogue tells of every fault what it does and what one will see, before it is set", () => {
  const { catalogue: views } = describeFaults(lab.control.faults, lab.control.store);
  expect(views.map(({ fault }) => fault)).toEqual(labFault.options.map((option) => option.shape.fault.value));
  for (const { title, does, seen } of views) {
    expect(title).toMatch(/^[A-Z]/);
    expect(does).toMatch(/^[A-Z].*\.$/);
    expect(seen).toMatch(/^[A-Z].*\.$/);
  }
});

test("every parameter that a form asks for is one of the wire's, and what it offers is let in", () => {
  for (const option of labFault.options) {
    const name = option.shape.fault.value;
    const { fault: _, ...parameters } = option.shape as Record<string, unknown>;
    expect(
      catalogue[name].fields.map((field) => field.name),
      name,
    ).toEqual(Object.keys(parameters));
  }
});

test("docs/api.md tells of every fault, word for word", () => {
  const documented = readFileSync(new URL("../../../docs/api.md", import.meta.url), "utf8").split("\n");
  for (const { name, fields, does } of Object.values(catalogue)) {
    expect(documented).toContain(`| \`${name}\` | ${fields.map(describeField).join(", ") || "–"} | ${does} |`);
  }
});

function describeField(field: FaultField): string {
  if (field.kind === "number") return `\`${field.name}\` ${field.min} to ${field.max}`;
  if (field.kind === "target") return `\`${field.name}\`${field.none === undefined ? "" : " (optional)"}`;
  const isFew = field.options.length < 4;
  return `\`${field.name}\`${isFew ? ` ${field.options.map(({ value }) => value).join(" or ")}` : ""}`;
}

test("an active fault is listed with its target and time, and is gone once ended", async () => {
  const fault = { fault: "right-missing", verb: "list", resource: "pods" } as const;
  const active = await set(fault);
  expect(lab.control.faults.list()).toEqual([
    {
      id: active?.id,
      fault: "right-missing",
      title: "A right is missing",
      target: "list pods",
      parameters: fault,
      since: lab.control.faults.now,
    },
  ]);
  await lab.control.faults.end(active?.id ?? "");
  expect(lab.control.faults.list()).toEqual([]);
  await expect(lab.control.faults.end(active?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
});

test("the same fault on the same target takes the place of the one before; on another it stands beside it", async () => {
  await set({ fault: "right-missing", verb: "list", resource: "pods" });
  await set({ fault: "right-missing", verb: "list", resource: "services" });
  const again = await set({ fault: "right-missing", verb: "list", resource: "pods" });
  expect(lab.control.faults.list().map(({ target }) => target)).toEqual(["list services", "list pods"]);
  await lab.control.faults.end(again?.id ?? "");
  expect((await lab.get("/api/v1/pods")).status).toBe(200);
  expect((await lab.get("/api/v1/services")).status).toBe(403);
});

test("no more than so many are active at once, and one that is refused changes nothing", async () => {
  for (let i = 0; i < activeFaultsMax; i++) await set({ fault: "right-missing", verb: "list", resource: "pods", namespace: `n${i}` });
  await expect(set({ fault: "dns-down" })).rejects.toMatchObject({ code: "busy" });
  await lab.control.faults.endAll();
  expect(lab.control.faults.list()).toEqual([]);
});
