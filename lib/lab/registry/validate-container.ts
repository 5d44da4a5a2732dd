import type { WireContainer, WireProbe } from "../../controllers/objects/container.ts";
import { duplicate, type FieldError, forbidden, invalid, named, negative, notFound, oneOf, port, required } from "./field-error.ts";
import { isLabel } from "./names.ts";
import { parseQuantity } from "./quantity.ts";

const pullPolicies = ["Always", "IfNotPresent", "Never"];
const protocols = ["SCTP", "TCP", "UDP"];
const portNameMax = 15;

/** What is wrong with defaulted containers, in Kubernetes' order (core validation validateContainers). */
export function validateContainers(containers: readonly WireContainer[], path: string, volumes: readonly string[]): FieldError[] {
  return containers.flatMap((container, index) => {
    const at = `${path}[${index}]`;
    const isTaken = containers.slice(0, index).some(({ name }) => name === container.name);
    return [...validateName(container.name, `${at}.name`, isTaken), ...validateContainer(container, at, volumes)];
  });
}

function validateName(name: string | undefined, path: string, isTaken: boolean): FieldError[] {
  if (!name) return [required(path)];
  const wrong = named(path, name, isLabel);
  return wrong.length === 0 && isTaken ? [duplicate(path, name)] : wrong;
}

function validateContainer(container: WireContainer, path: string, volumes: readonly string[]): FieldError[] {
  const { image, ports = [], env = [], volumeMounts = [], imagePullPolicy, resources, livenessProbe, readinessProbe } = container;
  const startupProbe = (container as { startupProbe?: WireProbe }).startupProbe;
  return [
    ...(image ? [] : [required(`${path}.image`)]),
    ...ports.flatMap((one, index) => validatePort(one, `${path}.ports[${index}]`)),
    ...env.flatMap(({ name }, index) => validateVariable(name, `${path}.env[${index}].name`)),
    ...volumeMounts.flatMap((mount, index) => {
      const isTaken = volumeMounts.slice(0, index).some(({ mountPath }) => mountPath === mount.mountPath);
      return validateMount(mount, `${path}.volumeMounts[${index}]`, volumes, isTaken);
    }),
    ...oneOf(`${path}.imagePullPolicy`, imagePullPolicy, pullPolicies),
    ...validateResources(resources as Resources | undefined, `${path}.resources`),
    ...validateProbe(livenessProbe, `${path}.livenessProbe`, true),
    ...validateProbe(readinessProbe, `${path}.readinessProbe`, false),
    ...validateProbe(startupProbe, `${path}.startupProbe`, true),
  ];
}

type Port = NonNullable<WireContainer["ports"]>[number];

function validatePort({ name, containerPort, protocol }: Port, path: string): FieldError[] {
  const tooLong = name !== undefined && name.length > portNameMax;
  return [
    ...(tooLong ? [invalid(`${path}.name`, name, `must be no more than ${portNameMax} characters`)] : []),
    ...(name !== undefined ? validatePortName(name, `${path}.name`) : []),
    ...(containerPort ? port(`${path}.containerPort`, containerPort) : [required(`${path}.containerPort`)]),
    ...oneOf(`${path}.protocol`, protocol, protocols),
  ];
}

/** Names of ports (validation.IsValidPortName). */
export function validatePortName(name: string, path: string): FieldError[] {
  const isPlain = /^[-a-z0-9]+$/.test(name);
  return [
    ...(isPlain ? [] : [invalid(path, name, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")]),
    ...(/[a-z]/.test(name) ? [] : [invalid(path, name, "must contain at least one letter (a-z)")]),
    ...(name.includes("--") ? [invalid(path, name, "must not contain consecutive hyphens")] : []),
    ...(/^-|-$/.test(name) ? [invalid(path, name, "must not begin or end with a hyphen")] : []),
  ];
}

function validateVariable(name: string | undefined, path: string): FieldError[] {
  if (!name) return [required(path)];
  if (/^[\x20-\x3c\x3e-\x7e]+$/.test(name)) return [];
  return [invalid(path, name, "a valid environment variable name must consist only of printable ASCII characters other than '='")];
}

type Mount = NonNullable<WireContainer["volumeMounts"]>[number];

function validateMount({ name = "", mountPath }: Partial<Mount>, path: string, volumes: readonly string[], isTaken: boolean): FieldError[] {
  return [
    ...(name === "" ? [required(`${path}.name`)] : []),
    ...(volumes.includes(name) ? [] : [notFound(`${path}.name`, name)]),
    ...(mountPath ? [] : [required(`${path}.mountPath`)]),
    ...(isTaken ? [invalid(`${path}.mountPath`, mountPath, "must be unique")] : []),
  ];
}

interface Resources {
  limits?: Record<string, string>;
  requests?: Record<string, string>;
}

function validateResources({ limits = {}, requests = {} }: Resources = {}, path: string): FieldError[] {
  const negatives = (values: Record<string, string>, at: string) =>
    Object.entries(values).flatMap(([name, value]) =>
      parseQuantity(value) < 0 ? [invalid(`${at}[${name}]`, value, "must be greater than or equal to 0")] : [],
    );
  const above = Object.entries(requests).flatMap(([name, value]) => {
    const limit = limits[name];
    if (limit === undefined || parseQuantity(value) <= parseQuantity(limit)) return [];
    return [invalid(`${path}.requests`, value, `must be less than or equal to ${name} limit of ${limit}`)];
  });
  return [...negatives(limits, `${path}.limits`), ...negatives(requests, `${path}.requests`), ...above];
}

const handlers = ["exec", "httpGet", "tcpSocket", "grpc"] as const;

function validateProbe(probe: WireProbe | undefined, path: string, onlyOnce: boolean): FieldError[] {
  if (!probe) return [];
  const given = handlers.filter((handler) => handler in probe);
  const { httpGet, tcpSocket } = probe as WireProbe & { tcpSocket?: { port: number | string } };
  const times = ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"] as const;
  return [
    ...(given[0] === "httpGet" ? validateTarget(httpGet?.port, `${path}.httpGet.port`) : []),
    ...(given[0] === "tcpSocket" ? validateTarget(tcpSocket?.port, `${path}.tcpSocket.port`) : []),
    ...given.slice(1).map((handler) => forbidden(`${path}.${handler}`, "may not specify more than 1 handler type")),
    ...(given.length === 0 ? [required(path, "must specify a handler type")] : []),
    ...times.flatMap((time) => negative(`${path}.${time}`, probe[time])),
    ...(onlyOnce && probe.successThreshold !== 1 ? [invalid(`${path}.successThreshold`, probe.successThreshold, "must be 1")] : []),
  ];
}

function validateTarget(value: number | string | undefined, path: string): FieldError[] {
  if (typeof value === "string") return validatePortName(value, path);
  return port(path, value ?? 0);
}
