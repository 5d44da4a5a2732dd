/** What a pod template says of an app that counts visits: asked at /visits on that port, or read from that file. */
export function counterAnnotations(port: number, file: string): Record<string, string> {
  return {
    "statefulset-explorer.io/counter-path": "/visits",
    "statefulset-explorer.io/counter-port": String(port),
    "statefulset-explorer.io/counter-file": file,
  };
}
