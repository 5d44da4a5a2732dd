import { AppError } from "../errors.ts";

/** A value's text is cut here: what was pasted may be anything. */
const saidMax = 60;

/** A place in an object that came from outside, with the way there: whatever is asked of it, it is right or an AppError (invalid) that begins with its name. */
export class ManifestPlace {
  readonly value: unknown;
  readonly path: readonly (string | number)[];

  constructor(value: unknown, path: readonly (string | number)[] = []) {
    this.value = value;
    this.path = path;
  }

  /** The place of a field of an object; the field may be missing, the object may not. */
  child(key: string): ManifestPlace {
    const { value } = this;
    if (!isRecord(value))
      throw this.fault(value === undefined || value === null ? "is missing" : `is ${said(value)}, not a mapping of fields`);
    return new ManifestPlace(Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined, [...this.path, key]);
  }

  /** As `child`; a missing object has no fields. */
  within(key: string): ManifestPlace {
    return this.value === undefined ? new ManifestPlace(undefined, [...this.path, key]) : this.child(key);
  }

  /** The places of a list; of a missing one none. */
  items(): ManifestPlace[] {
    if (this.value === undefined) return [];
    if (!Array.isArray(this.value)) throw this.fault(`is ${said(this.value)}, not a list`);
    return this.value.map((item: unknown, index) => new ManifestPlace(item, [...this.path, index]));
  }

  whole(byDefault: number, max: number, why = ""): number {
    const { value = byDefault } = this;
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0)
      throw this.fault(`is ${said(value)}: it must be a whole number from 0 to ${max}`);
    if (value > max) throw this.fault(`is ${value}: it can be ${max} at the most${why}`);
    return value;
  }

  oneOf<T extends string>(known: readonly [T, ...T[]]): T {
    const { value = known[0] } = this;
    const found = known.find((one) => one === value);
    if (found === undefined) throw this.fault(`is ${said(value)}: it must be ${known.slice(0, -1).join(", ")} or ${known.at(-1)}`);
    return found;
  }

  text(isRight: (text: string) => boolean, what: string, byDefault?: string): string {
    const { value = byDefault } = this;
    if (value === undefined) throw this.fault("is missing");
    if (typeof value !== "string" || !isRight(value)) throw this.fault(`is ${said(value)}: it must be ${what}`);
    return value;
  }

  fault(problem: string): AppError {
    const name = this.path.reduce<string>(
      (way, key) => (typeof key === "number" ? `${way}[${key}]` : way === "" ? key : `${way}.${key}`),
      "",
    );
    return new AppError("invalid", `${name === "" ? "This" : name} ${problem}.`, { context: { path: this.path } });
  }
}

/** Whether it is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function said(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isRecord(value)) return "a mapping";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > saidMax ? `${text.slice(0, saidMax)}…` : text;
}
