import { expect, test } from "vitest";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { behaviourOf, type Gates, type Release } from "../../controllers/release.ts";
import { validateStatefulSet } from "./validate-stateful-set.ts";

const labels = { app: "web" };

/** What a control plane says of a set with strategy Recreate. */
function refusals(release: Release, gates: Gates, rollingUpdate?: { partition: number }): string[] {
  const set: WireStatefulSet = {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "web", namespace: "default" },
    spec: {
      serviceName: "web",
      podManagementPolicy: "OrderedReady",
      updateStrategy: { type: "Recreate", ...(rollingUpdate && { rollingUpdate }) },
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: "Always",
          dnsPolicy: "ClusterFirst",
          containers: [{ name: "app", image: "app:1", imagePullPolicy: "Always" }],
        },
      },
    },
  };
  return validateStatefulSet(set, undefined, behaviourOf({ release, gates })).map(({ field }) => field);
}

const on: Gates = { StatefulSetRecreateStrategy: true };

test("strategy Recreate is known to release 1.37 with its gate on, and to no other", () => {
  expect(refusals("1.37", on)).toEqual([]);
  expect(refusals("1.37", on, { partition: 1 })).toEqual(["spec.updateStrategy.rollingUpdate"]);
  expect(refusals("1.37", {})).toEqual(["spec.updateStrategy"]);
  expect(refusals("1.36", on)).toEqual(["spec.updateStrategy"]);
  expect(refusals("1.35.4", {})).toEqual(["spec.updateStrategy"]);
});
