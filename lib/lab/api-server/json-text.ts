import type { WireObject } from "../../controllers/objects/meta.ts";
import { listItem, partialOf } from "./representation.ts";

/** The forms of an object that are the same for everybody who asks. */
export type SharedForm = "object" | "item" | "metadata";

const shown: Readonly<Record<SharedForm, (object: WireObject) => unknown>> = {
  object: (object) => object,
  item: listItem,
  metadata: partialOf,
};
const texts: Readonly<Record<SharedForm, WeakMap<WireObject, string>>> = {
  object: new WeakMap(),
  item: new WeakMap(),
  metadata: new WeakMap(),
};

/**
 * A stored object as JSON, made once however many lists and watches tell it, and forgotten with the object. What is not frozen may still change:
 * that is made anew each time.
 */
export function jsonText(object: WireObject, form: SharedForm): string {
  const known = texts[form].get(object);
  if (known !== undefined) return known;
  const text = JSON.stringify(shown[form](object));
  if (Object.isFrozen(object)) texts[form].set(object, text);
  return text;
}
