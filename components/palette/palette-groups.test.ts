import { describe, expect, it } from "vitest";
import type { SearchHit, SearchResponse } from "@/lib/protocol/search-response.ts";
import { paletteGroups } from "./palette-groups.ts";
import { paletteMove } from "./palette-move.ts";
import { palettePlaces } from "./palette-places.ts";
import { askedCommands } from "./set-commands.ts";

const set = (name: string): SearchHit => ({ kind: "statefulsets", namespace: "default", name, set: name });
const pod: SearchHit = { kind: "pods", namespace: "default", name: "web-10", set: "web", ordinal: 10 };
const claim: SearchHit = { kind: "persistentvolumeclaims", namespace: "default", name: "data-web-10", set: "web", ordinal: 10 };
const service: SearchHit = { kind: "services", namespace: "default", name: "web-headless", set: "web" };
const answer = (...hits: SearchHit[]): SearchResponse => ({ hits, dark: [] });

const offered = (text: string, { found, subjects, here }: { found?: SearchResponse; subjects?: SearchResponse; here?: string } = {}) => {
  const groups = paletteGroups({
    text,
    asked: askedCommands(text),
    here: here === undefined ? undefined : { namespace: "default", name: here },
    found,
    subjects,
    places: palettePlaces(undefined, "system"),
  });
  return groups.map(({ title, entries }) => [
    title,
    ...entries.map(({ title: what, subject, deed }) =>
      [what, subject, "→", deed.kind === "go" ? deed.href : deed.name].filter(Boolean).join(" "),
    ),
  ]);
};

describe("what the palette offers", () => {
  it("leads to objects: sets, the panels of pods, the storage of claims, the network of Services", () => {
    expect(offered("web", { found: answer(set("web"), pod, claim, service) })).toEqual([
      ["StatefulSets", "web → /statefulsets/default/web"],
      ["Pods", "web-10 → /statefulsets/default/web?ordinal=10&panel=10"],
      ["Claims", "data-web-10 → /statefulsets/default/web?tab=storage&q=data-web-10"],
      ["Services", "web-headless → /statefulsets/default/web?tab=network"],
    ]);
  });

  it("leads to actions of sets, pods and claims, each with its ordinal", () => {
    expect(offered("scale web", { subjects: answer(set("web"), pod) })).toEqual([
      ["Actions and tabs", "Scale web → /statefulsets/default/web?do=scale"],
    ]);
    expect(offered("delete pod web", { subjects: answer(set("web"), pod, claim) })).toEqual([
      ["Actions and tabs", "Delete pod web-10 → /statefulsets/default/web?do=delete-pod&on=10"],
    ]);
  });

  it("means the set of this page first, and it alone where no other is named", () => {
    const subjects = answer(set("a-web"), set("web"));
    expect(offered("restart", { here: "web", subjects })[0]).toEqual([
      "Actions and tabs",
      "Restart web → /statefulsets/default/web?do=restart",
    ]);
    expect(offered("restart we", { here: "web", subjects })[0]?.[1]).toContain("Restart web");
    expect(offered("restart", { subjects })[0]).toHaveLength(3);
  });

  it("leads from a set to the comparison of its strategies", () => {
    expect(offered("compare web", { subjects: answer(set("web"), pod) })).toEqual([
      ["Actions and tabs", "Compare strategies web → /compare?set=default/web"],
    ]);
  });

  it("offers for no text what this page's set has, sets, and the places", () => {
    expect(offered("", { here: "web", found: answer(set("web")) }).map(([title, first]) => [title, first])).toEqual([
      ["web", "Visit → /statefulsets/default/web?do=visit"],
      ["StatefulSets", "web → /statefulsets/default/web"],
      ["Elsewhere", "Fleet → /"],
    ]);
  });

  it("offers nothing that only an earlier text has found, while the answer to this one is on its way", () => {
    const earlier = answer(set("web"), pod, { ...pod, name: "web-11", ordinal: 11 });
    expect(offered("web-11", { found: earlier })).toEqual([["Pods", "web-11 → /statefulsets/default/web?ordinal=11&panel=11"]]);
    expect(offered("evict other", { subjects: earlier })).toEqual([]);
  });

  it("finds places by their words", () => {
    expect(offered("dark")).toEqual([["Elsewhere", "Theme: dark → dark"]]);
    expect(offered("nowhere at all")).toEqual([]);
  });
});

describe("the keys of the list", () => {
  it("go round with the arrows, stop at the ends by pages, and leave the rest to the field", () => {
    expect([paletteMove("ArrowDown", 2, 3), paletteMove("ArrowUp", 0, 3)]).toEqual([0, 2]);
    expect([paletteMove("PageDown", 2, 5), paletteMove("PageUp", 2, 5)]).toEqual([4, 0]);
    expect([paletteMove("Home", 2, 3), paletteMove("a", 0, 3), paletteMove("ArrowDown", 0, 0)]).toEqual([undefined, undefined, undefined]);
  });
});
