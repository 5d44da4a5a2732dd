import type { Container, ContainerState } from "../objects/pod.ts";

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const endings: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };

/** "2nd life of web-1 begins." */
export function lifeWords(pod: string, life: number): string {
  return `${life}${endings[ordinals.select(life)] ?? "th"} life of ${pod} begins.`;
}

/** That a container was started again in the same pod, and after what. */
export function restartWords(pod: string, { name, restarts, last }: Container): string {
  const after = last === undefined ? "" : ` after ${endOf(last)}`;
  return `${name} of ${pod} was started again${after}: restart ${restarts}.`;
}

/** That a container has ended, and whether it is to come again. */
export function endedWords(pod: string, { name, state }: Container): string {
  if (state?.kind === "waiting") return `${name} of ${pod} waits to be started again: ${state.reason ?? "no reason is told"}.`;
  return `${name} of ${pod} has ended with ${state === undefined ? "no word of how" : endOf(state)}.`;
}

/** That a pod has no such container. */
export function noContainerWords(pod: string, container: string, names: readonly string[]): string {
  return `${pod} has no container ${container}; it has ${names.join(", ") || "none yet"}.`;
}

function endOf({ exitCode, reason }: ContainerState): string {
  const code = exitCode === undefined ? "an unknown exit code" : `exit code ${exitCode}`;
  return reason === undefined || reason === "Error" || reason === "Completed" ? code : `${code} (${reason})`;
}
