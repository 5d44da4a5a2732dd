import { z } from "zod";
import { lanesMax, replicasMax } from "../simulation/forecast-request.ts";
import { deploymentProblem } from "../simulation/lane-from-text.ts";
import { isMaxUnavailable, startMax, timeMsMax } from "../simulation/set-from-manifest.ts";
import { namespaceName, setName } from "./set-address.ts";

const intMax = 2_147_483_647;

function whole(max: number, min = 0) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

/** Milliseconds, up to a day. */
const time = whole(timeMsMax);
const duration = z.strictObject({ ms: time, spreadMs: time.default(0) });
const policy = z.enum(["OrderedReady", "Parallel"], { error: "must be OrderedReady or Parallel" });
const count = z.union([z.int(), z.string()], { error: "must be a whole number or a percentage" });
const maxUnavailable = count.refine(isMaxUnavailable, 'must be a whole number above 0, or a percentage from "1%" to "100%"');
const ordinals = z.array(whole(startMax + replicasMax)).max(replicasMax, { error: `can have ${replicasMax} ordinals at the most` });

/** A set as fields; only `replicas` has to be said. */
export const forecastSet = z.strictObject({
  namespace: namespaceName.default("default"),
  name: setName.default("web"),
  replicas: whole(replicasMax),
  start: whole(startMax).default(0),
  podManagementPolicy: policy.default("OrderedReady"),
  updateStrategy: z
    .strictObject({
      type: z.enum(["RollingUpdate", "OnDelete", "Recreate"], { error: "must be RollingUpdate, OnDelete or Recreate" }),
      partition: z.exactOptional(whole(intMax)),
      maxUnavailable: z.exactOptional(maxUnavailable),
    })
    .default({ type: "RollingUpdate" }),
  minReadySeconds: whole(timeMsMax / 1000).default(0),
  hasReadinessProbe: z.boolean().default(true),
  graceSeconds: whole(timeMsMax / 1000).default(30),
  claimTemplates: whole(100).default(0),
  notReady: z.exactOptional(ordinals),
});

const gates = {
  MaxUnavailableStatefulSet: z.exactOptional(z.boolean()),
  StatefulSetSemanticRevisionComparison: z.exactOptional(z.boolean()),
  DeploymentReplicaSetTerminatingReplicas: z.exactOptional(z.boolean()),
  StatefulSetRecreateStrategy: z.exactOptional(z.boolean()),
};

/** What a forecast takes besides the set. Lanes, times and release have no default here: they follow from the set. */
export const forecastFields = {
  change: z
    .strictObject({
      template: z.boolean().default(false),
      replicas: z.exactOptional(whole(replicasMax)),
      start: z.exactOptional(whole(startMax)),
    })
    .default({ template: true }),
  lanes: z.exactOptional(
    z
      .array(laneSpec())
      .min(1, { error: "there must be one lane at least" })
      .max(lanesMax, { error: `there can be ${lanesMax} lanes at the most` }),
  ),
  pod: z.exactOptional(
    z.strictObject({
      start: z.exactOptional(duration),
      ready: z.exactOptional(duration),
      stop: z.exactOptional(duration),
      source: z.exactOptional(
        z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("given") }),
          z.strictObject({ kind: z.literal("measured"), of: whole(intMax, 1) }),
        ]),
      ),
    }),
  ),
  revision: z
    .discriminatedUnion(
      "kind",
      [
        z.strictObject({ kind: z.literal("works") }),
        z.strictObject({
          kind: z.literal("slow"),
          factor: z.number().min(0.01, { error: "must be above 0" }).max(1000, { error: "can be 1000 at the most" }),
        }),
        z.strictObject({ kind: z.literal("never-ready") }),
        z.strictObject({ kind: z.literal("crash-loop"), runsMs: time.default(1000), hasReadinessProbe: z.boolean().default(true) }),
        z.strictObject({ kind: z.literal("ready-then-fails"), afterMs: time.default(10_000) }),
      ],
      { error: "must be works, slow, never-ready, crash-loop or ready-then-fails" },
    )
    .default({ kind: "works" }),
  person: z
    .strictObject({
      goesBackAfterMs: z.exactOptional(time),
      deletesStuckAfterMs: z.exactOptional(time),
      lowersPartition: z.exactOptional(z.strictObject({ by: whole(replicasMax, 1).default(1), pauseMs: time.default(0) })),
      deletesPods: z.exactOptional(
        z.strictObject({
          order: z
            .union([z.enum(["highest-first", "lowest-first"]), ordinals], {
              error: "must be highest-first, lowest-first or a list of ordinals",
            })
            .default("highest-first"),
          pauseMs: time.default(0),
        }),
      ),
    })
    .default({}),
  release: z.exactOptional(
    z.enum(["1.33", "1.34", "1.35.0", "1.35.4", "1.36", "1.37"], {
      error: "is no release that is known here: take 1.33, 1.34, 1.35.0, 1.35.4, 1.36 or 1.37",
    }),
  ),
  gates: z
    .strictObject(gates, { error: `can have ${Object.keys(gates).join(", ")}, each true or false; no other gate matters here` })
    .default({}),
  seed: whole(intMax).default(1),
};

function laneSpec() {
  const set = { workload: z.literal("StatefulSet"), policy: policy.default("OrderedReady") };
  const deployment = { workload: z.literal("Deployment") };
  const rolling = z.literal("RollingUpdate");
  return z.discriminatedUnion(
    "workload",
    [
      z.discriminatedUnion(
        "strategy",
        [
          z.strictObject({
            ...set,
            strategy: rolling,
            partition: z.exactOptional(whole(intMax)),
            maxUnavailable: z.exactOptional(maxUnavailable),
          }),
          z.strictObject({ ...set, strategy: z.enum(["OnDelete", "Recreate"]) }),
        ],
        { error: "must be RollingUpdate, OnDelete or Recreate" },
      ),
      z.discriminatedUnion(
        "strategy",
        [
          z
            .strictObject({ ...deployment, strategy: rolling, maxSurge: z.exactOptional(count), maxUnavailable: z.exactOptional(count) })
            .superRefine((lane, context) => {
              const problem = deploymentProblem(lane.maxSurge, lane.maxUnavailable);
              if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
            }),
          z.strictObject({ ...deployment, strategy: z.literal("Recreate") }),
        ],
        { error: "must be RollingUpdate or Recreate" },
      ),
    ],
    { error: "must be StatefulSet or Deployment" },
  );
}
