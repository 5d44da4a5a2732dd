import type { ActionRequest } from "../../protocol/actions/action-request.ts";
import type { Mark } from "../../timeline/timeline.ts";

/** The mark of something that a person had done through the explorer: alone of such deeds it is known whose they are. */
export function actionMark(request: ActionRequest, user: string | undefined, at: number): Mark {
  const ordinal = "ordinal" in request ? request.ordinal : undefined;
  const who = user ?? "somebody";
  return {
    at,
    kind: "event",
    by: "person",
    ...(ordinal === undefined ? {} : { ordinal }),
    text: `${who}, from here: ${wish(request)}`,
  };
}

function wish(request: ActionRequest): string {
  switch (request.action) {
    case "scale":
      return `scale to ${request.replicas}`;
    case "undo":
      return `go back to revision ${request.revision}`;
    case "partition":
      return `partition ${request.partition}`;
    case "strategy":
      return `strategy ${request.type}`;
    case "delete-pod":
      return "delete the pod";
    case "evict-pod":
      return "evict the pod";
    case "expand-claim":
      return `expand ${request.claims.length === 1 ? "a claim" : `${request.claims.length} claims`} to ${request.size}`;
    case "delete-claim":
      return `delete claim ${request.claim}`;
    case "delete-set":
      return "delete the set";
    case "annotate":
      return "how the counter is read";
    case "update":
    case "restart":
    case "settings":
      return request.action;
  }
}
