import type { ActionRequest } from "@/lib/protocol/actions/action-request.ts";
import type { ActionResponse } from "@/lib/protocol/actions/action-response.ts";
import { addressOf } from "../shell/address.ts";
import { errorSentence } from "../shell/error-sentence.ts";

/** What is wanted, without what sending it adds. */
export type Wish = ActionRequest extends infer One ? (One extends ActionRequest ? Omit<One, "dryRun" | "key"> : never) : never;

/** Why an action was not done, in a sentence for the person. `isConflict`: something has changed meanwhile. */
export class Refusal extends Error {
  readonly isConflict: boolean;

  constructor(message: string, isConflict: boolean) {
    super(message);
    this.isConflict = isConflict;
  }
}

/** Has an action done, or (dryRun) asks what would come of it. `key` is the intent's: sent again it is not done again. Throws a Refusal. */
export async function sendAction(
  { namespace, name }: { namespace: string; name: string },
  wish: Wish,
  { dryRun, key }: { dryRun: boolean; key: string },
): Promise<ActionResponse> {
  const address = addressOf(`/api/statefulsets/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/actions`);
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...wish, dryRun, key }),
    cache: "no-store",
  }).catch(() => {
    throw new Refusal(
      "The explorer does not answer, so it is not known whether this was done. Look at the set before you repeat it.",
      false,
    );
  });
  if (!response.ok) throw new Refusal(await errorSentence(response), response.status === 409);
  return (await response.json()) as ActionResponse;
}
