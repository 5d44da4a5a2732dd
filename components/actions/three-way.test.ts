import { expect, it } from "vitest";
import { threeWay } from "./three-way.ts";

const base = { image: "a:1", replicas: "3" };

it("follows what is there now where nobody typed", () => {
  expect(threeWay(base, {}, { image: "a:2", replicas: "4" })).toEqual({
    values: { image: "a:2", replicas: "4" },
    conflicts: {},
    edited: [],
  });
});

it("keeps what was typed, and says what it would overwrite", () => {
  expect(threeWay(base, { image: "a:9" }, { image: "a:2", replicas: "4" })).toEqual({
    values: { image: "a:9", replicas: "4" },
    conflicts: { image: { was: "a:1", now: "a:2" } },
    edited: ["image"],
  });
});

it("sees no conflict in a field that only one side changed, or both alike", () => {
  expect(threeWay(base, { image: "a:9" }, base)).toMatchObject({ conflicts: {}, edited: ["image"] });
  expect(threeWay(base, { image: "a:2" }, { ...base, image: "a:2" })).toMatchObject({ conflicts: {}, edited: [] });
});
