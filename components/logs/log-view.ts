import { logTailMax, logTailUsual } from "@/lib/protocol/log-frame.ts";

/** What a link to the Logs tab carries. */
export interface LogView {
  /** One pod; undefined: all of the set. */
  pod: string | undefined;
  /** One container; undefined: each pod's first. */
  container: string | undefined;
  /** What the container wrote before it was started again. */
  isPrevious: boolean;
  /** New lines come as they are written. */
  isFollowed: boolean;
  /** Lines from before, of each container; undefined: the usual number. */
  tail: number | undefined;
  /** Only lines that contain this. */
  find: string;
  /** Long lines go on below. */
  isWrapped: boolean;
  /** Each line says when it was written. */
  hasTimes: boolean;
}

/** The view that a query asks for. */
export function parseLogView(query: URLSearchParams): LogView {
  const isPrevious = query.get("previous") === "1";
  return {
    pod: query.get("pod") || undefined,
    container: query.get("container") || undefined,
    isPrevious,
    isFollowed: !isPrevious && query.get("follow") !== "0",
    tail: tailOf(query.get("tail")),
    find: query.get("q") ?? "",
    isWrapped: query.get("wrap") === "1",
    hasTimes: query.get("times") !== "0",
  };
}

function tailOf(text: string | null): number | undefined {
  const lines = /^\d{1,6}$/.test(text ?? "") ? Math.min(Number(text), logTailMax) : logTailUsual;
  return lines === logTailUsual ? undefined : lines;
}

/** The query of GET …/logs for a view, from `since` on if that is told. */
export function logQueryOf({ pod, container, isPrevious, isFollowed, tail }: LogView, since: string | undefined): URLSearchParams {
  const query = new URLSearchParams();
  if (pod !== undefined) query.set("pod", pod);
  if (container !== undefined) query.set("container", container);
  if (isPrevious) query.set("previous", "1");
  if (isFollowed) query.set("follow", "1");
  if (since !== undefined) query.set("since", since);
  else if (tail !== undefined) query.set("tail", String(tail));
  return query;
}
