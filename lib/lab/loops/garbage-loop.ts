import { decideGarbage } from "../../controllers/garbage/decide-garbage.ts";
import { isTerminating } from "../../controllers/objects/pod.ts";
import { carryOut } from "./carry-out.ts";
import { hear } from "./hear.ts";
import type { LoopContext } from "./loop-context.ts";
import { OwnerIndex } from "./owner-index.ts";
import { WorkQueue } from "./work-queue.ts";

/** Runs the garbage collector: hears of everything, and looks at what has owners or is on its way out. Answers how to stop it. */
export function runGarbageLoop(context: LoopContext): () => void {
  const { store, clock, pace } = context;
  const index = new OwnerIndex();
  const queue = new WorkQueue(clock, pace.sync, (uid) => {
    const item = index.find(uid);
    if (item) carryOut(context, decideGarbage(item, index));
  });
  const stop = hear(store, (change) => {
    const { uid = "", ownerReferences = [] } = change.object.metadata;
    const leaves = change.type === "DELETED" || isTerminating(change.object);
    const dependents = leaves ? index.dependentsOf(uid) : [];
    index.note(change);
    for (const { object } of dependents) queue.mark(object.metadata.uid ?? "");
    if (change.type === "DELETED") for (const owner of ownerReferences) queue.mark(owner.uid);
    else if (leaves || ownerReferences.length > 0) queue.mark(uid);
  });
  return () => {
    stop();
    queue.close();
  };
}
