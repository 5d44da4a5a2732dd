import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { checkBannedWords } from "./testing/tidy/banned-words.ts";
import { checkBrowserImports } from "./testing/tidy/browser-imports.ts";
import { checkDeadFiles, checkMissingFiles } from "./testing/tidy/dead-files.ts";
import { checkImportCycles } from "./testing/tidy/import-cycles.ts";
import { checkImportTable, roomOf } from "./testing/tidy/import-table.ts";
import { checkNames, checkTopLevel } from "./testing/tidy/names.ts";
import { readSources } from "./testing/tidy/read-sources.ts";
import { checkSizes } from "./testing/tidy/sizes.ts";
import { type Fault, formatFault, parseSource, type Source } from "./testing/tidy/source.ts";

/**
 * The house rules, held on the repository as it is; and, for each rule, made-up sources that show that it catches what it is for
 * and leaves its neighbours alone.
 */
const root = fileURLToPath(new URL("..", import.meta.url));

function house(files: Record<string, string>): Source[] {
  return Object.entries(files).map(([path, text]) => parseSource(path, text));
}

function say(faults: readonly Fault[]): string[] {
  return faults.map(formatFault);
}

describe("this repository", () => {
  let sources: Source[];
  beforeAll(async () => {
    sources = await readSources(root);
  });

  it("was read", () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it("imports only as the table allows", () => {
    expect(say(checkImportTable(sources))).toEqual([]);
  });

  it("keeps the server's packages out of the browser", () => {
    expect(say(checkBrowserImports(sources))).toEqual([]);
  });

  it("imports in no circle", () => {
    expect(say(checkImportCycles(sources))).toEqual([]);
  });

  it("imports only files that are there", () => {
    expect(say(checkMissingFiles(sources, (path) => existsSync(join(root, path))))).toEqual([]);
  });

  it("has no dead file", () => {
    expect(say(checkDeadFiles(sources))).toEqual([]);
  });

  it("uses no banned word", () => {
    expect(say(checkBannedWords(sources))).toEqual([]);
  });

  it("keeps files and functions small", () => {
    expect(say(checkSizes(sources))).toEqual([]);
  });

  it("names files for what they are", () => {
    expect(say(checkNames(sources.map((source) => source.path)))).toEqual([]);
  });

  it("has nothing at the top that is not on the plan", async () => {
    // What git knows or would take: build output and editors' leavings are nobody's plan.
    const listed = await promisify(execFile)("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root }).catch(
      () => undefined,
    );
    const names = new Set((listed?.stdout ?? "").split("\n").flatMap((path) => path.split("/")[0] || []));
    expect(say(checkTopLevel([...names]))).toEqual([]);
  });
});

describe("the import table", () => {
  const check = (path: string, text: string) => say(checkImportTable(house({ [path]: text })));

  it.each([
    ["lib/statefulset/a.ts", 'import { b } from "../cluster/b.ts";', "statefulset may import only leaves"],
    ["lib/controllers/a.ts", 'import type { b } from "../lab/b.ts";', "controllers may import only statefulset and leaves"],
    ["lib/lab/a.ts", 'import { b } from "../protocol/stream.ts";', "lab may import only controllers, statefulset and leaves"],
    ["lib/cluster/a.ts", 'export * from "../lab/b.ts";', "cluster may import only statefulset and leaves"],
    ["lib/cluster/deep/a.ts", 'const { b } = await import("../../lab/b.ts");', "cluster may import only"],
    ["lib/cluster/a.ts", 'type B = import("../server/b.ts").B;', "cluster may import only"],
    ["lib/lab/a.ts", 'new Worker(new URL("../cluster/b.ts", import.meta.url));', "lab may import only"],
    ["lib/server/a.ts", 'import "../lab/b.ts";', "server may import only"],
    ["lib/clock.ts", 'import { b } from "./errors.ts";', "a leaf imports nothing of ours"],
    ["components/a.tsx", 'import { b } from "@/lib/server/b.ts";', "components may import only"],
    ["app/page.tsx", 'import { b } from "@/lib/lab/b.ts";', "app may import only"],
    ["e2e/a.spec.ts", 'import { b } from "../lib/clock.ts"; import { c } from "../lib/lab/c.ts";', "e2e may import only leaves"],
    ["lib/server/a.ts", 'import { b } from "../testing/b.ts";', "which is for tests alone"],
    ["lib/statefulset/a.ts", 'import { readFile } from "node:fs";', "statefulset is pure"],
    ["lib/protocol/a.ts", 'import { request } from "undici";', "protocol is pure"],
    ["lib/drawer/a.ts", "", 'there is no room "drawer"'],
  ])("catches %s with %s", (path, text, said) => {
    const faults = check(path, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(said);
    expect(faults[0]).toContain(path);
  });

  it.each([
    ["lib/controllers/a.ts", 'import { b } from "../statefulset/b.ts"; import { c } from "../errors.ts"; import { d } from "./d.ts";'],
    ["lib/start-runtime.ts", 'import { b } from "./lab/b.ts"; import { c } from "./server/c.ts"; import { d } from "./runtime.ts";'],
    ["lib/cluster/a.test.ts", 'import { b } from "../lab/b.ts"; import { c } from "../testing/c.ts";'],
    ["lib/protocol/a.ts", 'import { z } from "zod"; import type { B } from "../statefulset/b.ts";'],
    ["lib/lab/faults/a.ts", 'import { b } from "../../protocol/lab-fault.ts";'],
    ["components/a.tsx", 'import { b } from "@/lib/protocol/b.ts"; import { c } from "react";'],
    ["app/page.tsx", 'import { b } from "@/components/b.tsx"; import { c } from "@/lib/runtime.ts"; import "./globals.css";'],
    ["lib/cluster/a.ts", '// import { b } from "../lab/b.ts";\nexport const text = "import { b } from \'../lab/b.ts\'";'],
  ])("lets %s import %s", (path, text) => {
    expect(check(path, text)).toEqual([]);
  });

  it("knows every room", () => {
    const paths = [
      "lib/clock.ts",
      "lib/runtime.ts",
      "lib/start-runtime.ts",
      "lib/lab/store/a.ts",
      "app/api/a/route.ts",
      "proxy.ts",
      "vitest.config.ts",
      "components/ui/a.tsx",
    ];
    expect(paths.map(roomOf)).toEqual(["leaf", "runtime", "runtime", "lab", "app", "app", "config", "components"]);
  });
});

describe("the circles of imports", () => {
  it("are caught with every file on the way, types included", () => {
    const faults = checkImportCycles(
      house({
        "lib/a.ts": 'import "./b.ts";',
        "lib/b.ts": 'import type { c } from "./c.ts";',
        "lib/c.ts": 'import "./a.ts";',
        "lib/d.ts": 'import "./a.ts";',
      }),
    );
    expect(say(faults)).toEqual([expect.stringContaining("lib/a.ts → lib/b.ts → lib/c.ts → lib/a.ts")]);
  });

  it("are not seen where two ways lead to one file", () => {
    expect(
      checkImportCycles(house({ "lib/a.ts": 'import "./b.ts"; import "./c.ts";', "lib/b.ts": 'import "./c.ts";', "lib/c.ts": "" })),
    ).toEqual([]);
  });
});

describe("the search for dead files", () => {
  it("finds what only a test knows, what nobody knows, and help for tests that no test uses", () => {
    const faults = checkDeadFiles(
      house({
        "app/page.tsx": 'import { a } from "@/components/a.tsx";',
        "components/a.tsx": "",
        "components/lonely.tsx": 'import "./lonelier.tsx";',
        "components/lonelier.tsx": "",
        "lib/only-tested.ts": "",
        "lib/only-tested.test.ts": 'import "./only-tested.ts"; import "./testing/used.ts";',
        "lib/testing/used.ts": "",
        "lib/testing/unused.ts": "",
      }),
    );
    expect(faults.map((fault) => fault.path)).toEqual([
      "components/lonely.tsx",
      "components/lonelier.tsx",
      "lib/only-tested.ts",
      "lib/testing/unused.ts",
    ]);
  });

  it("follows workers and files imported on demand", () => {
    const sources = house({
      "bin/a.ts": 'await import("../lib/b.ts");',
      "lib/b.ts": 'new SharedWorker(new URL("./c.ts", import.meta.url));',
      "lib/c.ts": "",
    });
    expect(checkDeadFiles(sources)).toEqual([]);
  });

  it("finds imports of files that are not there", () => {
    const faults = checkMissingFiles(house({ "lib/a.ts": 'import "./b";\nimport "./c.ts";' }), (path) => path === "lib/c.ts");
    expect(say(faults)).toEqual(["lib/a.ts:1: imports ./b, and there is no such file: write the path with its extension"]);
  });
});

describe("the banned words", () => {
  const check = (path: string, text: string) => say(checkBannedWords(house({ [path]: text })));

  it.each([
    ["Date.now();", "clock.now()"],
    ["new Date();", "clock.now()"],
    ["setTimeout(run, 5);", "clock.after()"],
    ["setInterval(run, 5);", "clock.after()"],
    ["Math.random();", "a random function handed in"],
    ["process.env.HOME;", "a setting of lib/server/config.ts"],
    ["x as any;", "unknown and a check"],
    ["// TODO", "an issue"],
    ["// FIXME", "the fix"],
    ["// @ts-ignore", "a type that fits"],
    ['import Link from "next/link";', "PageLink"],
    ['"use server";', "a route under app/api"],
    ["const a = { dangerouslySetInnerHTML: b };", "text from a cluster is never markup"],
    ["it.only(a);", "all of the tests"],
  ])("catch %s and say what to use: %s", (text, instead) => {
    expect(check("lib/lab/a.ts", `\n${text}`)).toEqual([expect.stringMatching(/^lib\/lab\/a\.ts:2: .* is banned here, use /)]);
    expect(check("lib/lab/a.ts", text)[0]).toContain(instead);
  });

  it("catch addresses in a component that leave the base path out", () => {
    expect(check("components/a.tsx", 'fetch("/api");\nnew EventSource(`/api`);\n<a download href="/lab" />;')).toHaveLength(3);
  });
  it.each([
    ["components/a.tsx", 'fetch(addressOf("/api/status")); [<Link href="/lab" />, <a href="#main" />]; setTimeout(a, 1);'],
    ["lib/clock.ts", "Date.now(); setTimeout(a, 1);"],
    ["lib/lab/a.ts", "// unlike Date.now(), which setTimeout …\nnew Date(5);"],
    ["bin/a.ts", "process.env.PORT;"],
    ["lib/server/config.ts", "process.env;"],
    ["proxy.ts", 'process.env.NODE_ENV === "development";'],
    ["lib/lab/a.test.ts", "process.env; Date.now();"],
  ])("leave %s alone with %s", (path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});

describe("the sizes", () => {
  const lines = (count: number, text = "") => `${text}\n`.repeat(count);

  it("catch a file of 301 lines and not one of 300", () => {
    expect(checkSizes(house({ "lib/a.ts": lines(301, "a;"), "lib/b.ts": lines(300, "b;") })).map((fault) => fault.path)).toEqual([
      "lib/a.ts",
    ]);
  });

  it("catch a function of 71 lines and not one of 70, nor a test", () => {
    const functionOf = (count: number) => `\nexport function f() {${lines(count - 1)}}`;
    const sources = house({ "lib/a.ts": functionOf(71), "lib/b.ts": functionOf(70), "lib/a.test.ts": functionOf(71) });
    expect(say(checkSizes(sources))).toEqual([expect.stringContaining("lib/a.ts:2: a function of 71 lines")]);
  });
});

describe("the names", () => {
  it.each([
    "lib/readCounter.ts",
    "lib/Counter.ts",
    "lib/read_counter.ts",
    "lib/Lab/a.ts",
    "components/utils.ts",
    "lib/types.ts",
    "lib/lab/index.ts",
  ])("catch %s", (path) => {
    expect(checkNames([path])).toHaveLength(1);
  });

  it.each([
    "lib/read-counter.ts",
    "lib/read-counter.test.ts",
    "app/statefulsets/[namespace]/[name]/page.tsx",
    "app/api/[...rest]/route.ts",
    "app/(pages)/@tab/_parts/a.tsx",
  ])("leave %s alone", (path) => {
    expect(checkNames([path])).toEqual([]);
  });

  it("catch what stands at the top without a place on the plan", () => {
    expect(checkTopLevel(["src", "lib", "README.md"]).map((fault) => fault.path)).toEqual(["src"]);
  });
});
