import type { WireContainer } from "../../controllers/objects/container.ts";
import type { WirePodSpec, WireProjection, WireVolume } from "../../controllers/objects/pod.ts";

/**
 * What a template names of ConfigMaps and Secrets stays a reference: nothing of it is read here. In another namespace they need not exist, so there
 * each becomes optional, and the account that the pods run as is that namespace's own.
 */
export function loosenReferences(spec: WirePodSpec, isBeside: boolean): { spec: WirePodSpec; notes: string[] } {
  const secrets = secretsOf(spec);
  const named = secrets.length === 0 ? "" : secrets.join(", ");
  if (isBeside)
    return { spec, notes: named === "" ? [] : [`Secrets stay references, unread here; kubelets give them to the copies too: ${named}.`] };
  const { serviceAccountName, serviceAccount: _old, imagePullSecrets, ...rest } = spec;
  const notes = [
    ...(named === "" ? [] : [`Secrets of that name need not exist in the other namespace; without them the copies do without: ${named}.`]),
    ...(typeof serviceAccountName === "string" && serviceAccountName !== "default"
      ? [`The copies run as the account "default" of their namespace, not as ${serviceAccountName}.`]
      : []),
    ...(imagePullSecrets ? ["Images are pulled without the set's pull secrets."] : []),
  ];
  return {
    spec: {
      ...rest,
      containers: spec.containers.map(loosenContainer),
      ...(spec.initContainers && { initContainers: spec.initContainers.map(loosenContainer) }),
      ...(spec.volumes && { volumes: spec.volumes.map(loosenVolume) }),
    },
    notes,
  };
}

function loosenContainer(container: WireContainer): WireContainer {
  const env = container.env?.map((one) => {
    const { configMapKeyRef, secretKeyRef, ...others } = one.valueFrom ?? {};
    if (configMapKeyRef) return { ...one, valueFrom: { ...others, configMapKeyRef: { ...configMapKeyRef, optional: true } } };
    return secretKeyRef ? { ...one, valueFrom: { ...others, secretKeyRef: { ...secretKeyRef, optional: true } } } : one;
  });
  const envFrom = container.envFrom?.map((one) => ({
    ...one,
    ...(one.configMapRef && { configMapRef: { ...one.configMapRef, optional: true } }),
    ...(one.secretRef && { secretRef: { ...one.secretRef, optional: true } }),
  }));
  return { ...container, ...(env && { env }), ...(envFrom && { envFrom }) };
}

function loosenVolume(volume: WireVolume): WireVolume {
  if (volume.configMap) return { ...volume, configMap: { ...volume.configMap, optional: true } };
  if (volume.secret) return { ...volume, secret: { ...volume.secret, optional: true } };
  if (!volume.projected) return volume;
  return { ...volume, projected: { ...volume.projected, sources: volume.projected.sources?.map(loosenSource) ?? [] } };
}

function loosenSource(source: WireProjection): WireProjection {
  return {
    ...source,
    ...(source.configMap && { configMap: { ...source.configMap, optional: true } }),
    ...(source.secret && { secret: { ...source.secret, optional: true } }),
  };
}

function secretsOf({ containers, initContainers = [], volumes = [] }: WirePodSpec): string[] {
  const names = [
    ...[...containers, ...initContainers].flatMap(({ env = [], envFrom = [] }) => [
      ...env.map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
      ...envFrom.map(({ secretRef }) => secretRef?.name),
    ]),
    ...volumes.flatMap(({ secret, projected }) => [secret?.secretName, ...(projected?.sources ?? []).map((source) => source.secret?.name)]),
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}
