import type { Right } from "../../statefulset/actions/action-rights.ts";

/** So many reviews are under way at once. */
const atOnceMax = 8;

type Placed = Right & { namespace: string | undefined };

/** Asks for each right once, a few at a time; answers where the answers are found, by right. */
export async function reviewAll(
  rights: readonly Placed[],
  ask: (right: Placed) => Promise<boolean | undefined>,
): Promise<(right: Right) => boolean | undefined> {
  const waiting = [...new Map(rights.map((right) => [keyOf(right), right])).values()];
  const answers = new Map<string, boolean | undefined>();
  const askOn = async () => {
    for (let right = waiting.pop(); right; right = waiting.pop()) answers.set(keyOf(right), await ask(right));
  };
  await Promise.all(Array.from({ length: atOnceMax }, askOn));
  return (right) => answers.get(keyOf(right));
}

function keyOf({ verb, resource }: Right): string {
  return `${verb} ${resource}`;
}
