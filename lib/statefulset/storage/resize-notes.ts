import type { Note } from "../note.ts";
import type { Claim } from "../objects/claim.ts";
import type { StorageClass } from "../objects/storage-class.ts";
import { parseQuantity } from "../quantity.ts";

const conditionWords: Readonly<Record<string, Pick<Note, "tone" | "message">>> = {
  Resizing: { tone: "wait", message: "Its volume is being grown." },
  FileSystemResizePending: {
    tone: "wait",
    message:
      "Its volume has grown; the file system follows when the node does its part, for some drivers not before the pod is started anew.",
  },
  ControllerResizeError: { tone: "fail", message: "Its volume could not be grown." },
  NodeResizeError: { tone: "fail", message: "Its file system could not be grown on the node." },
  ModifyingVolume: { tone: "wait", message: "Its volume's attributes are being changed." },
  ModifyVolumeError: { tone: "fail", message: "Its volume's attributes could not be changed." },
};

/** How far a claim that asks for more has got. */
export function resizeNotes(claim: Claim, storageClass: StorageClass | undefined): Note[] {
  const notes = (claim.conditions ?? [])
    .filter(({ status }) => status === "True")
    .map(({ type, message }): Note => {
      const known = Object.hasOwn(conditionWords, type) ? conditionWords[type] : undefined;
      const said = message === undefined ? "" : ` ${message}`;
      return known
        ? { code: type, tone: known.tone, message: `${known.message}${said}` }
        : { code: type, tone: "wait", message: `${type}.${said}` };
    });
  if (notes.length > 0) return notes;
  const has = parseQuantity(claim.capacity ?? "");
  const asks = parseQuantity(claim.requested ?? "");
  if (has === undefined || asks === undefined || has >= asks) return [];
  const why = storageClass && !storageClass.allowsExpansion ? ` Class ${storageClass.name} does not allow volumes to grow.` : "";
  return [
    {
      code: "not-grown",
      tone: "wait",
      message: `It asks for ${claim.requested} and has ${claim.capacity}: its volume has not grown yet.${why}`,
    },
  ];
}
