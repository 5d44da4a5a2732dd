import type { LogFrame } from "@/lib/protocol/log-frame.ts";

/** Characters of a line that has not ended; a line of the answer is far shorter. */
const lineCharactersMax = 1_000_000;

/** The frames of an answer of newline-delimited JSON, those that came together in one batch; empty lines make an empty batch. */
export async function* readFrames(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly LogFrame[], void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > lineCharactersMax) throw new Error("The explorer's answer cannot be read: a line of it does not end.");
      yield lines.filter(Boolean).map((line) => JSON.parse(line) as LogFrame);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
