import { isIP } from "node:net";
import { networkInterfaces } from "node:os";

/**
 * The image's entry: listens on every address of the pod, then runs the server that the build put beside this file. In a pod the variable
 * HOSTNAME is the pod's own name, under which neither a port-forward nor a probe of loopback would find it; only an address is taken from it.
 */
if (isIP(process.env.HOSTNAME ?? "") === 0) {
  const hasIpv6 = Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ family }) => family === "IPv6"));
  process.env.HOSTNAME = hasIpv6 ? "::" : "0.0.0.0";
}
await import(new URL("server.js", import.meta.url).href);
