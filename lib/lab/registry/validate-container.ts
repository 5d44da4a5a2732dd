import type { WireContainer } from "../../controllers/objects/container.ts";
import { duplicate, type FieldError, invalid, named, notFound, oneOf, port, required } from "./field-error.ts";
import { isLabel } from "./names.ts";
import { parseQuantity } from "./quantity.ts";
import { validatePortName } from "./validate-port-name.ts";
import { validateLifecycle, validateProbe } from "./validate-probe.ts";
import { validateVariable, validateVariablesFrom } from "./validate-variable.ts";

const pullPolicies = ["Always", "IfNotPresent", "Never"];
const protocols = ["SCTP", "TCP", "UDP"];

/** What is wrong with defaulted containers, in Kubernetes' order (core validation validateContainers). */
export function validateContainers(containers: readonly WireContainer[], path: string, volumes: readonly string[]): FieldError[] {
  return containers.flatMap((container, index) => {
    const at = `${path}[${index}]`;
    const isTaken = containers.slice(0, index).some(({ name }) => name === container.name);
    const name = container.name ? named(`${at}.name`, container.name, isLabel) : [required(`${at}.name`)];
    return [
      ...name,
      ...validateContainer(container, at, volumes),
      ...(name.length === 0 && isTaken ? [duplicate(`${at}.name`, container.name)] : []),
      ...validateHooks(container, at),
    ];
  });
}

function validateContainer(container: WireContainer, path: string, volumes: readonly string[]): FieldError[] {
  const {
    image,
    terminationMessagePolicy: policy,
    ports = [],
    env = [],
    envFrom = [],
    volumeMounts = [],
    imagePullPolicy,
    resources,
  } = container;
  return [
    ...(image ? [] : [required(`${path}.image`)]),
    ...(policy === undefined ? [] : oneOf(`${path}.terminationMessagePolicy`, policy, ["File", "FallbackToLogsOnError"])),
    ...ports.flatMap((one, index) => {
      const isTaken = ports.slice(0, index).some(({ name }) => name !== undefined && name === one.name);
      return validatePort(one, `${path}.ports[${index}]`, isTaken);
    }),
    ...env.flatMap((variable, index) => validateVariable(variable, `${path}.env[${index}]`)),
    ...envFrom.flatMap((source, index) => validateVariablesFrom(source, `${path}.envFrom`, index)),
    ...volumeMounts.flatMap((mount, index) => {
      const isTaken = volumeMounts.slice(0, index).some(({ mountPath }) => mountPath === mount.mountPath);
      return validateMount(mount, `${path}.volumeMounts[${index}]`, volumes, isTaken);
    }),
    ...oneOf(`${path}.imagePullPolicy`, imagePullPolicy, pullPolicies),
    ...validateResources(resources as Resources | undefined, `${path}.resources`),
  ];
}

function validateHooks({ lifecycle, livenessProbe, readinessProbe, startupProbe }: WireContainer, path: string): FieldError[] {
  return [
    ...validateLifecycle(lifecycle, `${path}.lifecycle`),
    ...validateProbe(livenessProbe, `${path}.livenessProbe`, true),
    ...validateProbe(readinessProbe, `${path}.readinessProbe`, false),
    ...validateProbe(startupProbe, `${path}.startupProbe`, true),
  ];
}

type Port = NonNullable<WireContainer["ports"]>[number];

function validatePort(
  { name, containerPort, protocol, hostPort }: Port & { hostPort?: number },
  path: string,
  isTaken: boolean,
): FieldError[] {
  const wrong = name === undefined ? [] : validatePortName(name, `${path}.name`);
  return [
    ...(wrong.length === 0 && isTaken ? [duplicate(`${path}.name`, name)] : wrong),
    ...(containerPort ? port(`${path}.containerPort`, containerPort) : [required(`${path}.containerPort`)]),
    ...(hostPort ? port(`${path}.hostPort`, hostPort) : []),
    ...oneOf(`${path}.protocol`, protocol, protocols),
  ];
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
