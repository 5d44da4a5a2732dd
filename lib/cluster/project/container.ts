import type { Container, ContainerState, Pod, Resources } from "../../statefulset/objects/pod.ts";
import { projectContainerPort } from "./container-port.ts";
import { intern, internRecord, internText } from "./intern.ts";
import { toList, toNumber, toRaw, toRecord, toText } from "./raw.ts";

type Raw = Readonly<Record<string, unknown>>;

/** A pod's containers, each spec joined with its status by name: init containers and sidecars first, as they start. */
export function projectContainers(spec: Raw, status: Raw): Pod["containers"] {
  const initStatuses = statusesByName(status.initContainerStatuses);
  const statuses = statusesByName(status.containerStatuses);
  const inits = toList(spec.initContainers, (raw) =>
    projectContainer(raw, toRaw(raw).restartPolicy === "Always" ? "sidecar" : "init", initStatuses),
  );
  const apps = toList(spec.containers, (raw) => projectContainer(raw, "app", statuses));
  return inits.length === 0 ? apps : Object.freeze(inits.concat(apps));
}

function statusesByName(value: unknown): ReadonlyMap<string, Raw> {
  return new Map(
    toList(value, (raw) => {
      const name = toText(toRaw(raw).name);
      return name === undefined ? undefined : ([name, toRaw(raw)] as const);
    }),
  );
}

function projectContainer(raw: unknown, role: Container["role"], statuses: ReadonlyMap<string, Raw>): Container | undefined {
  const container = toRaw(raw);
  const name = toText(container.name);
  if (name === undefined) return undefined;
  const status = toRaw(statuses.get(name));
  return toRecord({
    name: intern(name),
    image: intern(toText(container.image) ?? ""),
    role,
    ready: status.ready === true,
    restarts: toNumber(status.restartCount) ?? 0,
    state: projectState(status.state),
    last: projectState(status.lastState),
    started: typeof status.started === "boolean" ? status.started : undefined,
    ports: internRecord(toList(container.ports, projectContainerPort)),
    mounts: internRecord(toList(container.volumeMounts, projectMount)),
    workingDir: internText(toText(container.workingDir)),
    imageId: internText(toText(status.imageID)),
    resources: projectResources(container.resources),
  });
}

function projectResources(value: unknown): Resources | undefined {
  const { requests, limits } = toRaw(value);
  const resources = toRecord({ requests: projectQuantities(requests), limits: projectQuantities(limits) });
  return Object.keys(resources).length === 0 ? undefined : internRecord(resources);
}

function projectQuantities(value: unknown): Readonly<Record<string, string>> | undefined {
  const quantities = Object.entries(toRaw(value)).flatMap(([name, quantity]) => {
    const text = typeof quantity === "number" ? String(quantity) : toText(quantity);
    return text === undefined || name === "__proto__" ? [] : [[name, text] as const];
  });
  return quantities.length === 0 ? undefined : Object.freeze(Object.fromEntries(quantities));
}

/** Every pod has it, no counter can be in it, and its volume's name is another in each pod. */
const serviceAccountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

function projectMount(raw: unknown): Container["mounts"][number] | undefined {
  const { name, mountPath } = toRaw(raw);
  const volume = toText(name);
  const path = toText(mountPath);
  return volume === undefined || path === undefined || path === serviceAccountPath
    ? undefined
    : Object.freeze({ volume: intern(volume), path: intern(path) });
}

function projectState(value: unknown): ContainerState | undefined {
  const states = toRaw(value);
  const kind = (["running", "terminated", "waiting"] as const).find((one) => typeof states[one] === "object" && states[one] !== null);
  if (kind === undefined) return undefined;
  const state = toRaw(states[kind]);
  return toRecord({
    kind,
    reason: internText(toText(state.reason)),
    message: internText(toText(state.message)),
    exitCode: toNumber(state.exitCode),
    at: internText(toText(kind === "running" ? state.startedAt : state.finishedAt)),
  });
}
