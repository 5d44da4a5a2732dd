import { describe, expect, test } from "vitest";
import { isShortened } from "./shortened-path.ts";

describe("a page's path was shortened", () => {
  test.each([
    ["/lab", "/api/v1/namespaces/demo/services/explorer:http/proxy/lab"],
    ["/", "/api/v1/namespaces/demo/services/explorer:http/proxy/"],
    ["/statefulsets/a/b", "/tools/statefulsets/a/b?tab=yaml"],
    ["/tools/lab", "/api/v1/namespaces/demo/pods/explorer-0:3000/proxy/tools/lab"],
  ])("when %s arrives and X-Forwarded-Uri says %s", (path, asked) => {
    expect(isShortened(path, new Headers({ "x-forwarded-uri": asked }))).toBe(true);
  });

  test.each([
    ["/lab", "/tools"],
    ["/", "/tools/"],
    ["/toolshed", "/tools"],
  ])("when %s arrives and X-Forwarded-Prefix says %s", (path, prefix) => {
    expect(isShortened(path, new Headers({ "x-forwarded-prefix": prefix }))).toBe(true);
  });

  test.each<[string, Record<string, string>]>([
    ["/lab", {}],
    ["/lab", { "x-forwarded-uri": "/lab?q=a" }],
    ["/tools/lab", { "x-forwarded-uri": "/tools/lab", "x-forwarded-prefix": "/tools" }],
    ["/tools", { "x-forwarded-prefix": "/tools/" }],
    ["/", { "x-forwarded-prefix": "/" }],
    // Written another way, or of something else: no reason to refuse.
    ["/statefulsets/a/b", { "x-forwarded-uri": "/statefulsets/%61/b" }],
    ["/lab", { "x-forwarded-uri": "/" }],
  ])("not when %s arrives with %j", (path, headers) => {
    expect(isShortened(path, new Headers(headers))).toBe(false);
  });
});
