import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseNames, chartFolder, flagsOf, flagsOfCase, hasHelm, type Manifest, render, type Values } from "./helm-template.ts";

type Spec = Record<string, unknown>;

/** The parts of a StatefulSet that Kubernetes lets be changed (kubernetes/kubernetes pkg/apis/apps/validation, ValidateStatefulSetUpdate). */
const changeable = [
  "replicas",
  "ordinals",
  "template",
  "updateStrategy",
  "revisionHistoryLimit",
  "persistentVolumeClaimRetentionPolicy",
  "minReadySeconds",
];

/** What may never differ between two versions of one object, or the API server refuses the upgrade. */
function immutableOf({ kind, spec, roleRef }: Manifest): unknown {
  const parts = (spec ?? {}) as Spec;
  switch (kind) {
    case "Deployment":
      return parts.selector;
    case "StatefulSet":
      return Object.fromEntries(Object.entries(parts).filter(([key]) => !changeable.includes(key)));
    case "Service":
      return parts.clusterIP;
    default:
      return roleRef;
  }
}

/** Objects that are in both and whose immutable parts differ. */
function refusedOf(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  const keyOf = ({ kind, metadata }: Manifest) => `${kind} ${metadata.namespace} ${metadata.name}`;
  const known = new Map(before.map((manifest) => [keyOf(manifest), JSON.stringify(immutableOf(manifest))]));
  return after.flatMap((manifest) => {
    const was = known.get(keyOf(manifest));
    const is = JSON.stringify(immutableOf(manifest));
    return known.has(keyOf(manifest)) && was !== is ? [`${keyOf(manifest)}: ${was} → ${is}`] : [];
  });
}

const demo = { enabled: true };
/** What may be changed of a demo that runs. */
const allowed: readonly Values[] = [
  { demo: { ...demo, replicas: 7 } },
  { demo: { ...demo, updateStrategy: { partition: 2 } } },
  { demo: { ...demo, updateStrategy: { type: "OnDelete" } } },
  { demo: { ...demo, storage: { whenDeleted: "Delete", whenScaled: "Delete" } } },
  { demo: { ...demo, fsGroup: 2000, resources: { limits: { memory: "256Mi" } } } },
  { demo, image: { tag: "2.0" } },
  { demo, commonLabels: { team: "storage" }, podLabels: { tier: "tools" } },
  { demo, replicas: 2, namespaces: ["shop"], basePath: "/sets", rbac: { clusterScoped: true } },
];

describe.skipIf(!hasHelm)("an upgrade", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "chart-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(allowed)("to %j is taken by the demo that runs, and back again", async (values) => {
    const [before, after] = [await render(flagsOf({ demo })), await render(flagsOf(values))];
    expect(after.some(({ kind }) => kind === "StatefulSet")).toBe(true);
    expect(refusedOf(before, after)).toEqual([]);
    expect(refusedOf(after, before)).toEqual([]);
  });

  it("from any case's values to any other's is taken by everything but the demo", async () => {
    const rendered = await Promise.all(caseNames.map((name) => render(flagsOfCase(name))));
    const others = rendered.map((manifests) => manifests.filter(({ kind }) => kind !== "StatefulSet"));
    for (const before of others) for (const after of others) expect(refusedOf(before, after)).toEqual([]);
  });

  it("to a later version of chart and explorer is taken", async () => {
    const chart = join(folder, "later");
    await cp(chartFolder, chart, { recursive: true });
    const about = await readFile(join(chart, "Chart.yaml"), "utf8");
    await writeFile(join(chart, "Chart.yaml"), about.replace(/^(version|appVersion): .*$/gm, "$1: 9.9.9"));
    const [before, after] = [await render(flagsOf({ demo })), await render(flagsOf({ demo }), { chart })];
    expect(JSON.stringify(after)).toContain("statefulset-explorer:9.9.9");
    expect(refusedOf(before, after)).toEqual([]);
  });

  it.each<Values>([
    { demo: { ...demo, podManagementPolicy: "Parallel" } },
    { demo: { ...demo, storage: { size: "1Gi" } } },
    { demo: { ...demo, storage: { storageClassName: "fast" } } },
  ])("to %j would be refused, as the values say", async (values) => {
    expect(refusedOf(await render(flagsOf({ demo })), await render(flagsOf(values)))).toHaveLength(1);
  });
});
