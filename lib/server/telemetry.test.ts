import { expect, it } from "vitest";
import type { WatchCache } from "../cluster/cluster.ts";
import type { KindStatus } from "../cluster/kind-status.ts";
import { type Kind, kindNames } from "../statefulset/objects/kinds.ts";
import { createTelemetry } from "./telemetry.ts";

const now = Date.UTC(2026, 0, 1);

function scrape(phases: Partial<Record<Kind, KindStatus["phase"]>> | undefined): Promise<string> {
  const status = (kind: Kind): KindStatus => ({
    phase: phases?.[kind] ?? "live",
    since: 0,
    asOf: now - 90_000,
    objects: 3,
    reason: "shop is away",
  });
  const cache = phases === undefined ? undefined : ({ status } as unknown as WatchCache);
  return createTelemetry({ version: "1.2.3", now: () => now, cache: () => cache, viewers: () => 2 }).registry.metrics();
}

it("shows whether the API server is heard, and how old what is known has become", async () => {
  expect(await scrape({ nodes: "forbidden", storageclasses: "gone" })).toContain("\nsse_explorer_connected 1\n");
  const away = await scrape({ pods: "reconnecting" });
  expect(away).toContain("\nsse_explorer_connected 0\n");
  expect(away).toContain('sse_explorer_watch_phase{kind="pods",phase="reconnecting"} 1');
  expect(away).toContain('sse_explorer_cache_age_seconds{kind="pods"} 90');
  expect(await scrape(undefined)).toContain("\nsse_explorer_connected 0\n");
});

it("labels by kinds and phases alone: as many series for any cluster, and none that names anything of it", async () => {
  const text = await scrape({});
  const own = text.split("\n").filter((line) => /^sse_explorer_(watch|cache|connected|viewers|list|relists|dropped)/.test(line));
  const labels = new Set(own.flatMap((line) => [...line.matchAll(/(\w+)="/g)].map(([, label]) => label)));
  expect(labels).toEqual(new Set(["kind", "phase"]));
  expect(own.length).toBeLessThan(kindNames.length * 8);
  expect(text).not.toContain("shop");
});
