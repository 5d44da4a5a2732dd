import type { Clock } from "../clock.ts";
import { toRaw, toText } from "./project/raw.ts";
import type { SendRequest } from "./requests/api-client.ts";
import { requestText } from "./requests/request-text.ts";
import { withTimeout } from "./requests/with-timeout.ts";

const timeoutMs = 5_000;
const bytesMax = 64 * 1024;

/**
 * The name by which the API server knows us, by SelfSubjectReview: it is the one that grants are made to, while a kubeconfig calls its users
 * what it likes. Undefined when the server does not tell, as those before 1.28.
 */
export async function whoAmI(send: SendRequest, clock: Clock): Promise<string | undefined> {
  try {
    return await withTimeout(clock, timeoutMs, undefined, async (signal) => {
      const { text } = await requestText(
        send,
        {
          method: "POST",
          path: "/apis/authentication.k8s.io/v1/selfsubjectreviews",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" }),
          signal,
        },
        { attempt: "The server did not say who we are", bytesMax },
      );
      const { userInfo } = toRaw(toRaw(JSON.parse(text)).status);
      return toText(toRaw(userInfo).username);
    });
  } catch {
    // Only a name for the screen: whoever asks has another.
    return undefined;
  }
}
