import { AppError } from "../../errors.ts";
import { toList, toRaw, toText } from "../project/raw.ts";
import { statusError, toStatus } from "../requests/status-error.ts";

const attempt = "The command could not be run in the container";

/**
 * The exit code in the Status that ends an exec: Success is 0, reason NonZeroExitCode carries it as a cause of type ExitCode.
 * Throws AppError for any other failure. Mirrors client-go's remotecommand v4 decoding.
 */
export async function readExitCode(raw: unknown): Promise<number> {
  const status = toRaw(raw);
  if (status.status === "Success") return 0;
  if (status.reason === "NonZeroExitCode") {
    const causes = toList(toRaw(status.details).causes, toRaw);
    const exitCode = Number(toText(causes.find((cause) => cause.reason === "ExitCode")?.message) ?? Number.NaN);
    if (Number.isInteger(exitCode)) return exitCode;
  }
  if (status.status !== "Failure") throw new AppError("unavailable", `${attempt}: the server did not say how it ended.`);
  throw statusError(toStatus({ kind: "Status", ...status }, 500), attempt);
}
