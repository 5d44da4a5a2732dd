import { describe, expect, it } from "vitest";
import { basePathFault, basePathPlaceholder, putBasePath } from "./base-path.mjs";

describe("a base path", () => {
  it.each(["", "/a", "/tools/statefulsets", "/a/b/c.d/e_f/g~h/i-j/0", "/apis", "/x/api", basePathPlaceholder])("may be %j", (path) => {
    expect(basePathFault(path)).toBeUndefined();
  });

  it.each([
    "/",
    "tools",
    "/tools/",
    "//tools",
    "/tools//x",
    "/Tools",
    "/a b",
    "/ä",
    "/a%20b",
    "/.",
    "/a/..",
    "/../a",
    "/.well-known",
    "/a?b",
    "/a#b",
    '/"',
    "/$1",
    "/a\n",
    "https://a.example/b",
  ])("may not be %j, which is said with an example", (path) => {
    expect(basePathFault(path)).toContain("such as /tools/statefulsets");
  });

  it.each(["/api", "/api/v1", "/_next"])("may not be %s, where the explorer has addresses of its own", (path) => {
    expect(basePathFault(path)).toContain("must not begin with /api or /_next");
  });

  it("has an end", () => {
    expect(basePathFault(`/${"a".repeat(199)}`)).toBeUndefined();
    expect(basePathFault(`/${"a".repeat(200)}`)).toContain("at most 200");
  });
});

describe("putBasePath", () => {
  const put = (text: string) => putBasePath(text, "/like/this");

  it("writes it into addresses, as often as they come", () => {
    expect(put('src="/base-path-placeholder/_next/a.js" href="/base-path-placeholder"')).toBe(
      'src="/like/this/_next/a.js" href="/like/this"',
    );
  });

  it("keeps to the way in which slashes are written around it", () => {
    expect(put(String.raw`/^\/base-path-placeholder(?:\/x)/`)).toBe(String.raw`/^\/like\/this(?:\/x)/`);
    expect(put(String.raw`"^\\/base-path-placeholder\\/x"`)).toBe(String.raw`"^\\/like\\/this\\/x"`);
    expect(put("?of=%2Fbase-path-placeholder%2Flab")).toBe("?of=%2Flike%2Fthis%2Flab");
  });

  it("gives JSON, and regular expressions in JSON, that mean the same under the other path", () => {
    const manifest = JSON.stringify({ basePath: basePathPlaceholder, regexp: String.raw`^\/base-path-placeholder(?:\/(lab))?$` });
    const { basePath, regexp } = JSON.parse(put(manifest)) as { basePath: string; regexp: string };
    expect(basePath).toBe("/like/this");
    expect(["/like/this", "/like/this/lab", "/like", "/lab", "/like/thisx"].filter((path) => new RegExp(regexp).test(path))).toEqual([
      "/like/this",
      "/like/this/lab",
    ]);
  });

  it("takes no character of the path for more than itself", () => {
    expect(putBasePath("/base-path-placeholder", "/a.b/~c/_d/-e")).toBe("/a.b/~c/_d/-e");
  });

  it("leaves what does not name the placeholder as it is", () => {
    expect(put('fetch("/api/status"); // a/b \\/ %2F')).toBe('fetch("/api/status"); // a/b \\/ %2F');
  });
});
