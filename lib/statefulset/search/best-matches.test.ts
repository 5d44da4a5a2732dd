import { describe, expect, it } from "vitest";
import { bestMatches } from "./best-matches.ts";
import { searchWords } from "./match-name.ts";

const find = (text: string, names: readonly string[], max = 8) => {
  const objects = names.map((name) => ({ namespace: name.split("/")[0] ?? "", name: name.split("/")[1] ?? "" }));
  return bestMatches(objects, searchWords(text), max).map(({ namespace, name }) => `${namespace}/${name}`);
};

describe("the best matches", () => {
  it("are the name itself, then its beginning, the beginning of a part, any place, the namespace", () => {
    const names = ["web/api", "a/cobweb", "a/my-web", "a/webby", "a/web", "a/other"];
    expect(find("web", names)).toEqual(["a/web", "a/webby", "a/my-web", "a/cobweb", "web/api"]);
  });

  it("hold every word, in any order, in upper case too", () => {
    const names = ["shop/cache-redis", "shop/redis", "blog/cache-redis"];
    expect(find("REDIS  cache shop", names)).toEqual(["shop/cache-redis"]);
    expect(find("shop/redis", names)).toEqual(["shop/redis"]);
  });

  it("stand as people count, at most so many, however many there are", () => {
    const names = Array.from({ length: 1_000 }, (_, ordinal) => `a/web-${999 - ordinal}`);
    expect(find("web", names, 3)).toEqual(["a/web-0", "a/web-1", "a/web-2"]);
    expect(find("web-1", names, 3)).toEqual(["a/web-1", "a/web-10", "a/web-11"]);
  });

  it("are all for no words, the shortest first", () => {
    expect(find("  ", ["a/long-name", "a/x"])).toEqual(["a/x", "a/long-name"]);
  });

  it("take what is sought for a text, not for a pattern", () => {
    expect(find(".*", ["a/web"])).toEqual([]);
    expect(find("__proto__", ["a/web"])).toEqual([]);
  });
});
