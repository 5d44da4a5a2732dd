import { expect, test } from "vitest";
import { isAskableAddress } from "./askable-address.ts";

const apiServer = "https://10.9.8.7:6443";

test.each(["10.244.0.5", "172.16.3.4", "192.168.1.2", "100.64.0.3", "fd12:3456::5"])("%s may be a pod's", (address) => {
  expect(isAskableAddress(address, apiServer)).toBe(true);
});

test.each([
  "127.0.0.1",
  "0.0.0.0",
  "169.254.169.254",
  "::1",
  "::",
  "fe80::1",
  "fd00:ec2::254",
  "224.0.0.1",
  "255.255.255.255",
  "::ffff:127.0.0.1",
  "::ffff:169.254.169.254",
  "10.9.8.7",
  "localhost",
  "010.1.1.1",
  "2130706433",
  "",
])("%j is never connected to", (address) => {
  expect(isAskableAddress(address, apiServer)).toBe(false);
});
