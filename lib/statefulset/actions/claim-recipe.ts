import { isDnsSubdomain } from "../names.ts";

/**
 * How the size in a claim template is changed, which the API does not allow: the claims, then the set away without its pods, then the set again
 * with the new size; pods and claims are taken over as they are. Empty where a name is none that is safe in a shell.
 */
export function claimRecipe(
  { namespace, name }: { namespace: string; name: string },
  template: string,
  claims: readonly string[],
  size: string,
): readonly string[] {
  if (![namespace, name, template, ...claims].every(isDnsSubdomain) || !/^[0-9A-Za-z.]+$/.test(size)) return [];
  const patch = JSON.stringify({ spec: { resources: { requests: { storage: size } } } });
  const changed = `.spec.volumeClaimTemplates |= map(if .metadata.name == "${template}" then .spec.resources.requests.storage = "${size}" else . end)`;
  return [
    ...claims.map((claim) => `kubectl -n ${namespace} patch pvc ${claim} --type merge -p '${patch}'`),
    `kubectl -n ${namespace} get statefulset ${name} -o json | jq 'del(.metadata.uid, .metadata.resourceVersion, .metadata.creationTimestamp, .metadata.generation, .status) | ${changed}' > ${name}.json`,
    `kubectl -n ${namespace} delete statefulset ${name} --cascade=orphan`,
    `kubectl -n ${namespace} create -f ${name}.json`,
  ];
}
