import type { Duration } from "@/lib/simulation/forecast-request.ts";
import type { CompareFields, FieldName } from "./compare-fields.ts";

const secondsMax = 86_400;

/** Reads fields one after the other; of each that cannot be what it should be it says so, and what is taken instead. */
export class FieldReader {
  readonly faults: Partial<Record<FieldName, string>> = {};
  readonly #fields: CompareFields;

  constructor(fields: CompareFields) {
    this.#fields = fields;
  }

  text(name: FieldName): string | undefined {
    return this.#fields[name];
  }

  whole(name: FieldName, min: number, max: number, byDefault: number): number {
    const text = this.text(name);
    if (text === undefined) return byDefault;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    const range = `A whole number from ${min.toLocaleString("en-US")} to ${max.toLocaleString("en-US")}`;
    return this.#instead(name, range, byDefault, String(byDefault));
  }

  /** Seconds, with up to three places, as milliseconds. */
  time(name: FieldName, byDefaultMs: number): number {
    const text = this.text(name);
    if (text === undefined) return byDefaultMs;
    if (/^\d{1,5}([.,]\d{1,3})?$/.test(text)) {
      const ms = Math.round(Number(text.replace(",", ".")) * 1000);
      if (ms <= secondsMax * 1000) return ms;
    }
    return this.#instead(name, "Seconds from 0 to 86,400, with three places at the most", byDefaultMs, `${byDefaultMs / 1000} s`);
  }

  /** As `time`; undefined where nothing is said. */
  maybeTime(name: FieldName, byDefaultMs: number): number | undefined {
    return this.text(name) === undefined ? undefined : this.time(name, byDefaultMs);
  }

  duration(name: "start" | "ready" | "stop", byDefaultMs: number): Duration {
    return { ms: this.time(name, byDefaultMs), spreadMs: this.time(`${name}-by`, 0) };
  }

  oneOf<T extends string>(name: FieldName, known: readonly T[], byDefault: T): T {
    const text = this.text(name);
    if (text === undefined) return byDefault;
    const found = known.find((one) => one === text);
    return found ?? this.#instead(name, `One of ${known.join(", ")}`, byDefault, byDefault);
  }

  /** A field that stands for yes (1) or no (0). */
  yes(name: FieldName, byDefault: boolean): boolean {
    return this.oneOf(name, ["0", "1"], byDefault ? "1" : "0") === "1";
  }

  /** A number of pods or a percentage; undefined where nothing is said, or nothing that could be one. */
  count(name: FieldName, min: number): number | string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const [, digits, percent] = /^(\d{1,9})(%?)$/.exec(text) ?? [];
    const value = Number(digits ?? Number.NaN);
    if (value >= min && (percent !== "%" || value <= 100)) return percent === "%" ? `${value}%` : value;
    const fault = `A whole number from ${min}, or a percentage up to 100%`;
    return this.#instead(name, fault, undefined, "Kubernetes’ own default");
  }

  /** Ordinals with commas between them. */
  ordinals(name: FieldName, max: number): readonly number[] | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const parts = text.split(/[\s,]+/).filter(Boolean);
    if (parts.length > 0 && parts.length <= max && parts.every((part) => /^\d{1,7}$/.test(part))) return [...new Set(parts.map(Number))];
    return this.#instead(name, `Ordinals with commas between them, ${max.toLocaleString("en-US")} at the most`, undefined, "none");
  }

  /** Says what is wrong with a field. */
  fault(name: FieldName, sentence: string): void {
    this.faults[name] ??= sentence;
  }

  #instead<T>(name: FieldName, wanted: string, byDefault: T, said: string): T {
    this.fault(name, `${wanted}; until then ${said} is taken.`);
    return byDefault;
  }
}
