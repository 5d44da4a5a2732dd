import type { LogLine, LogMark, LogMarkCode } from "@/lib/protocol/log-frame.ts";
import { lineTime } from "@/lib/statefulset/logs/line-time.ts";

/** Lines that are kept; then the oldest go. */
export const keptLinesMax = 30_000;
/** Characters that they may have together. */
export const keptCharactersMax = 12_000_000;
/** While somebody reads further up nothing goes, and so many more lines come; then no more are fetched. */
export const heldLinesMax = 10_000;

const slots = keptLinesMax + heldLinesMax;
const marks: readonly LogMarkCode[] = ["life", "restart", "waiting", "gone", "ended", "broken", "left-out"];

/** A line, or a sentence between the lines, by its number. */
export interface LogRow {
  number: number;
  pod: string;
  container: string;
  /** When it was written, in milliseconds since the epoch with a fraction; NaN of a sentence. */
  time: number;
  text: string;
  isCut: boolean;
  mark: LogMarkCode | undefined;
}

/**
 * The newest lines of a log, in columns rather than as objects: thirty thousand of them are held, and five thousand come and go each second.
 * Lines are numbered from 0 in the order in which they came, and keep their number.
 */
export class LogBuffer {
  readonly #texts: string[] = [];
  readonly #times = new Float64Array(slots);
  readonly #sources = new Uint16Array(slots);
  /** 0 a line, 1 one that is cut, from 2 on the mark's place in the list. */
  readonly #kinds = new Uint8Array(slots);
  readonly #sourceNames: { pod: string; container: string }[] = [];
  readonly #sourceIndex = new Map<string, number>();
  #first = 0;
  #end = 0;
  #characters = 0;
  #cleared = 0;
  #isHeld = false;

  /** Number of the oldest line that is kept. */
  get first(): number {
    return this.#first;
  }

  /** Number of the next line to come. */
  get end(): number {
    return this.#end;
  }

  /** Lines that went because others came. */
  get dropped(): number {
    return this.#first - this.#cleared;
  }

  /** Whether no more should be fetched until somebody has read on. */
  get isFull(): boolean {
    return this.#isHeld && (this.#end - this.#first >= slots || this.#characters >= keptCharactersMax * 1.2);
  }

  /** While held nothing that is kept goes. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (!isHeld) this.#letGo();
  }

  addLine({ pod, container, at, text, cut }: LogLine): void {
    this.#add(pod, container, lineTime(at), text, cut ? 1 : 0);
  }

  addMark({ mark, message, pod = "", container = "" }: LogMark): void {
    this.#add(pod, container, Number.NaN, message, 2 + marks.indexOf(mark));
  }

  /** The line of that number, which must be kept. */
  row(number: number): LogRow {
    const slot = number % slots;
    const { pod = "", container = "" } = this.#sourceNames[this.#sources[slot] ?? 0] ?? {};
    const kind = this.#kinds[slot] ?? 0;
    const text = this.#texts[slot] ?? "";
    return { number, pod, container, time: this.#times[slot] ?? Number.NaN, text, isCut: kind === 1, mark: marks[kind - 2] };
  }

  /** Its text alone: what a search looks at. */
  text(number: number): string {
    return this.#texts[number % slots] ?? "";
  }

  /** Lets everything go that is kept. */
  clear(): void {
    this.#texts.length = 0;
    this.#characters = 0;
    this.#first = this.#end;
    this.#cleared = this.#end;
  }

  #add(pod: string, container: string, time: number, text: string, kind: number): void {
    if (this.#end - this.#first >= slots) this.#dropOldest();
    const slot = this.#end % slots;
    // Strings out of a large JSON text may hold on to it: they are written one by one, so each is its own.
    this.#texts[slot] = text;
    this.#times[slot] = time;
    this.#sources[slot] = this.#sourceOf(pod, container);
    this.#kinds[slot] = kind;
    this.#characters += text.length;
    this.#end++;
    if (!this.#isHeld) this.#letGo();
  }

  #letGo(): void {
    while (this.#end - this.#first > keptLinesMax || (this.#characters > keptCharactersMax && this.#end > this.#first)) this.#dropOldest();
  }

  #dropOldest(): void {
    const slot = this.#first % slots;
    this.#characters -= this.#texts[slot]?.length ?? 0;
    this.#texts[slot] = "";
    this.#first++;
  }

  #sourceOf(pod: string, container: string): number {
    const key = `${pod}/${container}`;
    let index = this.#sourceIndex.get(key);
    if (index === undefined) {
      index = this.#sourceNames.push({ pod, container }) - 1;
      this.#sourceIndex.set(key, index);
    }
    return index;
  }
}
