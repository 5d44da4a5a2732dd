import { addressOf } from "./address.ts";
import { errorSentence } from "./error-sentence.ts";

/** Has the explorer show another cluster. Answers what went wrong, in a sentence, or undefined when it went well. */
export async function switchContext(context: string): Promise<string | undefined> {
  try {
    const response = await fetch(addressOf("/api/context"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ context }),
    });
    return response.ok ? undefined : await errorSentence(response);
  } catch {
    return "The explorer does not answer. Is it still running?";
  }
}
