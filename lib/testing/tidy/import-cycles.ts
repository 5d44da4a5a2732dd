import type { Fault, Source } from "./source.ts";

/** One fault for each circle of imports, types included: two files that need each other are one file, or lack a third. */
export function checkImportCycles(sources: readonly Source[]): Fault[] {
  const targets = new Map(
    sources.map((source) => [source.path, source.imports.flatMap(({ target }) => (target === undefined ? [] : [target]))]),
  );
  const done = new Set<string>();
  const faults: Fault[] = [];
  const way: string[] = [];

  const visit = (path: string): void => {
    const at = way.indexOf(path);
    if (at >= 0) {
      const circle = [...way.slice(at), path].join(" → ");
      faults.push({ path, message: `imports itself in a circle, ${circle}: move what both need into a third file` });
      return;
    }
    if (done.has(path)) return;
    way.push(path);
    for (const target of targets.get(path) ?? []) visit(target);
    way.pop();
    done.add(path);
  };
  for (const source of sources) visit(source.path);
  return faults;
}
