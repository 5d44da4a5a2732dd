import { type Fault, isTestCode, type Source } from "./source.ts";

/** Too heavy for a first load, or of no use in a browser at all. */
const kept = ["zod", "yaml", "re2js", "undici", "ws", "pino", "prom-client", "dns-packet", "commander", "@kubernetes/client-node"];

/** What a screen may load with its packages, on use alone: when somebody pastes YAML. */
const loadedOnUse: ReadonlySet<string> = new Set(["lib/simulation/set-from-yaml.ts", "components/compare/read-yaml.ts"]);

/** Faults for each package that must stay on the server and yet is reached from a component when the code runs, with the way there. */
export function checkBrowserImports(sources: readonly Source[]): Fault[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const cameFrom = new Map<string, string | undefined>();
  const queue = sources.filter((source) => source.path.startsWith("components/") && !isTestCode(source.path)).map((source) => source.path);
  for (const path of queue) cameFrom.set(path, undefined);
  const faults: Fault[] = [];
  for (const path of queue) {
    for (const { specifier, target, typeOnly, isOnDemand, line } of byPath.get(path)?.imports ?? []) {
      if (typeOnly || (isOnDemand && target !== undefined && loadedOnUse.has(target))) continue;
      if (target !== undefined && byPath.has(target) && !cameFrom.has(target)) {
        cameFrom.set(target, path);
        queue.push(target);
      }
      if (target !== undefined || !isKept(specifier)) continue;
      const way = describeWay(path, cameFrom);
      faults.push({
        path,
        line,
        message: `brings ${specifier} into the browser (${way}): import types only, or move the schema to a file of its own`,
      });
    }
  }
  return faults;
}

function isKept(specifier: string): boolean {
  return specifier.startsWith("node:") || kept.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

function describeWay(path: string, cameFrom: ReadonlyMap<string, string | undefined>): string {
  const way: string[] = [];
  for (let at: string | undefined = path; at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way.join(" → ");
}
