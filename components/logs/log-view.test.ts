import { expect, it } from "vitest";
import { logQueryOf, parseLogView } from "./log-view.ts";

const view = (query: string) => parseLogView(new URLSearchParams(query));

it("follows all pods unless the link says otherwise", () => {
  expect(view("")).toEqual({
    pod: undefined,
    container: undefined,
    isPrevious: false,
    isFollowed: true,
    tail: undefined,
    find: "",
    isWrapped: false,
    hasTimes: true,
  });
  expect(view("pod=web-0&container=app&follow=0&q=x&wrap=1&times=0&tail=5000")).toEqual({
    pod: "web-0",
    container: "app",
    isPrevious: false,
    isFollowed: false,
    tail: 5_000,
    find: "x",
    isWrapped: true,
    hasTimes: false,
  });
});

it("does not follow a previous container, and asks for no more than there is to ask for", () => {
  expect(view("previous=1&follow=1")).toMatchObject({ isPrevious: true, isFollowed: false });
  expect(["tail=500", "tail=99999", "tail=-1", "tail=x"].map((query) => view(query).tail)).toEqual([
    undefined,
    5_000,
    undefined,
    undefined,
  ]);
});

it("asks the explorer for what the view shows, and after a break only for what came since", () => {
  expect(logQueryOf(view("pod=web-0&tail=0"), undefined).toString()).toBe("pod=web-0&follow=1&tail=0");
  expect(logQueryOf(view("container=app&tail=0"), "2026-01-01T00:00:00Z").toString()).toBe(
    "container=app&follow=1&since=2026-01-01T00%3A00%3A00Z",
  );
});
