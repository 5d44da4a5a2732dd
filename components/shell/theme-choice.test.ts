import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { showThemeSource } from "./theme-choice.ts";

/** What the page's script makes of a choice that the browser kept, and of what the system has. */
function shown(kept: string | null, systemIsDark: boolean): string | undefined {
  const dataset: { theme?: string } = {};
  runInNewContext(showThemeSource, {
    localStorage: { getItem: (key: string) => (key === "theme" ? kept : null) },
    matchMedia: (query: string) => ({ matches: systemIsDark && query === "(prefers-color-scheme: dark)" }),
    document: { documentElement: { dataset } },
  });
  return dataset.theme;
}

describe("the theme before the first paint", () => {
  it("is the chosen one, whatever the system has", () => {
    expect([shown("dark", false), shown("light", true)]).toEqual(["dark", "light"]);
  });

  it("is the system's where none was chosen, or what is kept is none", () => {
    for (const kept of [null, "system", "sepia"]) expect([shown(kept, true), shown(kept, false)]).toEqual(["dark", "light"]);
  });

  it("is the system's where the browser keeps nothing", () => {
    const dataset: { theme?: string } = {};
    runInNewContext(showThemeSource, { matchMedia: () => ({ matches: true }), document: { documentElement: { dataset } } });
    expect(dataset.theme).toBe("dark");
  });

  it("leaves no name behind in the page", () => {
    const page = { matchMedia: () => ({ matches: true }), document: { documentElement: { dataset: {} } } };
    runInNewContext(showThemeSource, page);
    expect(Object.keys(page)).toEqual(["matchMedia", "document"]);
  });
});
