import { AppError } from "../../errors.ts";
import type { PersonDoor } from "../person/person-door.ts";
import { toRaw } from "../project/raw.ts";
import { type Change, changeSet, type Outcome, type SeenSet } from "./change-set.ts";

type Amounts = Readonly<Partial<Record<"cpu" | "memory", string | null | undefined>>>;

/** What is to be different of one container; null takes away, what is absent stays. */
export interface ContainerChange {
  name: string;
  isInit?: boolean | undefined;
  image?: string | undefined;
  env?: readonly { name: string; value: string | null }[] | undefined;
  requests?: Amounts | undefined;
  limits?: Amounts | undefined;
}

/** Changes images, variables and resources of containers of the template. Throws AppError: invalid (no such container), and see changeSet. */
export function updateSet(
  door: PersonDoor,
  seen: SeenSet,
  containers: readonly ContainerChange[],
  options: { dryRun: boolean },
): Promise<Outcome> {
  return changeSet(door, seen, (set) => toChange(set, containers), options);
}

function toChange(set: Readonly<Record<string, unknown>>, containers: readonly ContainerChange[]): Change {
  const podSpec = toRaw(toRaw(toRaw(set.spec).template).spec);
  const patches = (["containers", "initContainers"] as const).flatMap((list) => {
    const wanted = containers.filter(({ isInit = false }) => isInit === (list === "initContainers"));
    const there = Array.isArray(podSpec[list]) ? podSpec[list].map(toRaw) : [];
    const patched = wanted.map((change) => {
      const container = there.find(({ name }) => name === change.name);
      // A strategic merge would make a container of a name that is not there.
      if (!container) throw new AppError("invalid", `The set has no container "${change.name}".`);
      return containerPatch(change, container);
    });
    return patched.length === 0 ? [] : [[list, patched] as const];
  });
  return { type: "strategic", patch: { spec: { template: { spec: Object.fromEntries(patches) } } } };
}

function containerPatch(
  { name, image, env, requests, limits }: ContainerChange,
  container: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const resources = { ...(requests ? { requests } : {}), ...(limits ? { limits } : {}) };
  return {
    name,
    ...(image === undefined ? {} : { image }),
    ...(env === undefined ? {} : { env: env.map(variablePatch), "$setElementOrder/env": orderOf(env, container.env) }),
    ...(requests || limits ? { resources } : {}),
  };
}

/** New variables go last, as with `kubectl set env`: by itself the API server puts them first, where they can refer to no other. */
function orderOf(env: NonNullable<ContainerChange["env"]>, there: unknown): readonly { name: unknown }[] {
  const gone = new Set(env.filter(({ value }) => value === null).map(({ name }) => name));
  const before = (Array.isArray(there) ? there : []).map((one) => toRaw(one).name);
  const names = new Set([...before, ...env.map(({ name }) => name)]);
  return [...names].filter((name) => typeof name !== "string" || !gone.has(name)).map((name) => ({ name }));
}

function variablePatch({ name, value }: { name: string; value: string | null }): Record<string, unknown> {
  return value === null ? { name, $patch: "delete" } : { name, value };
}
