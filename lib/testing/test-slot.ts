import type { Board, Slot } from "../statefulset/board/board.ts";

/** A slot of set `web` as it is when all is well; a test changes what it is about. */
export function testSlot(ordinal: number, change: Partial<Slot> = {}): Slot {
  return {
    ordinal,
    place: "in-range",
    state: "ready",
    hue: "current",
    fill: "serving",
    podName: `web-${ordinal}`,
    pod: {
      name: `web-${ordinal}`,
      uid: `uid-${ordinal}`,
      phase: "Running",
      ready: true,
      revision: "web-5b77c64f9",
      hue: "current",
      node: "node-1",
      ip: `10.244.0.${ordinal}`,
      createdAt: "2026-01-01T00:00:00Z",
      restarts: 0,
      lives: 1,
      earlier: [],
      containers: [],
    },
    claims: [{ name: `data-web-${ordinal}`, template: "data", phase: "Bound", capacity: "1Gi", accessModes: ["ReadWriteOnce"] }],
    dns: { name: `web-${ordinal}.web.default.svc`, addresses: [`10.244.0.${ordinal}`], matchesPod: true, how: "resolved", ms: 2 },
    counter: { value: 100 + ordinal, how: "by-name" },
    ...change,
  };
}

/** The board of set `web` with these slots. */
export function testBoard(slots: readonly Slot[], ready = slots.length): Board {
  return {
    set: {
      namespace: "default",
      name: "web",
      uid: "uid-web",
      createdAt: "2026-01-01T00:00:00Z",
      generation: 1,
      observedGeneration: 1,
      replicas: slots.length,
      start: 0,
      ready,
      available: ready,
      current: slots.length,
      updated: slots.length,
      strategy: "RollingUpdate",
      podManagementPolicy: "OrderedReady",
      minReadySeconds: 0,
      revisionHistoryLimit: 10,
      retention: { whenDeleted: "Retain", whenScaled: "Retain" },
      selector: { matchLabels: { app: "web" } },
      images: [],
      claimTemplates: [],
      counter: { refused: [] },
    },
    names: { domain: "cluster.local", servers: ["10.96.0.10"] },
    slots: Object.fromEntries(slots.map((slot) => [slot.ordinal, slot])),
    foreignPods: {},
    dark: {},
  };
}
