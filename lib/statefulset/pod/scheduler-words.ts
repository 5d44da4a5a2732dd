/** What the scheduler said of a pod that it found no node for. */
export interface SchedulerWords {
  /** How many nodes it looked at; absent where it did not come to that. */
  nodes?: number;
  /** Why not, with the number of nodes that each keeps away; in the scheduler's own words. */
  reasons: readonly { nodes?: number; why: string }[];
  /** Whether another pod could make room, in its own words. */
  preemption?: string;
}

/** Takes apart `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {a: b}. preemption: …` (framework's FitError). */
export function schedulerWords(message: string): SchedulerWords {
  const [main = "", preemption] = message.split(/\.? preemption: /, 2);
  const found = /^0\/(\d+) nodes are available: (.*)$/s.exec(main);
  if (!found) return { reasons: [{ why: message }] };
  const [, nodes = "", list = ""] = found;
  return {
    nodes: Number(nodes),
    reasons: list
      .replace(/\.$/, "")
      // A comma between two reasons stands before a number; those inside of a taint do not.
      .split(/, (?=\d+ )/)
      .map((text) => {
        const counted = /^(\d+) (.*)$/s.exec(text);
        return counted ? { nodes: Number(counted[1]), why: counted[2] ?? "" } : { why: text };
      }),
    ...(preemption === undefined ? {} : { preemption: preemption.replace(/\.$/, "") }),
  };
}
