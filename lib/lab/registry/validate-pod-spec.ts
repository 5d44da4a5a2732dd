import type { WireContainer } from "../../controllers/objects/container.ts";
import type { WirePodSpec, WireVolume } from "../../controllers/objects/pod.ts";
import { duplicate, type FieldError, forbidden, invalid, named, oneOf, required } from "./field-error.ts";
import { isLabel, isQualifiedName } from "./names.ts";
import { validateContainers } from "./validate-container.ts";
import { type DnsConfig, validateDnsConfig } from "./validate-dns-config.ts";

const restartPolicies = ["Always", "OnFailure", "Never"];
const dnsPolicies = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];
const deadlineMax = 2_147_483_647;

/** What is wrong with a defaulted pod spec (core validation ValidatePodSpec), of what people get wrong; `claimed`: volumes that claims will add. */
export function validatePodSpec(spec: WirePodSpec, path: string, claimed: readonly string[] = []): FieldError[] {
  const { containers, volumes = [], restartPolicy, dnsPolicy, activeDeadlineSeconds: deadline, hostname, subdomain } = spec;
  const initContainers = (spec.initContainers ?? []) as WireContainer[];
  const names = [...volumes.map(({ name }) => name), ...claimed];
  return [
    ...validateVolumes(volumes, `${path}.volumes`),
    ...(containers.length === 0 ? [required(`${path}.containers`)] : validateContainers(containers, `${path}.containers`, names)),
    ...validateInitContainers(initContainers, containers, `${path}.initContainers`, names),
    ...oneOf(`${path}.restartPolicy`, restartPolicy, restartPolicies),
    ...oneOf(`${path}.dnsPolicy`, dnsPolicy, dnsPolicies),
    ...validateDnsConfig(spec.dnsConfig as DnsConfig | undefined, dnsPolicy, `${path}.dnsConfig`),
    ...Object.keys((spec.nodeSelector ?? {}) as object).flatMap((key) => named(`${path}.nodeSelector`, key, isQualifiedName)),
    ...(typeof deadline === "number" && (deadline < 1 || deadline > deadlineMax)
      ? [invalid(`${path}.activeDeadlineSeconds`, deadline, `must be between 1 and ${deadlineMax}, inclusive`)]
      : []),
    ...(hostname ? named(`${path}.hostname`, hostname, isLabel) : []),
    ...(subdomain ? named(`${path}.subdomain`, subdomain, isLabel) : []),
    ...[...initContainers, ...containers].flatMap(({ image }, index) =>
      image && image.trim() !== image ? [invalid(placeOf(path, index, initContainers.length), image, untrimmed)] : [],
    ),
  ];
}

const untrimmed = "must not have leading or trailing whitespace";

function placeOf(path: string, index: number, inits: number): string {
  return index < inits ? `${path}.initContainers[${index}].image` : `${path}.containers[${index - inits}].image`;
}

function validateInitContainers(
  inits: readonly WireContainer[],
  containers: readonly WireContainer[],
  path: string,
  volumes: readonly string[],
): FieldError[] {
  const taken = containers.map(({ name }) => name);
  const clashes = inits.flatMap(({ name }, index) => (name && taken.includes(name) ? [duplicate(`${path}[${index}].name`, name)] : []));
  return [...validateContainers(inits, path, volumes), ...clashes];
}

function validateVolumes(volumes: readonly WireVolume[], path: string): FieldError[] {
  return volumes.flatMap((volume, index) => {
    const at = `${path}[${index}]`;
    const isTaken = volumes.slice(0, index).some(({ name }) => name === volume.name);
    return [...validateSource(volume, at), ...validateVolumeName(volume.name, `${at}.name`, isTaken)];
  });
}

function validateVolumeName(name: string | undefined, path: string, isTaken: boolean): FieldError[] {
  if (!name) return [required(path)];
  const wrong = named(path, name, isLabel);
  return wrong.length === 0 && isTaken ? [duplicate(path, name)] : wrong;
}

/** Names that a source must have, by kind of source. */
const sourceNames: Readonly<Record<string, string>> = {
  configMap: "name",
  secret: "secretName",
  persistentVolumeClaim: "claimName",
  hostPath: "path",
};

function validateSource(volume: WireVolume, path: string): FieldError[] {
  const sources = Object.keys(volume).filter((key) => key !== "name");
  if (sources.length === 0) return [required(path, "must specify a volume type")];
  const more = sources.slice(1).map((source) => forbidden(`${path}.${source}`, "may not specify more than 1 volume type"));
  const [source = ""] = sources;
  const name = sourceNames[source];
  const isNamed = name === undefined || Boolean((volume[source] as Record<string, unknown> | undefined)?.[name]);
  return [...more, ...(isNamed ? [] : [required(`${path}.${source}.${name}`)])];
}
