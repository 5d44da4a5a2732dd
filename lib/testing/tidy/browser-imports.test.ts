import { describe, expect, it } from "vitest";
import { checkBrowserImports } from "./browser-imports.ts";
import { formatFault, parseSource } from "./source.ts";

const checked = (files: Record<string, string>) =>
  checkBrowserImports(Object.entries(files).map(([path, text]) => parseSource(path, text))).map(formatFault);

describe("the browser's imports", () => {
  it("catches a package that comes in over several files, and shows the way", () => {
    const faults = checked({
      "components/a.tsx": 'import { b } from "@/lib/protocol/b.ts";',
      "lib/protocol/b.ts": 'import { c } from "./c.ts";',
      "lib/protocol/c.ts": 'import { z } from "zod";',
    });
    expect(faults).toEqual([
      expect.stringContaining("brings zod into the browser (components/a.tsx → lib/protocol/b.ts → lib/protocol/c.ts)"),
    ]);
  });

  it("leaves types alone", () => {
    const faults = checked({
      "components/a.tsx": 'import type { B } from "@/lib/protocol/b.ts"; import { type C } from "@/lib/protocol/b.ts";',
      "lib/protocol/b.ts": 'import { z } from "zod";',
      "components/a.test.tsx": 'import { readFile } from "node:fs";',
    });
    expect(faults).toEqual([]);
  });

  it("leaves what is loaded on use alone, and catches it when it comes with the rest", () => {
    const found = (text: string) =>
      checked({ "components/a.tsx": text, "lib/simulation/set-from-yaml.ts": 'import { parse } from "yaml";' });
    expect(found('const paste = () => import("@/lib/simulation/set-from-yaml.ts");')).toEqual([]);
    expect(found('import { setFromYaml } from "@/lib/simulation/set-from-yaml.ts";')).toHaveLength(1);
  });
});
