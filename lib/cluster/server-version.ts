import type { Clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { SelectedContext } from "./kubeconfig/select-context.ts";
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
export async function readServerVersion(send: SendRequest, clock: Clock, selected: SelectedContext): Promise<string | undefined> {
  const { statusCode, text } = await ask(send, clock, selected);
  if (statusCode === 401) {
    throw new AppError(
      "unauthorized",
      `The credentials of user "${selected.user?.name ?? "anonymous"}" were refused by ${selected.server}. Sign in again, or choose another context.`,
    );
  }
  // Who may not read /version may still be allowed what matters; every kind says for itself what it may not.
  if (statusCode === 403 || statusCode === 404) return undefined;
  if (statusCode !== 200) {
    const { message } = readStatus(statusCode, text);
    throw new AppError("unreachable", `The cluster "${selected.name}" at ${selected.server} is not well: ${message}.`);
  }
  return versionOf(text, selected);
}

async function ask(send: SendRequest, clock: Clock, selected: SelectedContext): Promise<{ statusCode: number; text: string }> {
  return withTimeout(clock, timeoutMs, undefined, async (signal) => {
    try {
      const answer = await send({ path: "/version", signal });
      return { statusCode: answer.statusCode, text: (await readBody(answer, bytesMax)).toString("utf8") };
    } catch (error) {
      if (error instanceof AppError && error.code === "unauthorized") throw error;
      const cause = signal.aborted ? `no answer within ${timeoutMs / 1_000} s` : describeConnectionError(error);
      throw new AppError(
        "unreachable",
        `The cluster "${selected.name}" at ${selected.server} cannot be reached: ${cause}. ${adviceFor(error)}`,
        {
          cause: error,
        },
      );
    }
  });
}

function adviceFor(error: unknown): string {
  if (isTlsError(error)) return "Check certificate-authority-data and the server's name in the kubeconfig.";
  return "Check that it runs and can be reached from here, choose another context, or start with --lab.";
}

function versionOf(text: string, selected: SelectedContext): string | undefined {
  try {
    return toText(toRaw(JSON.parse(text)).gitVersion);
  } catch (error) {
    throw new AppError("unreachable", `What answers at ${selected.server} is no Kubernetes API server.`, { cause: error });
  }
}
