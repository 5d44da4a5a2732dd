import { describe, expect, it } from "vitest";
import { revisionHash, splitName } from "./split-name.ts";

describe("splitName", () => {
  it("never lets the ordinal be cut", () => {
    expect(splitName("a-very-long-name-of-a-set-12")).toEqual({ head: "a-very-long-name-of-a-set", tail: "-12" });
    expect(splitName("web-1000").tail).toBe("-1000");
  });

  it("keeps the end of a long name without an ordinal, and a short one in one piece", () => {
    expect(splitName("a-deployment-of-somebody-else-7d4-abcde")).toEqual({ head: "a-deployment-of-somebody-else-7d4", tail: "-abcde" });
    expect(splitName("myapp-stateful")).toEqual({ head: "myapp-stateful", tail: "" });
  });

  it("loses nothing: head and tail are the name", () => {
    for (const name of ["", "a", "web-0", "data-web-12", "node-1.example.com"]) {
      const { head, tail } = splitName(name);
      expect(head + tail).toBe(name);
    }
  });
});

describe("revisionHash", () => {
  it("is what follows the set's name, also where the name has dashes", () => {
    expect(revisionHash("my-app-stateful-7c9f6d8b5", "my-app-stateful")).toBe("7c9f6d8b5");
  });

  it("is the whole name of a revision that is not named after the set", () => {
    expect(revisionHash("other-7c9f6d8b5", "web")).toBe("other-7c9f6d8b5");
  });
});
