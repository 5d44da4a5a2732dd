import { expect, it } from "vitest";
import { parseResolvConf } from "./parse-resolv-conf.ts";

it("finds DNS server and cluster domain as the kubelet writes them", () => {
  const text = "search default.svc.cluster.local svc.cluster.local cluster.local example.org\nnameserver 10.96.0.10\noptions ndots:5\n";
  expect(parseResolvConf(text)).toEqual({ nameservers: ["10.96.0.10"], clusterDomain: "cluster.local" });
});

it("takes another domain for what it is, and comments for nothing", () => {
  const text =
    "# search svc.wrong\r\nsearch old.example\r\nsearch a.svc.k8s.corp.example. svc.k8s.corp.example.\r\nnameserver fd00::10 # dns\r\n";
  expect(parseResolvConf(text)).toEqual({ nameservers: ["fd00::10"], clusterDomain: "k8s.corp.example" });
});

it("knows nothing when nothing is said", () => {
  expect(parseResolvConf("")).toEqual({ nameservers: [], clusterDomain: undefined });
  expect(parseResolvConf("nameserver\nsearch\n")).toEqual({ nameservers: [], clusterDomain: undefined });
});
