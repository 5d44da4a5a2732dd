const encoder = new TextEncoder();
/** Bytes that wait for a reader before the next frames are made. */
const waitingBytesMax = 256 * 1024;

/**
 * Frames as newline-delimited JSON, made only as fast as they are read; an empty batch is an empty line. `leave` is called at the end, whether
 * all was read, the frames failed, or the reader went before.
 */
export function ndjsonResponse<Frame>(frames: AsyncGenerator<readonly Frame[], void>, leave: () => void): Response {
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await frames.next().catch((error: unknown) => {
          leave();
          throw error;
        });
        if (done) {
          leave();
          controller.close();
        } else controller.enqueue(encoder.encode(value.length === 0 ? "\n" : value.map((frame) => `${JSON.stringify(frame)}\n`).join("")));
      },
      async cancel() {
        leave();
        await frames.return();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: waitingBytesMax }),
  );
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
