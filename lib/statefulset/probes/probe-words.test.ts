import { describe, expect, it } from "vitest";
import type { Probe, ProbeHandler } from "../objects/probe.ts";
import { probeWords } from "./probe-words.ts";

const probe = (handler: ProbeHandler, change: Partial<Probe> = {}): Probe => ({
  handler,
  initialDelaySeconds: 0,
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
  ...change,
});
const http = (change: Partial<Extract<ProbeHandler, { how: "http-get" }>>): ProbeHandler => ({
  how: "http-get",
  scheme: "HTTP",
  host: "",
  port: 8000,
  path: "/",
  ...change,
});

describe("a probe in words", () => {
  // Each as kubectl 1.32.4 described it, of a set on Kubernetes 1.35.4.
  it.each([
    [probe(http({ path: "/visits" })), "http-get http://:8000/visits delay=0s timeout=1s period=10s #success=1 #failure=3"],
    [
      probe(http({ scheme: "HTTPS", host: "example.org", port: "web", path: "/a?b=c d&x=[1]" }), { periodSeconds: 5, timeoutSeconds: 2 }),
      "http-get https://example.org:web/a%3Fb=c%20d&x=%5B1%5D delay=0s timeout=2s period=5s #success=1 #failure=3",
    ],
    [
      probe(http({ host: "::1", port: "web", path: "health%2F!*()'~" })),
      "http-get http://[::1]:web/health%252F%21%2A%28%29%27~ delay=0s timeout=1s period=10s #success=1 #failure=3",
    ],
    [
      probe({ how: "exec", command: ["sh", "-c", "test -f /ready && echo 'it is'"] }, { failureThreshold: 30 }),
      "exec [sh -c test -f /ready && echo 'it is'] delay=0s timeout=1s period=10s #success=1 #failure=30",
    ],
    [
      probe({ how: "tcp-socket", host: "", port: 5432 }, { successThreshold: 2 }),
      "tcp-socket :5432 delay=0s timeout=1s period=10s #success=2 #failure=3",
    ],
    [
      probe({ how: "tcp-socket", host: "10.0.0.1", port: "web" }),
      "tcp-socket 10.0.0.1:web delay=0s timeout=1s period=10s #success=1 #failure=3",
    ],
    [probe({ how: "grpc", port: 9000, service: "up" }), "grpc <pod>:9000 up delay=0s timeout=1s period=10s #success=1 #failure=3"],
    [probe({ how: "grpc", port: 9000, service: "" }), "grpc <pod>:9000  delay=0s timeout=1s period=10s #success=1 #failure=3"],
  ])("is what kubectl describe says: %#", (given, words) => {
    expect(probeWords(given)).toBe(words);
  });
});
