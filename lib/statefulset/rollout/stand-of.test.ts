import { expect, test } from "vitest";
import { isRunningAndReady, isTerminal, isTerminating } from "../../controllers/objects/pod.ts";
import { isAvailable } from "../../controllers/pod-availability.ts";
import { staleClaim } from "../../controllers/statefulset/claim-owners.ts";
import { ordinalOf, revisionOf } from "../../controllers/statefulset/identity.ts";
import { randomEvent, randomWorld } from "../../controllers/testing/random-life.ts";
import type { World } from "../../controllers/testing/world.ts";
import { createRandom } from "../../lab/random.ts";
import { testBoard } from "../../testing/test-slot.ts";
import type { SetView } from "../board/board.ts";
import type { Place } from "./place.ts";
import { standOf } from "./stand-of.ts";

// The controller's own decision says, besides what it does, what it waits for. What is said of a live set has to be that, in every world.
const worlds = 500;
const stepsPerLife = 40;

function setOf(world: World): SetView {
  const { spec, metadata, status } = world.set;
  const { type = "RollingUpdate", rollingUpdate } = spec.updateStrategy ?? {};
  const gate = world.behaviour.maxUnavailable && type === "RollingUpdate";
  return {
    ...testBoard([]).set,
    replicas: spec.replicas ?? 1,
    start: spec.ordinals?.start ?? 0,
    generation: metadata.generation ?? 1,
    observedGeneration: metadata.generation ?? 1,
    podManagementPolicy: spec.podManagementPolicy ?? "OrderedReady",
    minReadySeconds: spec.minReadySeconds ?? 0,
    strategy: type,
    current: status?.currentReplicas ?? 0,
    ...(rollingUpdate?.partition !== undefined && { partition: rollingUpdate.partition }),
    ...(gate && { maxUnavailable: rollingUpdate?.maxUnavailable ?? 1 }),
    ...(status?.currentRevision !== undefined && { currentRevision: status.currentRevision }),
    ...(status?.updateRevision !== undefined && { updateRevision: status.updateRevision }),
  };
}

function placesOf(world: World, set: SetView): Place[] {
  const places = new Map<number, Place>();
  const placeAt = (ordinal: number): Place => ({
    ordinal,
    name: `web-${ordinal}`,
    isInRange: ordinal >= set.start && ordinal < set.start + set.replicas,
  });
  for (let ordinal = set.start; ordinal < set.start + set.replicas; ordinal++) places.set(ordinal, placeAt(ordinal));
  for (const pod of world.pods.values()) {
    const ordinal = ordinalOf(world.set, pod.metadata.name) ?? -1;
    const revision = revisionOf(pod);
    places.set(ordinal, {
      ...placeAt(ordinal),
      pod: {
        isOver: isTerminal(pod),
        isEnding: isTerminating(pod),
        isReady: isRunningAndReady(pod),
        isAvailable: isAvailable(pod, set.minReadySeconds, world.now, world.behaviour.availableStrictlyAfter),
        ...(revision !== undefined && { revision }),
      },
    });
  }
  for (const [ordinal, place] of places) {
    const claim = world.claims.get(`data-${place.name}`);
    const stale = staleClaim(world.set, ordinal, place.name, world.claims);
    if (stale !== undefined || (claim && isTerminating(claim)))
      places.set(ordinal, { ...place, leavingClaim: stale ?? `data-${place.name}` });
  }
  return [...places.values()].sort((a, b) => a.ordinal - b.ordinal);
}

const versions: Readonly<Record<string, string>> = { "1.33": "v1.33.0", "1.34": "v1.34.0" };

/** Compares what is said of the world with what the controller decides there; answers the difference, if there is one. */
function difference(world: World, release: string): string | undefined {
  const set = setOf(world);
  const stand = standOf(set, placesOf(world, set), release);
  const { actions, waitingFor } = world.decide();
  const pods = actions.flatMap((action) => {
    if (action.do === "create" && action.resource === "pods") return [{ does: "create", pod: action.object.metadata.name }];
    return action.do === "delete" && action.resource === "pods" ? [{ does: "delete", pod: action.name }] : [];
  });
  const said = `${stand.kind} ${stand.rule} ${stand.ordinal ?? ""}`;
  const told = `${JSON.stringify(pods)} ${JSON.stringify(waitingFor.map(({ rule, pod }) => `${rule} ${pod}`))}`;
  const isSame = (pod: string | undefined) => stand.ordinal !== undefined && pod === `web-${stand.ordinal}`;
  if (stand.kind === "moves") {
    return pods.some(({ does, pod }) => does === stand.does && isSame(pod)) ? undefined : `said ${said}, decided ${told}`;
  }
  if (pods.length > 0) return `said ${said}, decided ${told}`;
  // A controller that writes anything at all says nothing yet of what it leaves to a person.
  if (actions.length > 0 && (stand.rule === "partition" || stand.rule === "on-delete")) return undefined;
  if (stand.ordinal === undefined) return waitingFor.length === 0 ? undefined : `said ${said}, decided ${told}`;
  const isTold = waitingFor.some(({ rule, pod }) => isSame(pod) && (rule === "claim-stale" ? "claim-gone" : rule) === stand.rule);
  const isFirst = set.podManagementPolicy === "Parallel" || isSame(waitingFor[0]?.pod);
  return isTold && isFirst ? undefined : `said ${said}, decided ${told}`;
}

/** Until the status says what is wanted, and revisions, claims and their owners are seen to: only then does a decision tell all that it waits for. */
function seeToTheRest(world: World): void {
  for (let sync = 0; sync < 4; sync++) {
    const isSeen = world.set.status?.observedGeneration === world.set.metadata.generation;
    const { actions } = world.decide();
    const isAboutPods = actions.some((action) => "resource" in action && action.resource === "pods");
    if (isSeen && (isAboutPods || actions.length === 0)) return;
    world.sync();
  }
}

test(`in ${worlds} random worlds, what a set is said to wait for, or to do next, is what the controller decides`, {
  timeout: 60_000,
}, () => {
  let compared = 0;
  for (let seed = 1; seed <= worlds; seed++) {
    const random = createRandom(seed);
    const next = () => random.next();
    const world = randomWorld(next);
    const { brokenPodsAreFree, parallelAwaitsAvailable } = world.behaviour;
    const version = brokenPodsAreFree ? "v1.37.0" : parallelAwaitsAvailable ? "v1.35.4" : (versions["1.33"] ?? "");
    const told: string[] = [];
    for (let step = 0; step < stepsPerLife; step++) {
      world.sync();
      told.push(randomEvent(world, next));
      seeToTheRest(world);
      expect(difference(world, version), `seed ${seed}, after:\n${told.join("\n")}\n${JSON.stringify(world.set.spec)}`).toBeUndefined();
      compared += 1;
    }
  }
  expect(compared).toBe(worlds * stepsPerLife);
});
