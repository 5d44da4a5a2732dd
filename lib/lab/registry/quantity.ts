/** What a quantity must look like, as the decoder of the API server says it. */
export const quantityPattern = /^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$/;

const factors: Readonly<Record<string, number>> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A quantity ("500m", "1Gi", "2e3") as a number; NaN for what is none. */
export function parseQuantity(text: string): number {
  const [, digits = "", suffix = ""] = quantityPattern.exec(text) ?? [];
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix)?.[1];
  const factor = exponent === undefined ? factors[suffix] : 10 ** Number(exponent);
  return digits === "" || factor === undefined ? Number.NaN : Number(digits) * factor;
}
