import type { Change } from "./change.ts";

/** What keeps a store's writes beyond the process. */
export interface Journal {
  /** Returns once the change is kept; throws when it cannot be, and then the write is refused and nobody hears of it. */
  append(change: Change): void;
}
