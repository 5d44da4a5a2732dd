import { quantityFactors } from "../../statefulset/quantity.ts";

/** What a quantity must look like, as the decoder of the API server says it. */
export const quantityPattern = /^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$/;

/** A quantity ("500m", "1Gi", "2e3") as a number; NaN for what is none. */
export function parseQuantity(text: string): number {
  const [, digits = "", suffix = ""] = quantityPattern.exec(text) ?? [];
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix)?.[1];
  const factor = exponent === undefined ? quantityFactors[suffix] : 10 ** Number(exponent);
  return digits === "" || factor === undefined ? Number.NaN : Number(digits) * factor;
}

const nano = 1_000_000_000n;
const binary = ["Ei", "Pi", "Ti", "Gi", "Mi", "Ki"] as const;
const decimal = ["E", "P", "T", "G", "M", "k", "", "m", "u", "n"] as const;

/** A quantity as the API server writes it: with the largest unit of its own sort that leaves a whole number ("1024Mi" is "1Gi", "0.5" is "500m"). */
export function canonicalQuantity(text: string): string {
  const [, digits = "", suffix = ""] = quantityPattern.exec(text) ?? [];
  const [whole = "0", fraction = ""] = digits.replace(/^[+-]/, "").split(".");
  const factor = quantityFactors[suffix];
  // What is given with an exponent, or more finely than can be counted, stays as it is.
  if (factor === undefined || fraction.length > 9 || !/^\d*$/.test(whole + fraction)) return text;
  const sign = digits.startsWith("-") ? "-" : "";
  const amount = (BigInt(whole + fraction.padEnd(9, "0")) * scaleOf(suffix)) / nano;
  if (amount === 0n) return "0";
  const units: readonly string[] = suffix.endsWith("i") ? [...binary, ""] : decimal;
  const unit = units.find((name) => amount % scaleOf(name) === 0n) ?? "n";
  return `${sign}${amount / scaleOf(unit)}${unit}`;
}

/** How many nano-units a unit has. */
function scaleOf(unit: string): bigint {
  return BigInt(Math.round((quantityFactors[unit] ?? 1) * 1e9));
}
