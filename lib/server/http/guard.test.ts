import { describe, expect, test } from "vitest";
import { guard, isAllowedHost } from "./guard.ts";

const own = { host: "127.0.0.1:3000" };

describe("the guard", () => {
  test.each(["localhost:3000", "127.0.0.1", "LOCALHOST:8080", "[::1]:3000", "explorer.example"])("answers to %s", (host) => {
    expect(isAllowedHost(host, ["explorer.example"])).toBe(true);
  });

  test.each([
    null,
    "",
    "evil.test",
    "evil.test:3000",
    "localhost.evil",
    "localhost.",
    "127.0.0.1.evil.test",
    "127.0.0.2",
    "0.0.0.0",
    "localhost:3000@evil.test",
    "evil.test/localhost",
    "localhost, evil.test",
    "[::2]",
    "0x7f.1",
  ])("refuses the host %j, so that no rebound name reaches it", (host) => {
    expect(isAllowedHost(host, ["explorer.example"])).toBe(false);
  });

  test("lets curl read, stream and write: no browser, no other site", () => {
    for (const access of ["read", "stream", "write"] as const) expect(() => guard(new Headers(own), access, [])).not.toThrow();
  });

  test("lets our own page do everything", () => {
    const headers = new Headers({ ...own, origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin", cookie: "a=b" });
    for (const access of ["read", "stream", "write"] as const) expect(() => guard(headers, access, [])).not.toThrow();
  });

  test("tells a kubelet and Prometheus, who call the pod by its address, how it is, and nothing else", () => {
    for (const host of ["10.244.1.7:3000", "[fd00::7]:3000", "explorer.shop.svc.cluster.local"]) {
      expect(() => guard(new Headers({ host }), "probe", [])).not.toThrow();
      for (const access of ["read", "stream", "write"] as const) {
        expect(() => guard(new Headers({ host }), access, [])).toThrow("ALLOWED_HOSTS (the chart's value allowedHosts)");
      }
    }
    expect(() => guard(new Headers(), "probe", [])).not.toThrow();
    expect(() => guard(new Headers({ host: "10.244.1.7", "sec-fetch-site": "cross-site" }), "probe", [])).toThrow("other sites");
  });

  test.each(["cross-site", "same-site"])("refuses %s requests, streams too", (site) => {
    for (const access of ["read", "stream", "write"] as const) {
      expect(() => guard(new Headers({ ...own, "sec-fetch-site": site }), access, [])).toThrow("other sites");
    }
  });

  test.each(["https://evil.test", "null", "http://127.0.0.1:4000", "http://localhost:3000"])("refuses the origin %s", (origin) => {
    expect(() => guard(new Headers({ ...own, origin }), "write", [])).toThrow("other origins");
  });

  const behind = { "sec-fetch-site": "same-origin", cookie: "a=b" };

  test.each([
    ["sets.example", "https://sets.example"],
    ["SETS.example", "https://sets.example"],
    ["sets.example:443", "https://sets.example"],
    ["sets.example:80", "http://sets.example"],
    ["sets.example:8443", "https://sets.example:8443"],
  ])("lets a page in that a proxy serves over TLS: Host %s, Origin %s", (host, origin) => {
    expect(() => guard(new Headers({ ...behind, host, origin }), "write", ["sets.example"])).not.toThrow();
  });

  test.each([
    ["sets.example", "https://sets.example:8443"],
    ["sets.example:8443", "https://sets.example"],
    ["sets.example:443", "http://sets.example"],
    ["sets.example", "https://evil.example"],
    ["sets.example:undefined", "ftp://sets.example"],
  ])("refuses what does not fit together, and says what a proxy has to do: Host %s, Origin %s", (host, origin) => {
    expect(() => guard(new Headers({ ...behind, host, origin }), "write", ["sets.example"])).toThrow("Host header");
  });

  test("believes no X-Forwarded-Host: what a proxy makes of Host is all that counts, and it is told what to do", () => {
    const headers = new Headers({ host: "10.0.0.7:3000", "x-forwarded-host": "sets.example", forwarded: "host=sets.example" });
    expect(() => guard(headers, "read", ["sets.example"])).toThrow(/port-forward.*ALLOWED_HOSTS.*hand on the Host header/);
  });

  test("refuses a write that carries cookies and does not say where it comes from", () => {
    expect(() => guard(new Headers({ ...own, cookie: "a=b" }), "write", [])).toThrow("Origin");
  });

  test("opens a stream for nobody who typed its address: only pages of ours read streams", () => {
    expect(() => guard(new Headers({ ...own, "sec-fetch-site": "none" }), "stream", [])).toThrow();
    expect(() => guard(new Headers({ ...own, "sec-fetch-site": "none" }), "read", [])).not.toThrow();
  });
});
