import { expect, it } from "vitest";
import { boardTrail } from "./board-trail.ts";

const place = { namespace: "default", name: "web", board: undefined };
const titles = (view: Parameters<typeof boardTrail>[0]["view"]) => boardTrail({ ...place, view }).map(({ title }) => title);

it("leads to the set, and on to the tab, or to the pod whose details are open", () => {
  expect(titles({ tab: "board", ordinal: undefined, isOpen: false })).toEqual(["default", "web"]);
  expect(titles({ tab: "board", ordinal: 3, isOpen: false })).toEqual(["default", "web"]);
  expect(titles({ tab: "board", ordinal: 3, isOpen: true })).toEqual(["default", "web", "web-3"]);
  expect(titles({ tab: "events", ordinal: 3, isOpen: true })).toEqual(["default", "web", "Events"]);
});
