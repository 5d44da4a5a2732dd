import { expect, it } from "vitest";
import { boardTrail } from "./board-trail.ts";

const place = { namespace: "default", name: "web", board: undefined };
const titles = (view: Parameters<typeof boardTrail>[0]["view"]) => boardTrail({ ...place, view }).map(({ title }) => title);

it("leads to the set, and on to the tab, to the pod whose details or panel are open", () => {
  expect(titles({ tab: "board", ordinal: undefined, isOpen: false, panel: undefined })).toEqual(["default", "web"]);
  expect(titles({ tab: "board", ordinal: 3, isOpen: false, panel: undefined })).toEqual(["default", "web"]);
  expect(titles({ tab: "board", ordinal: 3, isOpen: true, panel: undefined })).toEqual(["default", "web", "web-3"]);
  expect(titles({ tab: "events", ordinal: 3, isOpen: true, panel: undefined })).toEqual(["default", "web", "Events"]);
  expect(titles({ tab: "events", ordinal: 3, isOpen: false, panel: 4 })).toEqual(["default", "web", "Events", "web-4"]);
});
