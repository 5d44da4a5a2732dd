import type { Clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { OpeningWords } from "./opening-words.ts";
import { toRaw, toText } from "./project/raw.ts";
import type { SendRequest } from "./requests/api-client.ts";
import { describeConnectionError, isTlsError } from "./requests/describe-connection-error.ts";
import { readBody } from "./requests/read-body.ts";
import { readStatus } from "./requests/status-error.ts";
import { withTimeout } from "./requests/with-timeout.ts";

const timeoutMs = 5_000;
const bytesMax = 64 * 1024;

/**
 * Makes sure that the server answers and lets us in, and reads its version, e.g. "v1.35.4"; undefined when it does not tell (a proxy in
 * front may hide /version). Throws AppError (unreachable, unauthorized) naming address, cause and what to try.
 */
export async function readServerVersion(send: SendRequest, clock: Clock, words: OpeningWords): Promise<string | undefined> {
  const { statusCode, text } = await ask(send, clock, words);
  if (statusCode === 401) throw new AppError("unauthorized", words.refused);
  // Who may not read /version may still be allowed what matters; every kind says for itself what it may not.
  if (statusCode === 403 || statusCode === 404) return undefined;
  if (statusCode !== 200) {
    const { message } = readStatus(statusCode, text);
    throw new AppError("unreachable", `${words.cluster} is not well: ${message}.`);
  }
  return versionOf(text, words);
}

async function ask(send: SendRequest, clock: Clock, words: OpeningWords): Promise<{ statusCode: number; text: string }> {
  return withTimeout(clock, timeoutMs, undefined, async (signal) => {
    try {
      const answer = await send({ path: "/version", signal });
      return { statusCode: answer.statusCode, text: (await readBody(answer, bytesMax)).toString("utf8") };
    } catch (error) {
      if (error instanceof AppError && error.code === "unauthorized") throw error;
      const cause = signal.aborted ? `no answer within ${timeoutMs / 1_000} s` : describeConnectionError(error);
      const advice = isTlsError(error) ? words.ifNotTrusted : words.ifUnreachable;
      throw new AppError("unreachable", `${words.cluster} cannot be reached: ${cause}. ${advice}`, { cause: error });
    }
  });
}

function versionOf(text: string, words: OpeningWords): string | undefined {
  try {
    return toText(toRaw(JSON.parse(text)).gitVersion);
  } catch (error) {
    throw new AppError("unreachable", `What answers at ${words.server} is no Kubernetes API server.`, { cause: error });
  }
}
