import type { WireContainer, WireEnv } from "../../controllers/objects/container.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { WireService } from "../../controllers/objects/service.ts";

/** What a container's environment is made of besides its spec. */
export interface EnvSources {
  image: Readonly<Record<string, string>>;
  services: readonly WireService[];
  hostname: string;
  ip: string;
  hostIP: string;
  keys(kind: "configmap" | "secret", name: string): Readonly<Record<string, string>> | undefined;
}

const pathDefault = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** A container's environment (kubelet_pods.go makeEnvironmentVariables): Services, then envFrom, then env, later ones winning. */
export function containerEnv(pod: WirePod, container: WireContainer, sources: EnvSources): Map<string, string> {
  const env = new Map([["PATH", pathDefault], ["HOSTNAME", sources.hostname], ["HOME", "/root"], ...Object.entries(sources.image)]);
  const known = serviceVariables(pod, sources.services);
  for (const [name, value] of known) env.set(name, value);
  for (const { prefix = "", configMapRef, secretRef } of container.envFrom ?? []) {
    const kind = configMapRef ? "configmap" : "secret";
    const keys = sources.keys(kind, (configMapRef ?? secretRef)?.name ?? "") ?? {};
    for (const [key, value] of Object.entries(keys)) {
      env.set(prefix + key, value);
      known.set(prefix + key, value);
    }
  }
  for (const variable of container.env ?? []) {
    const value = valueOfVariable(variable, pod, container, sources, known);
    if (value === undefined) continue;
    env.set(variable.name, value);
    known.set(variable.name, value);
  }
  return env;
}

/** Fills in `$(NAME)` of what is known; `$$(NAME)` stands for itself (third_party/forked/golang/expansion). */
export function expand(text: string, known: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\$|\$\(([^)]*)\)/g, (whole, name?: string) => (name === undefined ? "$" : (known.get(name) ?? whole)));
}

/** A field of the pod as the downward API gives it. */
export function podField(pod: WirePod, path: string, { ip, hostIP }: { ip: string; hostIP: string }): string {
  const { metadata, spec } = pod;
  const [, map, key = ""] = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path) ?? [];
  if (map === "labels" || map === "annotations") return metadata[map]?.[key] ?? "";
  const lines = (entries: Readonly<Record<string, string>> = {}) =>
    Object.entries(entries)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      .join("\n");
  const fields: Readonly<Record<string, string | undefined>> = {
    "metadata.name": metadata.name,
    "metadata.namespace": metadata.namespace,
    "metadata.uid": metadata.uid,
    "metadata.labels": lines(metadata.labels),
    "metadata.annotations": lines(metadata.annotations),
    "spec.nodeName": spec.nodeName,
    "spec.serviceAccountName": typeof spec.serviceAccountName === "string" ? spec.serviceAccountName : "default",
    "status.podIP": ip,
    "status.podIPs": ip,
    "status.hostIP": hostIP,
    "status.hostIPs": hostIP,
  };
  return fields[path] ?? "";
}

function valueOfVariable(
  { value = "", valueFrom }: WireEnv,
  pod: WirePod,
  container: WireContainer,
  sources: EnvSources,
  known: ReadonlyMap<string, string>,
): string | undefined {
  if (!valueFrom) return expand(value, known);
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom;
  if (fieldRef) return podField(pod, fieldRef.fieldPath ?? "", sources);
  if (resourceFieldRef) return resourceField(container, resourceFieldRef.resource);
  if (configMapKeyRef) return sources.keys("configmap", configMapKeyRef.name)?.[configMapKeyRef.key];
  return secretKeyRef && sources.keys("secret", secretKeyRef.name)?.[secretKeyRef.key];
}

/** `limits.memory`, `requests.cpu`, as the spec has them. */
function resourceField({ resources }: WireContainer, field: string): string {
  const [part = "", name = ""] = field.split(".");
  const amounts = part === "limits" ? resources?.limits : resources?.requests;
  return amounts?.[name] ?? "0";
}

/** HOST and PORT of each Service of the namespace that has an address (envvars.FromServices). */
function serviceVariables(pod: WirePod, services: readonly WireService[]): Map<string, string> {
  const variables = new Map<string, string>();
  for (const { metadata, spec } of services) {
    const { clusterIP } = spec;
    const isMaster = metadata.name === "kubernetes" && metadata.namespace === "default";
    const isLinked = isMaster || (pod.spec.enableServiceLinks !== false && metadata.namespace === pod.metadata.namespace);
    const [first] = spec.ports ?? [];
    if (!clusterIP || clusterIP === "None" || !first || !isLinked) continue;
    const name = metadata.name.toUpperCase().replaceAll("-", "_");
    variables.set(`${name}_SERVICE_HOST`, clusterIP);
    variables.set(`${name}_SERVICE_PORT`, String(first.port));
    variables.set(`${name}_PORT`, `tcp://${clusterIP}:${first.port}`);
    for (const port of spec.ports ?? []) {
      if (port.name) variables.set(`${name}_SERVICE_PORT_${port.name.toUpperCase().replaceAll("-", "_")}`, String(port.port));
      const address = `${name}_PORT_${port.port}_TCP`;
      variables.set(address, `tcp://${clusterIP}:${port.port}`);
      variables.set(`${address}_PROTO`, "tcp");
      variables.set(`${address}_PORT`, String(port.port));
      variables.set(`${address}_ADDR`, clusterIP);
    }
  }
  return variables;
}
