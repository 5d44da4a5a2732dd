import { finderOf } from "../text/find-text.ts";
import type { LogBuffer } from "./log-buffer.ts";
import { withoutStyles } from "./log-text.ts";

/** Numbers that went which are kept at the front of the list before it is cut. */
const goneMax = 10_000;

/** The lines that are shown, as they are now. */
export interface ShownLines {
  count: number;
  /** The number of the line in that place; the same function as long as the first line stays. */
  at: (index: number) => number;
}

/** The lines of a log that contain a text. Looks at each line once, when it has come. */
export class FoundLines {
  readonly #finder: RegExp | undefined;
  #numbers: number[] = [];
  #from = 0;
  #upTo = 0;
  #first = -1;
  #at: ShownLines["at"] = () => 0;

  constructor(find: string) {
    this.#finder = finderOf(find);
  }

  /** Follows the log: new lines are looked at, those that went are forgotten. */
  update(buffer: LogBuffer): ShownLines {
    const { first, end } = buffer;
    if (this.#finder === undefined) return { count: end - first, at: this.#renew(first) };
    for (let number = Math.max(this.#upTo, first); number < end; number++) {
      this.#finder.lastIndex = 0;
      if (this.#finder.test(withoutStyles(buffer.text(number)))) this.#numbers.push(number);
    }
    this.#upTo = end;
    while (this.#from < this.#numbers.length && (this.#numbers[this.#from] ?? 0) < first) this.#from++;
    if (this.#from > goneMax) [this.#numbers, this.#from] = [this.#numbers.slice(this.#from), 0];
    return { count: this.#numbers.length - this.#from, at: this.#renew(this.#numbers[this.#from] ?? end) };
  }

  #renew(first: number): ShownLines["at"] {
    if (this.#first === first) return this.#at;
    this.#first = first;
    const [numbers, from] = [this.#numbers, this.#from];
    this.#at = this.#finder === undefined ? (index) => first + index : (index) => numbers[from + index] ?? 0;
    return this.#at;
  }
}
