import type { Clock } from "../clock.ts";
import { toRaw, toText } from "./project/raw.ts";
import type { SendRequest } from "./requests/api-client.ts";
import { sendReview } from "./rights/send-review.ts";

/**
 * The name by which the API server knows us, by SelfSubjectReview: it is the one that grants are made to, while a kubeconfig calls its users
 * what it likes. Undefined when the server does not tell, as those before 1.28.
 */
export async function whoAmI(send: SendRequest, clock: Clock): Promise<string | undefined> {
  try {
    const { userInfo } = await sendReview(send, clock, "SelfSubjectReview");
    return toText(toRaw(userInfo).username);
  } catch {
    // Only a name for the screen: whoever asks has another.
    return undefined;
  }
}
