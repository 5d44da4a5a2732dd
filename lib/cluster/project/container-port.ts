import type { ContainerPort } from "../../statefulset/objects/stateful-set.ts";
import { intern, internText } from "./intern.ts";
import { toNumber, toRaw, toRecord, toText } from "./raw.ts";

/** One of a container's ports; undefined without a number. */
export function projectContainerPort(raw: unknown): ContainerPort | undefined {
  const { name, containerPort, protocol } = toRaw(raw);
  const port = toNumber(containerPort);
  if (port === undefined) return undefined;
  return toRecord({ name: internText(toText(name)), port, protocol: intern(toText(protocol) ?? "TCP") });
}
