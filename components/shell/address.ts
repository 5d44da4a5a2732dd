/** The path that the explorer is served under, "" at the root of its host. The bundler writes it into the code; a test has none. */
const basePath: string = process.env.BASE_PATH ?? "";

/**
 * The address of something of the explorer's own, for fetch, streams and plain links. `path` is as the explorer has it, without the
 * base path. Next's Link and router put that in front by themselves.
 */
export function addressOf(path: `/${string}`): string {
  // Under a base path the root is that path itself, without a slash behind it.
  return basePath !== "" && /^\/(\?|$)/.test(path) ? `${basePath}${path.slice(1)}` : `${basePath}${path}`;
}

/** A name that all tabs of this explorer share, and no other explorer that is served beside it on the same host. */
export function sharedName(purpose: string): string {
  return `statefulset-explorer${basePath} ${purpose}`;
}
