import { describe, expect, test } from "vitest";
import type { Cluster } from "../cluster/cluster.ts";
import { AppError } from "../errors.ts";
import { makePod, makeSet } from "../statefulset/testing/objects.ts";
import { setUsage } from "./set-usage.ts";

const address = { namespace: "default", name: "web" };
const { signal } = new AbortController();

interface Kubelets {
  nodes: readonly string[];
  /** What the node's kubelet answers, or throws. */
  answer: (node: string) => unknown;
  mayAsk?: boolean;
  readsAreOff?: string;
}

/** A cluster with a pod of the set on each node, and their kubelets behind it. */
function clusterOf({ nodes, answer, mayAsk = true, readsAreOff }: Kubelets): Cluster {
  const pods = nodes.map((nodeName, ordinal) => makePod(ordinal, { nodeName }));
  return {
    user: "ann",
    cache: { find: (_kind: string, _namespace: string, name: string) => (name === "web" ? makeSet() : undefined), inNamespace: () => pods },
    may: async () => mayAsk,
    asPerson: () => ({ readsAreOff, get: async ({ name }: { name: string }) => answer(name) }),
  } as unknown as Cluster;
}

const summary = (claim: string, namespace = "default") => ({
  pods: [{ volume: [{ usedBytes: 5, capacityBytes: 9, pvcRef: { name: claim, namespace } }] }],
});

describe("how full the set's volumes are", () => {
  test("each node is asked once, and only claims of the set's namespace are taken", async () => {
    const asked: string[] = [];
    const answer = (node: string) => {
      asked.push(node);
      return node === "a" ? summary("data-web-0") : summary("data-web-0", "other");
    };
    const { claims, unknown } = await setUsage(clusterOf({ nodes: ["a", "b", "a"], answer }), address, signal);
    expect(asked).toEqual(["a", "b"]);
    expect(claims).toEqual({ "data-web-0": { usedBytes: 5, capacityBytes: 9, node: "a" } });
    expect(unknown).toEqual([]);
  });

  test("a node that does not answer is named, the others are not kept from it; no more than twenty are asked", async () => {
    const nodes = Array.from({ length: 23 }, (_, index) => `node-${index}`);
    const answer = (node: string) => {
      if (node === "node-1") throw new AppError("timeout", "node-1 did not answer in time.");
      return summary(`claim-of-${node}`);
    };
    const { claims, unknown } = await setUsage(clusterOf({ nodes, answer }), address, signal);
    expect(Object.keys(claims)).toHaveLength(19);
    expect(unknown.map(({ node }) => node).sort()).toEqual(["node-1", "node-20", "node-21", "node-22"]);
    expect(unknown.find(({ node }) => node === "node-1")?.message).toBe("node-1 did not answer in time.");
  });

  test("without the right nobody is asked, and the right and its command are named", async () => {
    const answer = () => {
      throw new Error("asked all the same");
    };
    const { claims, dark } = await setUsage(clusterOf({ nodes: ["a"], answer, mayAsk: false }), address, signal);
    expect(claims).toEqual({});
    expect(dark?.right).toBe("get nodes/proxy in the whole cluster");
    expect(dark?.command).toContain("--resource=nodes/proxy");
  });

  test("where nothing is asked for anybody it is refused with that reason, and a set that is not there is not found", async () => {
    const off = clusterOf({ nodes: ["a"], answer: () => ({}), readsAreOff: "Until people can sign in nothing is asked for them." });
    await expect(setUsage(off, address, signal)).rejects.toMatchObject({ code: "forbidden", message: expect.stringContaining("sign in") });
    await expect(setUsage(off, { ...address, name: "none" }, signal)).rejects.toMatchObject({ code: "not_found" });
  });
});
