import type { Clock } from "../clock.ts";
import { toRaw, toText } from "./project/raw.ts";
import type { SendRequest } from "./requests/api-client.ts";
import { sendReview } from "./rights/send-review.ts";

/**
 * The name by which the API server knows us, by SelfSubjectReview: it is the one that grants are made to, while a kubeconfig calls its users
 * what it likes. Undefined when the server does not tell, as those before 1.28.
 */
export async function whoAmI(send: SendRequest, clock: Clock): Promise<string | undefined> {
  return (await readUserInfo(send, clock))?.name;
}

/** As the API server knows us: the name, and the groups that grants are made to as well. Undefined when it does not tell. */
export interface UserInfo {
  name: string | undefined;
  groups: readonly string[];
}

/** Who we are to the API server; see whoAmI. */
export async function readUserInfo(send: SendRequest, clock: Clock): Promise<UserInfo | undefined> {
  try {
    const { username, groups } = toRaw((await sendReview(send, clock, "SelfSubjectReview")).userInfo);
    return { name: toText(username), groups: Array.isArray(groups) ? groups.filter((group) => typeof group === "string") : [] };
  } catch {
    // Only words for the screen: whoever asks has others.
    return undefined;
  }
}
