import type { Fault } from "./source.ts";

const fileName = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/;
/** Next's own ways of naming folders: [param], [...rest], (group), @slot, _private. */
const folderName = /^(\[{1,2}(\.{3})?[a-z][a-zA-Z]*\]{1,2}|\([a-z-]+\)|@[a-z-]+|_?[a-z0-9]+(-[a-z0-9]+)*)$/;
const drawers = ["utils", "util", "helpers", "helper", "types", "common", "misc", "shared", "index"];

const topLevel = new Set(
  [
    "app components lib e2e bin bench chart docs .ci public",
    "package.json package-lock.json tsconfig.json tsconfig.tools.json next.config.ts instrumentation.ts proxy.ts",
    "vitest.config.ts playwright.config.ts postcss.config.mjs biome.json .oxlintrc.json .npmrc",
    "Dockerfile .dockerignore .gitignore .gitattributes .editorconfig README.md CONTRIBUTING.md SECURITY.md CHANGELOG.md LICENSE",
  ].flatMap((line) => line.split(" ")),
);

/** Faults for names: kebab-case, and no drawers that take everything. */
export function checkNames(paths: readonly string[]): Fault[] {
  return paths.flatMap((path) => {
    const parts = path.split("/");
    const name = parts.pop() ?? "";
    const bad = [...parts.filter((part) => !folderName.test(part)), ...(fileName.test(name) ? [] : [name])];
    const faults: Fault[] = bad.map((part) => ({ path, message: `"${part}" is not kebab-case: name it in small letters with hyphens` }));
    const [stem = ""] = name.split(".");
    if (drawers.includes(stem)) faults.push({ path, message: `"${stem}" could hold anything: name the file for its one main export` });
    return faults;
  });
}

/** Faults for what stands at the top of the repository and is not on the plan of the house. */
export function checkTopLevel(names: readonly string[]): Fault[] {
  return names
    .filter((name) => !topLevel.has(name))
    .map((name) => ({
      path: name,
      message: "does not belong at the top: put it into a folder that is there, or add it to the plan in lib/testing/tidy/names.ts",
    }));
}
