const letters = "bcdfghjklmnpqrstvwxz2456789";

/** Repeatable randomness for one lab: the same seed gives the same uids, names and choices. */
export interface Random {
  /** Where it stands: a Random made with this as its seed goes on from here. */
  readonly position: number;
  /** At least 0, less than 1. */
  next(): number;
  uuid(): string;
  /** Kubernetes' random name ending (rand.String): letters that spell no words. */
  suffix(length: number): string;
}

/** Mulberry32: small, fast, and good enough for names and choices; nothing secret comes from it. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = (from: string) => from[Math.floor(next() * from.length)] ?? "";
  const hex = (length: number) => Array.from({ length }, () => pick("0123456789abcdef")).join("");
  return {
    get position() {
      return state;
    },
    next,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick("89ab")}${hex(3)}-${hex(12)}`,
    suffix: (length) => Array.from({ length }, () => pick(letters)).join(""),
  };
}
