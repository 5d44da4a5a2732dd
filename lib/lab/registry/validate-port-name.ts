import { type FieldError, invalid } from "./field-error.ts";

const portNameMax = 15;

/** What is wrong with the name of a port (validation.IsValidPortName). */
export function validatePortName(name: string, path: string): FieldError[] {
  const isPlain = /^[-a-z0-9]+$/.test(name);
  return [
    ...(name.length > portNameMax ? [invalid(path, name, `must be no more than ${portNameMax} characters`)] : []),
    ...(isPlain ? [] : [invalid(path, name, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")]),
    ...(/[a-z]/.test(name) ? [] : [invalid(path, name, "must contain at least one letter (a-z)")]),
    ...(name.includes("--") ? [invalid(path, name, "must not contain consecutive hyphens")] : []),
    ...(/^-|-$/.test(name) ? [invalid(path, name, "must not begin or end with a hyphen")] : []),
  ];
}
