import { AppError } from "../errors.ts";
import type { LaneSpec } from "./forecast-request.ts";
import { isMaxUnavailable } from "./set-from-manifest.ts";

export const laneExamples =
  'e.g. "RollingUpdate", "RollingUpdate,partition=3", "Parallel,maxUnavailable=2", "OnDelete" or "Deployment,maxSurge=1"';

interface Words {
  [word: string]: string | undefined;
}

/**
 * A lane as a person writes it: strategies, policies and fields with commas between them, e.g. `Parallel,maxUnavailable=2` (RollingUpdate under Parallel), `Deployment,Recreate`.
 * `policy`: the one of the set, where none is said. Throws AppError (invalid).
 */
export function laneFromText(text: string, policy: "OrderedReady" | "Parallel"): LaneSpec {
  const words: Words = Object.create(null);
  for (const part of text.split(",")) {
    const [name = "", value, more] = part.trim().split("=");
    if (more !== undefined || name in words) throw fault(text, `"${part.trim()}" is not understood`);
    words[name.trim()] = value?.trim() ?? "";
  }
  const lane = words.Deployment === "" ? deploymentLane(text, words) : setLane(text, words, policy);
  const [left] = Object.keys(words);
  if (left !== undefined) throw fault(text, `"${left}" does not belong here`);
  return lane;
}

function setLane(text: string, words: Words, policyOfSet: "OrderedReady" | "Parallel"): LaneSpec {
  const policy = pick(text, words, ["OrderedReady", "Parallel"]) ?? policyOfSet;
  const strategy = pick(text, words, ["RollingUpdate", "OnDelete", "Recreate"]) ?? "RollingUpdate";
  if (strategy !== "RollingUpdate") return { workload: "StatefulSet", policy, strategy };
  const partition = take(words, "partition");
  if (partition !== undefined && !/^\d{1,9}$/.test(partition)) throw fault(text, "the partition must be a whole number, 0 or more");
  const maxUnavailable = toCount(take(words, "maxUnavailable"));
  if (maxUnavailable !== undefined && !isMaxUnavailable(maxUnavailable))
    throw fault(text, "maxUnavailable must be a whole number above 0 or a percentage up to 100%");
  return {
    workload: "StatefulSet",
    policy,
    strategy,
    ...(partition !== undefined && { partition: Number(partition) }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
  };
}

function deploymentLane(text: string, words: Words): LaneSpec {
  take(words, "Deployment");
  if (pick(text, words, ["RollingUpdate", "Recreate"]) === "Recreate") return { workload: "Deployment", strategy: "Recreate" };
  const maxSurge = toCount(take(words, "maxSurge"));
  const maxUnavailable = toCount(take(words, "maxUnavailable"));
  const problem = deploymentProblem(maxSurge, maxUnavailable);
  if (problem !== undefined) throw fault(text, problem);
  return {
    workload: "Deployment",
    strategy: "RollingUpdate",
    ...(maxSurge !== undefined && { maxSurge }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
  };
}

/** Why a Deployment may not have these; undefined when it may. Mirrors ValidateRollingUpdateDeployment (pkg/apis/apps/validation). */
export function deploymentProblem(maxSurge: unknown, maxUnavailable: unknown): string | undefined {
  const isRight = (value: unknown) => value === undefined || isZero(value) || isMaxUnavailable(value);
  if (!isRight(maxSurge) && !(typeof maxSurge === "string" && /^\d{1,4}%$/.test(maxSurge)))
    return "maxSurge must be a whole number, 0 or more, or a percentage";
  if (!isRight(maxUnavailable)) return "maxUnavailable must be a whole number, 0 or more, or a percentage up to 100%";
  return isZero(maxSurge) && isZero(maxUnavailable) ? "maxSurge and maxUnavailable may not both be 0" : undefined;
}

function isZero(value: unknown): boolean {
  return value === 0 || (typeof value === "string" && /^0+%$/.test(value));
}

function toCount(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** One of these words, where it was said. */
function pick<T extends string>(text: string, words: Words, known: readonly T[]): T | undefined {
  const said = known.filter((word) => words[word] === "");
  for (const word of said) take(words, word);
  if (said.length > 1) throw fault(text, `${said.join(" and ")} contradict each other`);
  return said[0];
}

function take(words: Words, name: string): string | undefined {
  const value = words[name];
  delete words[name];
  return value;
}

function fault(text: string, problem: string): AppError {
  return new AppError("invalid", `The strategy "${text.slice(0, 100)}" is not right: ${problem}; ${laneExamples}.`);
}
