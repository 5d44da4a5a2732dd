/**
 * Reading JSON that somebody else wrote. Nothing here throws: what is not of the expected shape reads as absent or empty.
 * Strings come back as they are; whoever shows them treats them as text.
 */

type Raw = Readonly<Record<string, unknown>>;

const nothing: Raw = Object.freeze({});

/** The value as an object to read from; empty when it is none. Arrays count as none. */
export function toRaw(value: unknown): Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Raw) : nothing;
}

/** A string that says something; undefined for anything else, the empty string included (Kubernetes' absent string). */
export function toText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A finite number; undefined for anything else. */
export function toNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A whole number or a non-empty string, as Kubernetes' IntOrString. */
export function toNumberOrText(value: unknown): number | string | undefined {
  return toNumber(value) ?? toText(value);
}

/** The items that `read` makes something of, frozen; empty when the value is no array. */
export function toList<T>(value: unknown, read: (item: unknown) => T | undefined): readonly T[] {
  if (!Array.isArray(value) || value.length === 0) return emptyList;
  // A slice has no room to grow, which a filtered array keeps: half of what a pod's lists would take.
  return Object.freeze(
    value
      .map(read)
      .filter((item) => item !== undefined)
      .slice(),
  );
}

const emptyList: readonly never[] = Object.freeze([]);

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without its undefined fields, frozen: an absent field is absent, never null. */
export function toRecord<T extends object>(fields: T): Present<T> {
  const record: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) record[key] = value;
  return Object.freeze(record) as Present<T>;
}
