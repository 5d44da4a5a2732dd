import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, vi } from "vitest";
import { systemClock } from "../../clock.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import { openCluster } from "../../cluster/open-cluster.ts";
import { ScaledClock } from "../../lab/clocks/scaled-clock.ts";
import type { LabOptions } from "../../lab/lab-options.ts";
import { type Lab, startLab } from "../../lab/start-lab.ts";
import type { ActionRequest } from "../../protocol/actions/action-request.ts";
import type { ActionResponse } from "../../protocol/actions/action-response.ts";
import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import { Once } from "../actions/once.ts";
import { performAction } from "../actions/perform-action.ts";

/** A request without what `act` says by itself. */
export type Wish = ActionRequest extends infer One
  ? One extends ActionRequest
    ? Omit<One, "key" | "dryRun" | "uid" | "generation">
    : never
  : never;

export interface LabScene {
  readonly lab: Lab;
  readonly cluster: Cluster;
  /** The set as the explorer's cache has it. */
  set(): StatefulSet;
  /** Does it to the set as it is seen now. `change` says otherwise: an older generation, a dry run, a key of one's own. */
  act(wish: Wish, change?: Partial<Pick<ActionRequest, "key" | "dryRun"> & { uid: string; generation: number }>): Promise<ActionResponse>;
  /** Has the lab's API server do something that no action does. */
  request(method: "POST" | "PATCH", path: string, body: object): Promise<void>;
  until(isSo: () => boolean | Promise<boolean>): Promise<unknown>;
}

const speed = 20;
vi.setConfig({ testTimeout: 60_000 });

/** A lab with one scenario for the tests of a file, and an explorer's view of its set, on which actions are done as routes do them. */
export function labScene(
  options: { name?: string; readOnly?: boolean; beforeStart?: (cluster: Cluster, lab: Lab) => void } & Pick<
    LabOptions,
    "scenario" | "release" | "gates"
  > = {},
): LabScene {
  const { name = "myapp-stateful", readOnly = false, beforeStart, scenario = "myapp-stateful", ...rules } = options;
  let lab: Lab;
  let cluster: Cluster;
  const once = new Once<ActionResponse>(systemClock);
  const until = (isSo: () => boolean | Promise<boolean>) => vi.waitUntil(isSo, { timeout: 30_000, interval: 10 });
  const set = () => {
    const found = cluster.cache.find("statefulsets", "default", name);
    if (!found) throw new Error(`There is no set ${name}.`);
    return found;
  };
  beforeAll(async () => {
    lab = await startLab({ scenario, speed, ...rules });
    const { kubeconfig: kubeconfigText, network } = lab;
    const clock = new ScaledClock(systemClock, { speed });
    cluster = await openCluster({ source: "lab", kubeconfigText, network, readOnly, clock, random: () => 0 });
    beforeStart?.(cluster, lab);
    cluster.start();
    await until(() => cluster.cache.isSynced());
  });
  afterAll(async () => {
    await cluster.close();
    await lab.close();
  });
  return {
    get lab() {
      return lab;
    },
    get cluster() {
      return cluster;
    },
    set,
    act: (wish, change = {}) => {
      const { uid, generation } = set();
      const request = { key: randomUUID(), dryRun: false, uid, generation, ...wish, ...change } as ActionRequest;
      return performAction({ cluster, once }, { namespace: "default", name }, request);
    },
    request: async (method, path, body) => {
      const token = /token: "?([^"\s]+)/.exec(lab.kubeconfig)?.[1] ?? "";
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json",
      };
      const init: RequestInit = { method, headers, body: JSON.stringify(body) };
      const answer = await fetch(`${lab.url}${path}`, init);
      if (!answer.ok) throw new Error(await answer.text());
    },
    until,
  };
}
