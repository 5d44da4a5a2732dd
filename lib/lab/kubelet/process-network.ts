import { isIPv4 } from "node:net";
import { clusterDomain } from "../dns/answer-dns.ts";
import { findDestination, type NetworkView } from "../network/find-destination.ts";
import type { ProcessNetwork } from "../programs/program.ts";

/** The cluster's network as the processes of one container see it. `through`: what a connection to its loopback ports comes to. */
export function processNetwork(
  view: NetworkView,
  namespace: string,
  ip: string,
  through: (localPort: number) => number | undefined,
): ProcessNetwork {
  const resolve: ProcessNetwork["resolve"] = (name) => {
    for (const candidate of candidates(namespace, name)) {
      const answer = view.dns.ask({ name: candidate, type: "A" });
      if (!answer) return "unanswered";
      const addresses = answer.answers.flatMap((record) => (record.type === "A" ? [record.data] : []));
      if (addresses.length > 0) return { name: candidate, addresses };
    }
    return undefined;
  };
  return {
    ip,
    resolve,
    listen(port, localPort) {
      if (view.network.isTaken(ip, port)) {
        throw Object.assign(new Error(`listen: address already in use ${ip}:${port}`), { code: "EADDRINUSE" });
      }
      view.network.listen(ip, port, () => through(localPort));
      return () => view.network.close(ip, port);
    },
    destination(host, port) {
      const address = isIPv4(host) ? host : firstAddress(resolve(host));
      const own = address === "127.0.0.1" || host === "localhost" ? ip : address;
      const found = own === undefined ? undefined : findDestination(view, own, port);
      return found && "localPort" in found ? found.localPort : undefined;
    },
  };
}

function firstAddress(found: ReturnType<ProcessNetwork["resolve"]>): string | undefined {
  return found === "unanswered" ? undefined : found?.addresses[0];
}

/** The name, and the name under each search domain that a pod's resolv.conf lists. */
function candidates(namespace: string, name: string): string[] {
  if (name.endsWith(".")) return [name.slice(0, -1)];
  const search = [`${namespace}.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain];
  return [...search.map((domain) => `${name}.${domain}`), name];
}
