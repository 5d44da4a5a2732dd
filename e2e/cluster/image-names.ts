/**
 * The images of the stories on a real cluster: named in the environment when the cluster can pull them, else built and loaded by
 * images.setup.ts under these names.
 */
export const explorerImage = process.env.E2E_EXPLORER_IMAGE ?? "docker.io/library/statefulset-explorer:e2e";
export const debianServersImage = process.env.E2E_DEBIAN_SERVERS_IMAGE ?? "docker.io/library/debian-servers:e2e";
