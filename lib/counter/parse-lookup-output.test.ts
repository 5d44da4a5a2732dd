import { expect, test } from "vitest";
import { domainFromResolvConf } from "./cluster-domain.ts";
import { parseGetent, parseNslookup } from "./parse-lookup-output.ts";

test.each([
  ["busybox", "Server:\t\t10.32.0.10\nAddress:\t10.32.0.10:53\n\nName:\tweb-0.web.default.svc.cluster.local\nAddress: 10.200.0.3\n\n"],
  [
    "busybox without AAAA",
    "Server:\t\t10.32.0.10\nAddress:\t10.32.0.10:53\n\nName:\tweb-0.web\nAddress: 10.200.0.3\n\n** server can't find web-0.web: NXDOMAIN\n",
  ],
  [
    "old busybox",
    "Server:    10.96.0.10\nAddress 1: 10.96.0.10 kube-dns.kube-system\n\nName:      web-0.web\nAddress 1: 10.200.0.3 web-0.web.default.svc\n",
  ],
  ["bind", "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\nName:\tweb-0.web.default.svc.cluster.local\nAddress: 10.200.0.3\n"],
])("nslookup of %s: the name's addresses, not the server's", (_, output) => {
  expect(parseNslookup(output)).toEqual({ addresses: ["10.200.0.3"] });
});

test.each([
  ["Server:\t\t10.32.0.10\nAddress:\t10.32.0.10:53\n\n** server can't find web-9.web: NXDOMAIN\n", "nxdomain"],
  ["nslookup: can't resolve 'web-9.web'\n", "nxdomain"],
  [";; connection timed out; no servers could be reached\n", "server-down"],
  ["** server can't find web-0.web: SERVFAIL\n", "server-down"],
  ["usage: nslookup [HOST]", "unreadable"],
  ["Name: x\nAddress: 999.1.1.1\nAddress: <script>", "unreadable"],
])("nslookup that finds nothing says why: %j", (output, problem) => {
  expect(parseNslookup(output)).toEqual({ problem });
});

test("getent gives addresses, or nothing at all", () => {
  expect(parseGetent("10.200.0.3      web-0.web.default.svc.cluster.local web-0\n")).toEqual({ addresses: ["10.200.0.3"] });
  expect(parseGetent("\n")).toEqual({ problem: "nxdomain" });
  expect(parseGetent("garbage")).toEqual({ problem: "unreadable" });
});

test("the cluster's domain is taken from the search list, if it is a domain", () => {
  const conf = (search: string) => `search ${search}\nnameserver 10.32.0.10\noptions ndots:5\n`;
  expect(domainFromResolvConf(conf("default.svc.cluster.local svc.cluster.local cluster.local"))).toBe("cluster.local");
  expect(domainFromResolvConf(conf("default.svc.k8s.corp.example. svc.k8s.corp.example. k8s.corp.example."))).toBe("k8s.corp.example");
  expect(domainFromResolvConf(conf("corp.example"))).toBeUndefined();
  expect(domainFromResolvConf(conf("svc.<script>"))).toBeUndefined();
  expect(domainFromResolvConf(conf(`svc.${"a.".repeat(200)}a`))).toBeUndefined();
  expect(domainFromResolvConf("nameserver 10.0.0.1\n")).toBeUndefined();
});
