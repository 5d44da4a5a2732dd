import { AppError } from "../../errors.ts";

/** Largest request body that is read, but where a route says otherwise. */
const bodyBytesMax = 64 * 1024;

/** The request's JSON body, bounded. Throws AppError: unsupported (not application/json), too_large, invalid (not JSON). */
export async function readBody(request: Request, bytesMax = bodyBytesMax): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("unsupported", "The body must be JSON, sent as application/json.");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += (chunk as Uint8Array).byteLength;
    if (bytes > bytesMax) throw new AppError("too_large", `The body is larger than ${bytesMax / 1024} KiB.`);
    chunks.push(chunk as Uint8Array);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (cause) {
    throw new AppError("invalid", "The body is not valid JSON.", { cause });
  }
}
