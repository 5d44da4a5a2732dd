import { describe, expect, it } from "vitest";
import type { Cluster } from "../cluster/cluster.ts";
import type { KindStatus } from "../cluster/kind-status.ts";
import type { Kind } from "../statefulset/objects/kinds.ts";
import { clusterStatus } from "./cluster-status.ts";

const live: KindStatus = { phase: "live", since: 0, asOf: 1_500, objects: 1 };

/** A cluster of which only what the status is made of is there. */
function cluster(change: Partial<Cluster>, statuses: Partial<Record<Kind, Partial<KindStatus>>> = {}) {
  const cache = { status: (kind: Kind) => ({ ...live, ...statuses[kind] }) };
  return { source: "kubeconfig", context: "c", server: "s", insecure: false, cache, ...change } as Cluster;
}

const status = (shown: Cluster, readOnly = false) => clusterStatus(shown, { contexts: [], readOnly });

describe("what is switched off", () => {
  it("is so in a cluster for want of a sign-in, whatever READ_ONLY says, and elsewhere only by READ_ONLY", () => {
    for (const readOnly of [true, false]) expect(status(cluster({ source: "in-cluster" }), readOnly).switchedOff).toBe("no-sign-in");
    expect(status(cluster({}), true).switchedOff).toBe("read-only");
    expect(status(cluster({}))).not.toHaveProperty("switchedOff");
    expect(status(cluster({ source: "lab" }))).not.toHaveProperty("switchedOff");
  });
});

describe("how well the whole is heard", () => {
  const forbidden = { phase: "forbidden", reason: "no" } as const;

  it("is well though kinds without namespaces may not be listed", () => {
    const shown = status(cluster({ namespaces: ["a"] }, { persistentvolumes: forbidden, storageclasses: forbidden, nodes: forbidden }));
    expect(shown.phase).toBe("live");
    expect(shown).not.toHaveProperty("reason");
    expect(shown.kinds.nodes).toMatchObject(forbidden);
  });

  it("is forbidden when sets may be listed nowhere, and well when that is so in one namespace of two", () => {
    expect(status(cluster({}, { statefulsets: forbidden }))).toMatchObject(forbidden);
    const partly = status(cluster({ namespaces: ["a", "b"] }, { statefulsets: { ...forbidden, forbiddenIn: ["b"] } }));
    expect(partly.phase).toBe("live");
    expect(partly.kinds.statefulsets).toMatchObject({ phase: "forbidden", forbiddenIn: ["b"] });
    expect(partly).not.toHaveProperty("reason");
  });

  it("is as bad as the worst of what the board needs", () => {
    expect(status(cluster({}, { services: { phase: "reconnecting", reason: "away" } }))).toMatchObject({
      phase: "reconnecting",
      reason: "away",
    });
    expect(status(cluster({}, { nodes: { phase: "reconnecting" } })).phase).toBe("live");
  });
});
