/** What each suffix of a quantity multiplies by. */
export const quantityFactors: Readonly<Record<string, number>> = {
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

/** A Kubernetes quantity ("1Gi", "512Mi", "1e9") in bytes; undefined when it is none. Mirrors apimachinery's resource.Quantity. */
export function parseQuantity(text: string): number | undefined {
  const match = /^([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE]([+-]?[0-9]{1,2})|([EPTGMk]i?|Ki|[num])?)$/.exec(text);
  if (!match) return undefined;
  const [, digits = "", exponent, suffix = ""] = match;
  const factor = exponent === undefined ? quantityFactors[suffix] : 10 ** Number(exponent);
  return factor === undefined ? undefined : Number(digits) * factor;
}
