import { describe, expect, it } from "vitest";
import { changedQuery } from "./query.ts";

describe("the URL's query", () => {
  it("changes what is named and keeps the rest", () => {
    expect(changedQuery("?q=web&sort=-age", { namespace: "prod" })).toBe("?q=web&sort=-age&namespace=prod");
    expect(changedQuery("?q=web&sort=-age", { q: undefined })).toBe("?sort=-age");
  });

  it("says nothing when there is nothing to say", () => {
    expect(changedQuery("?q=web", { q: "" })).toBe("");
  });

  it("carries any text", () => {
    expect(new URLSearchParams(changedQuery("", { q: "a&b=c #ä" })).get("q")).toBe("a&b=c #ä");
  });
});
