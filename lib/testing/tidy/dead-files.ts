import { type Fault, isTest, isTestCode, type Source } from "./source.ts";

/**
 * Faults for files of lib and components that nothing reaches: the product's from app, bin and the tools' files, the tests' own
 * from a test. A file that only its test knows is dead too.
 */
export function checkDeadFiles(sources: readonly Source[]): Fault[] {
  const alive = reach(sources, (path) => !/^(lib|components)\//.test(path) && !isTestCode(path));
  const tested = reach(sources, (path) => isTest(path) || !path.includes("/") || path === "lib/testing/quiet-console.ts");
  return sources
    .filter(({ path }) => /^(lib|components)\//.test(path) && !isTest(path))
    .filter(({ path }) => !(isTestCode(path) ? tested : alive).has(path))
    .map(({ path }) => ({
      path,
      message: `is reached from no ${isTestCode(path) ? "test" : "screen, route or program"}: use it or delete it`,
    }));
}

/** Faults for imports of ours that name no file: with the extension left out, Node finds nothing. */
export function checkMissingFiles(sources: readonly Source[], exists: (path: string) => boolean): Fault[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => target !== undefined && !exists(target))
      .map(({ specifier, line }) => ({
        path,
        line,
        message: `imports ${specifier}, and there is no such file: write the path with its extension`,
      })),
  );
}

function reach(sources: readonly Source[], isRoot: (path: string) => boolean): ReadonlySet<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const queue = sources.map((source) => source.path).filter(isRoot);
  const reached = new Set(queue);
  for (const path of queue) {
    for (const { target } of byPath.get(path)?.imports ?? []) {
      if (target === undefined || reached.has(target) || !byPath.has(target)) continue;
      reached.add(target);
      queue.push(target);
    }
  }
  return reached;
}
