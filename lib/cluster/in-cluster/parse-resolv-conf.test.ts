import { expect, it } from "vitest";
import { parseResolvConf } from "./parse-resolv-conf.ts";

it("finds DNS server and cluster domain as the kubelet writes them, with the node's own domains behind", () => {
  const text = "search default.svc.cluster.local svc.cluster.local cluster.local example.org\nnameserver 10.96.0.10\noptions ndots:5\n";
  expect(parseResolvConf(text)).toEqual({ nameservers: ["10.96.0.10"], clusterDomain: "cluster.local" });
});

it("takes another domain for what it is, and comments for nothing", () => {
  const text =
    "# search a.svc.wrong\r\nsearch old.example\r\n; search b.svc.wrong\r\n  search a.svc.K8S.corp.example. svc.k8s.corp.example.\r\nnameserver fd00::10 # dns\r\n";
  expect(parseResolvConf(text)).toEqual({ nameservers: ["fd00::10"], clusterDomain: "k8s.corp.example" });
});

it.each([
  ["search ns.svc.my.cluster.example", "my.cluster.example"],
  ["search corp.example ns.svc.my.cluster.example svc.my.cluster.example", "my.cluster.example"],
  ["search\tsvc.svc.cluster.local\tsvc.cluster.local", "cluster.local"],
  ["domain ns.svc.k8s", "k8s"],
  ["search ns.svc.first\nsearch ns.svc.last", "last"],
  ["search ns.svc.first\ndomain corp.example", undefined],
])("of %j the cluster's domain is %s", (line, domain) => {
  expect(parseResolvConf(`nameserver 10.0.0.10\n${line}\noptions ndots:5 edns0 trust-ad\n`).clusterDomain).toBe(domain);
});

it.each([
  "search corp.example svc.corp.example",
  "search ns.svc",
  "search ns.svc.",
  "search ns.svc.a_b",
  "search n_s.svc.corp",
  "search .svc.a",
])("knows no cluster domain by %j, as with dnsPolicy Default", (line) => {
  expect(parseResolvConf(line).clusterDomain).toBeUndefined();
});

it("takes several servers in their order, of IPv6 and of the node alike, as many as the C library; not what is no address", () => {
  const servers = ["169.254.20.10", "fd00::10", "dns.example", "fe80::1%eth0", "169.254.20.10", "10.0.0.10"];
  const { nameservers } = parseResolvConf(servers.map((server) => `nameserver ${server}\n`).join("sortlist 10.0.0.0\n"));
  expect(nameservers).toEqual(["169.254.20.10", "fd00::10", "fe80::1%eth0"]);
});

it("knows nothing when nothing is said", () => {
  expect(parseResolvConf("")).toEqual({ nameservers: [], clusterDomain: undefined });
  expect(parseResolvConf("nameserver\nsearch\n")).toEqual({ nameservers: [], clusterDomain: undefined });
});
