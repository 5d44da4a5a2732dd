import { z } from "zod";
import { isDnsLabel, isDnsSubdomain } from "../statefulset/names.ts";
import { namespaceName } from "./set-address.ts";

export const rightVerbs = ["get", "list", "watch", "create", "update", "patch", "delete"] as const;
/** What the lab's controllers create, and what of it a person may see fail. */
export const creatableResources = [
  "pods",
  "persistentvolumeclaims",
  "controllerrevisions",
  "replicasets",
  "endpointslices",
  "events",
] as const;
export const createNthMax = 100;
export const apiDelayMsMax = 60_000;
export const pullSecondsMax = 600;
export const clockSkewSecondsMax = 24 * 60 * 60;

const objectName = z.string().refine(isDnsSubdomain, "must be an object's name");
const qualifiedName = z.string().refine((text) => {
  const [namespace = "", name = "", ...rest] = text.split("/");
  return rest.length === 0 && isDnsLabel(namespace) && isDnsSubdomain(name);
}, "must be namespace/name, such as default/web-0");

/** Of a pod: `namespace/pod/container`; without a container the pod's first is meant. */
const containerName = z.string().refine((text) => {
  const [namespace = "", name = "", container, ...rest] = text.split("/");
  return rest.length === 0 && isDnsLabel(namespace) && isDnsSubdomain(name) && (container === undefined || isDnsLabel(container));
}, "must be namespace/pod/container, such as default/web-0/app");
const imageName = z.string().min(1).max(500);

/**
 * Trouble that can be made in the lab, as POST /lab/faults and the lab's own control take it: the fault's name, and its parameters beside it.
 * What each does is told by its file in lib/lab/faults, and by GET /lab/faults.
 */
export const labFault = z.discriminatedUnion("fault", [
  z.strictObject({ fault: z.literal("image-pull-fails"), image: imageName }),
  z.strictObject({ fault: z.literal("image-pull-slow"), image: imageName, seconds: z.int().min(1).max(pullSecondsMax) }),
  z.strictObject({
    fault: z.literal("container-crash"),
    container: containerName,
    exitCode: z.int().min(0).max(255),
    times: z.enum(["once", "always"]),
  }),
  z.strictObject({ fault: z.literal("out-of-memory"), container: containerName }),
  z.strictObject({ fault: z.literal("app-hangs"), container: containerName }),
  z.strictObject({ fault: z.literal("readiness-fails"), container: containerName }),
  z.strictObject({ fault: z.literal("sigterm-ignored"), container: containerName }),
  z.strictObject({ fault: z.literal("pod-evicted"), pod: qualifiedName }),
  z.strictObject({ fault: z.literal("config-map-missing"), configMap: qualifiedName }),
  z.strictObject({ fault: z.literal("volume-full"), claim: qualifiedName }),
  z.strictObject({ fault: z.literal("volume-read-only"), claim: qualifiedName }),
  z.strictObject({ fault: z.literal("node-not-ready"), node: objectName }),
  z.strictObject({ fault: z.literal("node-cordoned"), node: objectName }),
  z.strictObject({ fault: z.literal("node-drained"), node: objectName }),
  z.strictObject({ fault: z.literal("api-server-down") }),
  z.strictObject({ fault: z.literal("api-server-slow"), delayMs: z.int().min(1).max(apiDelayMsMax) }),
  z.strictObject({ fault: z.literal("create-fails"), resource: z.enum(creatableResources), nth: z.int().min(1).max(createNthMax) }),
  z.strictObject({ fault: z.literal("watches-closed") }),
  z.strictObject({ fault: z.literal("history-forgotten") }),
  z.strictObject({
    fault: z.literal("right-missing"),
    verb: z.enum(rightVerbs),
    resource: z.string().regex(/^[a-z]{1,63}(\/[a-z]{1,63})?$/, "must be a resource's name, such as pods or pods/exec"),
    namespace: namespaceName.optional(),
  }),
  z.strictObject({ fault: z.literal("clock-skew"), seconds: z.int().min(-clockSkewSecondsMax).max(clockSkewSecondsMax) }),
  z.strictObject({ fault: z.literal("dns-down") }),
  z.strictObject({ fault: z.literal("dns-cached") }),
]);

export type LabFault = z.infer<typeof labFault>;
export type FaultName = LabFault["fault"];

/** A fault that is active, by the id that it was given when it was set. */
export const faultAddress = z.object({ id: z.string().max(100) });

export const scenarioRequest = z.strictObject({ scenario: z.string().min(1).max(100) });
