import { isIP, isIPv4 } from "node:net";
import type { WireService, WireServicePort } from "../../controllers/objects/service.ts";
import { duplicate, type FieldError, forbidden, invalid, named, oneOf, port, required } from "./field-error.ts";
import { isLabel, isLabelText, isQualifiedName, isSubdomain } from "./names.ts";
import { validatePortName } from "./validate-port-name.ts";

const types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
const protocols = ["SCTP", "TCP", "UDP"];
const addressRule = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
const closedRule = "may not be used when `type` is 'ClusterIP'";
/** As a kube-apiserver has them when nothing else is said. */
export const nodePortRange = { first: 30_000, last: 32_767 };

/** What is wrong with a defaulted Service, in Kubernetes' order (core validation ValidateService). */
export function validateService({ spec }: WireService, old?: WireService): FieldError[] {
  const { type, clusterIP, ports = [], selector = {}, externalName, sessionAffinity } = spec;
  const addressless = type !== "ExternalName" && clusterIP !== undefined && clusterIP !== "None" && !isIPv4(clusterIP);
  if (addressless) return [invalid("spec.clusterIPs[0]", clusterIP, addressRule)];
  const moved = old?.spec.clusterIP !== undefined && type !== "ExternalName" && clusterIP !== old.spec.clusterIP;
  const { externalIPs = [], internalTrafficPolicy } = spec as { externalIPs?: string[]; internalTrafficPolicy?: string };
  const needsAddress = clusterIP === "None" && (type === "NodePort" || type === "LoadBalancer");
  const closed = type === "ClusterIP" && old === undefined;
  return [
    ...(ports.length === 0 && clusterIP !== "None" && type !== "ExternalName" ? [required("spec.ports")] : []),
    ...(type === "ExternalName" ? validateExternalName(externalName) : []),
    ...ports.flatMap((one, index) => validatePort(one, index, ports)),
    ...Object.entries(selector).flatMap(([key, value]) => [
      ...named("spec.selector", key, isQualifiedName),
      ...named("spec.selector", value, isLabelText),
    ]),
    ...oneOf("spec.sessionAffinity", sessionAffinity as string | undefined, ["ClientIP", "None"]),
    ...oneOf("spec.type", type, types),
    ...(needsAddress ? [invalid("spec.clusterIPs[0]", "None", `may not be set to 'None' for ${type} services`)] : []),
    ...externalIPs.flatMap((address, index) => (isIP(address) ? [] : [invalid(`spec.externalIPs[${index}]`, address, addressRule)])),
    // One that was open before loses its node ports with its type.
    ...(closed ? ports.flatMap(({ nodePort }, index) => (nodePort ? [forbidden(`spec.ports[${index}].nodePort`, closedRule)] : [])) : []),
    ...ports.flatMap((one, index) => validateUnique(one, index, ports)),
    ...(internalTrafficPolicy === undefined ? [] : oneOf("spec.internalTrafficPolicy", internalTrafficPolicy, ["Cluster", "Local"])),
    ...(moved ? [invalid("spec.clusterIPs[0]", [clusterIP], "may not change once set")] : []),
    ...ports.flatMap(({ nodePort }, index) => validateNodePort(nodePort, `spec.ports[${index}].nodePort`)),
  ];
}

function validateExternalName(name: string | undefined): FieldError[] {
  return name ? named("spec.externalName", name.replace(/\.$/, ""), isSubdomain) : [required("spec.externalName")];
}

function validatePort(one: WireServicePort, index: number, ports: readonly WireServicePort[]): FieldError[] {
  const path = `spec.ports[${index}]`;
  const { name, protocol, targetPort } = one;
  const isTaken = name !== undefined && ports.slice(0, index).some((other) => other.name === name);
  return [
    ...(name === undefined && ports.length > 1 ? [required(`${path}.name`)] : []),
    ...(name === undefined ? [] : named(`${path}.name`, name, isLabel)),
    ...(isTaken ? [duplicate(`${path}.name`, name)] : []),
    ...port(`${path}.port`, one.port),
    ...oneOf(`${path}.protocol`, protocol, protocols),
    ...(typeof targetPort === "string" ? validatePortName(targetPort, `${path}.targetPort`) : port(`${path}.targetPort`, targetPort)),
  ];
}

/** Two ports of one number and protocol; printed as Go prints what tells them apart. */
function validateUnique(
  { port: number, protocol = "TCP" }: WireServicePort,
  index: number,
  ports: readonly WireServicePort[],
): FieldError[] {
  const isTaken = ports.slice(0, index).some((other) => other.port === number && other.protocol === protocol);
  const shown = { Name: "", Protocol: protocol, AppProtocol: null, Port: number, TargetPort: 0, NodePort: 0 };
  return isTaken ? [duplicate(`spec.ports[${index}]`, shown)] : [];
}

function validateNodePort(nodePort: number | undefined, path: string): FieldError[] {
  const { first, last } = nodePortRange;
  if (nodePort === undefined || (nodePort >= first && nodePort <= last)) return [];
  return [invalid(path, nodePort, `provided port is not in the valid range. The range of valid ports is ${first}-${last}`)];
}
