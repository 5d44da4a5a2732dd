/** One thing that is wrong with an object, as a cause in a Status of reason Invalid. `message` is without the field. */
export interface FieldError {
  reason: "FieldValueInvalid" | "FieldValueRequired" | "FieldValueNotSupported" | "FieldValueForbidden" | "FieldValueNotFound";
  message: string;
  field: string;
}

/** `value` is printed as Go prints it: JSON, null for what is absent. */
export function invalid(field: string, value: unknown, what: string): FieldError {
  return { reason: "FieldValueInvalid", message: `Invalid value: ${JSON.stringify(value ?? null)}: ${what}`, field };
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

/** A count that must not be below 0; what is absent is well. */
export function negative(field: string, value: unknown): FieldError[] {
  return typeof value === "number" && value < 0 ? [invalid(field, value, "must be greater than or equal to 0")] : [];
}

/** A name that must be a DNS label (validation.IsDNS1123Label). */
export function notLabel(field: string, value: string): FieldError[] {
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(value) ? [] : [invalid(field, value, labelRule)];
}

const labelRule =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character " +
  "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

/** The message of an Invalid answer: one error as it is, several in brackets. */
export function invalidMessage(subject: string, errors: readonly FieldError[]): string {
  const told = errors.map(({ field, message }) => `${field}: ${message}`);
  return `${subject} is invalid: ${told.length === 1 ? told[0] : `[${told.join(", ")}]`}`;
}
