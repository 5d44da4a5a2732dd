import { expect, test } from "vitest";
import { reverseName } from "./reverse-name.ts";

test("an address is asked for back to front", () => {
  expect(reverseName("10.244.0.5")).toBe("5.0.244.10.in-addr.arpa");
  expect(reverseName("fd00::5")).toBe("5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa");
  expect(reverseName("2001:db8:1:2:3:4:5:6")).toBe("6.0.0.0.5.0.0.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
});
