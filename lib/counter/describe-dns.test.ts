import { expect, test } from "vitest";
import { describeDns } from "./describe-dns.ts";
import { target } from "./testing/probe-targets.ts";

const lookup = (...addresses: string[]) =>
  ({ how: "resolved", name: "web-0.web.default.svc.cluster.local", addresses, at: 0, ttl: 5, ms: 1 }) as const;

test("a name that leads to somebody else besides the pod is not all right, though it leads to the pod", () => {
  expect(describeDns(target(), lookup("10.244.0.5", "10.244.0.66"))).toMatchObject({
    matchesPod: true,
    problem: {
      code: "other-address",
      message: "the name leads to 10.244.0.66 as well as to the pod's address 10.244.0.5; look for another pod whose hostname is web-0",
    },
  });
});

test("the pod's address of the other IP family is no stranger", () => {
  expect(describeDns(target(), lookup("10.244.0.5", "fd00::5")).problem).toBeUndefined();
});
