import type { IncomingMessage } from "node:http";
import { StatusError } from "./status.ts";

/** As the real server's limit on one request. */
const bodyBytesMax = 3 * 1024 * 1024;

/** The whole body. Throws 413. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyBytesMax) throw new StatusError(413, "RequestEntityTooLarge", `Request entity too large: limit is ${bodyBytesMax}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
