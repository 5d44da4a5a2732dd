import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { clusterDomain } from "../dns/answer-dns.ts";
import { dnsServiceAddress, type InitialFiles } from "./volume-directories.ts";

const hostsHead = [
  "# Kubernetes-managed hosts file.",
  "127.0.0.1\tlocalhost",
  "::1\tlocalhost ip6-localhost ip6-loopback",
  "fe00::0\tip6-localnet",
  "fe00::0\tip6-mcastprefix",
  "fe00::1\tip6-allnodes",
  "fe00::2\tip6-allrouters",
];

export function hostnameOf({ spec, metadata }: WirePod): string {
  return spec.hostname ?? metadata.name;
}

/** Lays out a container's root directory: what a kubelet puts into every container, and what this one wrote before. */
export function furnishRoot(root: string, pod: WirePod, ip: string, files: InitialFiles = {}): void {
  for (const directory of ["bin", "dev", "etc", "proc", "sys", "tmp", "var"]) mkdirSync(join(root, directory), { recursive: true });
  const hostname = hostnameOf(pod);
  const { namespace = "" } = pod.metadata;
  const domain = pod.spec.subdomain ? `${hostname}.${pod.spec.subdomain}.${namespace}.svc.${clusterDomain}\t` : "";
  const search = [`${namespace}.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain].join(" ");
  const all: InitialFiles = {
    "/etc/hosts": `${[...hostsHead, `${ip}\t${domain}${hostname}`].join("\n")}\n`,
    "/etc/hostname": `${hostname}\n`,
    "/etc/resolv.conf": `search ${search}\nnameserver ${dnsServiceAddress}\noptions ndots:5\n`,
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    const real = join(root, posix.join("/", path));
    mkdirSync(dirname(real), { recursive: true });
    writeFileSync(real, content);
  }
}
