import type { NameRule } from "./names.ts";

/** One thing that is wrong with an object, as a cause in a Status of reason Invalid. `message` is without the field. */
export interface FieldError {
  reason:
    | "FieldValueInvalid"
    | "FieldValueRequired"
    | "FieldValueNotSupported"
    | "FieldValueForbidden"
    | "FieldValueNotFound"
    | "FieldValueDuplicate"
    | "FieldValueTooLong";
  message: string;
  field: string;
}

/** `value` is printed as Go prints it: JSON, null for what is absent. `what` may be empty. */
export function invalid(field: string, value: unknown, what: string): FieldError {
  const shown = `Invalid value: ${JSON.stringify(value ?? null)}`;
  return { reason: "FieldValueInvalid", message: what === "" ? shown : `${shown}: ${what}`, field };
}

export function required(field: string, what?: string): FieldError {
  return { reason: "FieldValueRequired", message: what === undefined ? "Required value" : `Required value: ${what}`, field };
}

export function unsupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  const list = supported.map((item) => JSON.stringify(item)).join(", ");
  return { reason: "FieldValueNotSupported", message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${list}`, field };
}

export function forbidden(field: string, what: string): FieldError {
  return { reason: "FieldValueForbidden", message: `Forbidden: ${what}`, field };
}

export function notFound(field: string, value: unknown): FieldError {
  return { reason: "FieldValueNotFound", message: `Not found: ${JSON.stringify(value)}`, field };
}

export function duplicate(field: string, value: unknown): FieldError {
  return { reason: "FieldValueDuplicate", message: `Duplicate value: ${JSON.stringify(value)}`, field };
}

export function tooLong(field: string, bytesMax: number): FieldError {
  return { reason: "FieldValueTooLong", message: `Too long: may not be more than ${bytesMax} bytes`, field };
}

/** A value that must be one of some. */
export function oneOf(field: string, value: string | undefined, supported: readonly string[]): FieldError[] {
  return value !== undefined && supported.includes(value) ? [] : [unsupported(field, value ?? "", supported)];
}

/** A text that must follow a rule for names. */
export function named(field: string, value: string, rule: NameRule): FieldError[] {
  return rule(value).map((wrong) => invalid(field, value, wrong));
}

/** A number of a port. */
export function port(field: string, value: unknown): FieldError[] {
  const isWrong = typeof value === "number" && (value < 1 || value > 65_535);
  return isWrong ? [invalid(field, value, "must be between 1 and 65535, inclusive")] : [];
}

/** A count that must not be below 0; what is absent is well. */
export function negative(field: string, value: unknown): FieldError[] {
  return typeof value === "number" && value < 0 ? [invalid(field, value, "must be greater than or equal to 0")] : [];
}

/** The message of an Invalid answer: one error as it is, several in brackets, each once, however many causes say it. */
export function invalidMessage(subject: string, errors: readonly FieldError[]): string {
  const told = [...new Set(errors.map(({ field, message }) => `${field}: ${message}`))];
  return `${subject} is invalid: ${told.length === 1 ? told[0] : `[${told.join(", ")}]`}`;
}
