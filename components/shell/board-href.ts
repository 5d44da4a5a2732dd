/** The set's address on this site. Names are what Kubernetes accepts as names; encoded all the same. */
export function boardHref({ namespace, name }: { namespace: string; name: string }): `/${string}` {
  return `/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}

/** Where update strategies of the set are compared; its values are filled in there. */
export function compareHref({ namespace, name }: { namespace: string; name: string }): `/${string}` {
  return `/compare?set=${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}
