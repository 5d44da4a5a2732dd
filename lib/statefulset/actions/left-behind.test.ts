import { expect, it } from "vitest";
import { makeClaim, makePod } from "../testing/objects.ts";
import { leftBehind } from "./left-behind.ts";

it("finds orphaned pods, pods that end, and claims by their names; what another set controls is not its own", () => {
  const pods = [
    makePod(1, { owners: [] }),
    makePod(0, { owners: [] }),
    makePod(2, { deletedAt: "2026-01-01T00:00:00Z" }),
    makePod(3),
    makePod(4, { name: "my-web-4", owners: [] }),
  ];
  const claims = [makeClaim("data-web-1"), makeClaim("data-web-0"), makeClaim("data-other-0"), makeClaim("web-0")];
  expect(leftBehind("web", pods, claims)).toEqual({
    orphans: ["web-0", "web-1"],
    ending: ["web-2"],
    claims: ["data-web-0", "data-web-1"],
  });
});
