import { expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import { deleteSetPreview } from "./delete-set-preview.ts";

const claim = (ordinal: number) => ({
  name: `data-web-${ordinal}`,
  template: "data",
  phase: "Bound",
  uid: `claim-${ordinal}`,
  reclaimPolicy: "Delete",
  accessModes: [],
});

const { pod: _, ...left } = testSlot(2, { place: "outside", state: "scaled-away", claims: [claim(2)] });
const made = testBoard([...[0, 1].map((ordinal) => testSlot(ordinal, { claims: [claim(ordinal)] })), left]);
const withPolicy = (whenDeleted: string) => ({ ...made, set: { ...made.set, retention: { whenDeleted, whenScaled: "Retain" } } });

it("keeps every claim where the policy retains, and all but those left behind where it deletes", () => {
  expect(deleteSetPreview(withPolicy("Retain"), "Background", undefined)).toEqual({
    pods: ["web-0", "web-1"],
    goingClaims: [],
    stayingClaims: ["data-web-0", "data-web-1", "data-web-2"],
    lostClaims: [],
  });
  expect(deleteSetPreview(withPolicy("Delete"), "Foreground", undefined)).toMatchObject({
    goingClaims: ["data-web-0", "data-web-1"],
    stayingClaims: ["data-web-2"],
    lostClaims: ["data-web-0", "data-web-1"],
  });
});

it("believes the owners that claims have now more than the policy", () => {
  expect(deleteSetPreview(withPolicy("Delete"), "Background", new Set(["data-web-1"])).goingClaims).toEqual(["data-web-1"]);
});

it("takes nothing along as Orphan", () => {
  expect(deleteSetPreview(withPolicy("Delete"), "Orphan", new Set(["data-web-1"])).goingClaims).toEqual([]);
});
