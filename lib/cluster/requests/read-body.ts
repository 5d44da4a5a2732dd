import { AppError } from "../../errors.ts";
import type { ApiAnswer } from "./api-client.ts";

/** The whole body as bytes. Throws AppError (too_large) as soon as it grows beyond `bytesMax`, and lets go of the connection. */
export async function readBody(answer: ApiAnswer, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) {
      answer.body.destroy();
      throw new AppError("too_large", `The answer is longer than ${bytesMax} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
