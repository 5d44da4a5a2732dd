import { AppError } from "../../errors.ts";
import type { Topic } from "../../protocol/topic.ts";
import { type StreamHub, type Viewer, viewersMax } from "./stream-hub.ts";

/** Bytes of changes that wait for one viewer at the most, besides one snapshot; one who reads slower gets a fresh snapshot once it reads again. */
const waitingBytesMax = 1_000_000;

/**
 * The answer to GET /api/stream: joins the hub when the stream starts and leaves it when the browser goes (its signal, or the stream being
 * cancelled, whichever is noticed first). Throws AppError: busy when too many are looking, unavailable while the explorer ends.
 */
export function eventStream(hub: StreamHub, topics: readonly Topic[], lastEventId: string | undefined, signal: AbortSignal): Response {
  if (hub.isEnded) throw new AppError("unavailable", "The explorer is ending; try again in a moment.");
  if (hub.viewers >= viewersMax) throw new AppError("busy", `${viewersMax} streams are open already; close some pages and try again.`);
  let leave: () => void = () => undefined;
  let behind = false;
  let snapshotBytes = 0;
  let viewer: Viewer | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let ended = false;
        const end = () => {
          if (ended) return;
          ended = true;
          leave();
          controller.close();
        };
        viewer = {
          topics,
          send(frame) {
            if (ended || behind) return;
            behind = (controller.desiredSize ?? 0) + snapshotBytes < frame.byteLength;
            if (!behind) controller.enqueue(frame);
          },
          sendAll(frames) {
            snapshotBytes = frames.reduce((sum, frame) => sum + frame.byteLength, 0);
            if (!ended) for (const frame of frames) controller.enqueue(frame);
          },
          end,
        };
        leave = hub.join(viewer, lastEventId);
        signal.addEventListener("abort", end, { once: true });
        if (signal.aborted) end();
      },
      pull() {
        if (!behind || !viewer) return;
        behind = false;
        hub.catchUp(viewer);
      },
      cancel() {
        leave();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: waitingBytesMax }),
  );
  return new Response(body, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" },
  });
}
