/** The set's address on this site. Names are what Kubernetes accepts as names; encoded all the same. */
export function boardHref({ namespace, name }: { namespace: string; name: string }): `/${string}` {
  return `/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}
