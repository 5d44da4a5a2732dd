import { type Fault, isTestCode, type Source } from "./source.ts";

const pure = ["statefulset", "controllers", "simulation", "timeline", "experiment"];

/**
 * Who may import whom, besides the leaves and itself: the table of docs/ARCHITECTURE.md. A room that is not named here does not
 * exist yet; adding one is a decision about the house.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  leaf: [],
  statefulset: [],
  controllers: ["statefulset"],
  timeline: ["statefulset"],
  simulation: ["controllers", "timeline", "statefulset"],
  experiment: ["timeline", "statefulset"],
  protocol: pure,
  lab: ["controllers", "statefulset"],
  cluster: ["statefulset"],
  counter: ["cluster", "statefulset"],
  server: ["cluster", "counter", "protocol", ...pure],
  runtime: ["lab", "cluster", "counter", "server", "protocol", ...pure],
  components: ["protocol", ...pure],
  app: ["components", "server", "runtime", "protocol"],
  bin: ["cluster", "lab", "server", "protocol", "simulation", "statefulset"],
  chart: [],
  e2e: [],
  bench: ["e2e"],
  config: ["bin", "e2e"],
};

/** The one part of the wire that the lab speaks of itself: what its own faults and scenarios are called (decision 011). */
const labWire = "lib/protocol/lab-";

/** What the pure rooms may take from npm: code that computes, and knows no clock, network or disk. */
const purePackages = ["re2js", "yaml", "zod"];

/** The room that a path belongs to: a folder of lib, "leaf" for lib's own files, a folder of the top, "config" for the tools' files. */
export function roomOf(path: string): string {
  const [top = "", second = "", third] = path.split("/");
  if (top === "lib") {
    if (third !== undefined) return second;
    return second === "runtime.ts" || second === "start-runtime.ts" ? "runtime" : "leaf";
  }
  if (path.includes("/")) return top;
  return path === "instrumentation.ts" || path === "proxy.ts" ? "app" : "config";
}

/** Faults against the import table. Tests may look into every room; what they share may be used by them alone. */
export function checkImportTable(sources: readonly Source[]): Fault[] {
  return sources.filter((source) => !isTestCode(source.path) || source.path.startsWith("e2e/")).flatMap(checkSource);
}

function checkSource(source: Source): Fault[] {
  const room = roomOf(source.path);
  const allowed = mayImport[room];
  if (allowed === undefined)
    return [
      { path: source.path, message: `there is no room "${room}" in the house: put it into one, or add the room to the import table` },
    ];
  return source.imports.flatMap(({ specifier, target, line }) => {
    const problem = target === undefined ? findForeignProblem(room, specifier) : findOwnProblem(source.path, room, target, allowed);
    return problem === undefined ? [] : [{ path: source.path, line, message: problem }];
  });
}

function findOwnProblem(path: string, room: string, target: string, allowed: readonly string[]): string | undefined {
  if (target === "package.json") return undefined;
  if (target.includes("/testing/")) return `imports ${target}, which is for tests alone: move what is needed out of testing/`;
  const other = roomOf(target);
  if (room === "leaf" && target !== path)
    return `imports ${target}, but a leaf imports nothing of ours: hand it in as an argument, or move this file into a room`;
  if (other === room || other === "leaf" || allowed.includes(other)) return undefined;
  if (room === "lab" && target.startsWith(labWire)) return undefined;
  const choice = allowed.length === 0 ? "only leaves" : `only ${allowed.join(", ")} and leaves`;
  return `imports ${target}, but ${room} may import ${choice}: move the code to where it may be known, or hand it in from lib/start-runtime.ts`;
}

function findForeignProblem(room: string, specifier: string): string | undefined {
  if (!pure.includes(room) && room !== "protocol") return undefined;
  if (purePackages.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return undefined;
  return `imports ${specifier}, but ${room} is pure: take what it gives as an argument`;
}
