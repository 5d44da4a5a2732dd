const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;

/** Bytes in the largest binary unit that leaves a number of at least one: "512 MiB", "13.5 GiB". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toFixed(1))} ${units[unit]}`;
}

/** A quantity as Kubernetes writes it ("1Gi"), set apart as one reads it ("1 GiB"). Anything else stays as it is. */
export function readableQuantity(quantity: string): string {
  const parts = /^(\d+(?:\.\d+)?)([KMGTPE]i?)$/.exec(quantity);
  return parts ? `${parts[1]} ${parts[2]}B` : quantity;
}

const factors: Readonly<Record<string, number>> = { "": 1, K: 1e3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };

/** Bytes of a quantity ("1Gi", "500M", "1024"), or 0 where it is none. */
export function quantityBytes(quantity: string | undefined): number {
  const parts = /^(\d+(?:\.\d+)?)([kKMGTPE]?)(i?)$/.exec(quantity ?? "");
  if (!parts) return 0;
  const [, number = "0", unit = "", binary = ""] = parts;
  return Number(number) * (binary ? 1024 ** ("KMGTPE".indexOf(unit.toUpperCase()) + 1) : (factors[unit] ?? 1));
}
