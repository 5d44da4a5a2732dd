import { expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import { retentionPreview } from "./retention-preview.ts";

const claims = (ordinal: number, reclaimPolicy: string) => [
  { name: `data-web-${ordinal}`, template: "data", phase: "Bound", uid: `claim-${ordinal}`, accessModes: [], reclaimPolicy },
];

it("tells the claims that the policy is about from those that were left behind, and whose data would be lost", () => {
  const { pod: _, ...left } = testSlot(3, { place: "outside", claims: claims(3, "Delete") });
  const slots = [
    testSlot(0, { claims: claims(0, "Retain") }),
    testSlot(1, { claims: claims(1, "Delete") }),
    testSlot(2, { place: "condemned", claims: claims(2, "Delete") }),
    left,
  ];
  expect(retentionPreview(testBoard(slots))).toEqual({
    own: ["data-web-0", "data-web-1", "data-web-2"],
    leftBehind: ["data-web-3"],
    lost: ["data-web-1", "data-web-2"],
    condemned: ["web-2"],
  });
});

it("counts no claim that is missing", () => {
  expect(retentionPreview(testBoard([testSlot(0)]))).toEqual({ own: [], leftBehind: [], lost: [], condemned: [] });
});
