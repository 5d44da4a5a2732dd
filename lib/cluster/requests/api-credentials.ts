import type { Dispatcher } from "undici";

/** What one request needs: who asks, and over which connections. */
export interface Grant {
  headers: Readonly<Record<string, string>>;
  dispatcher: Dispatcher;
  /** Which reading of the credentials it is from. */
  generation: number;
}

/** Who we are towards one API server, and the connections to it. Whoever made it closes it. */
export interface ApiCredentials {
  /** Asked for before each request. Throws AppError (unauthorized) in words for people. */
  grant(): Promise<Grant>;
  /** Makes sure that there are credentials at all. Throws AppError (unauthorized). */
  check(): Promise<void>;
  /** After a refusal: whether asking for another grant and trying once more is worth it. */
  renew(refused: Grant): boolean;
  /** Ends every connection, those with a request under way included. */
  close(): Promise<void>;
}
