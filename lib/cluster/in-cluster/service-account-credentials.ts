import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Agent, type Dispatcher } from "undici";
import type { Clock } from "../../clock.ts";
import { AppError, describeError } from "../../errors.ts";
import type { ApiCredentials, Grant } from "../requests/api-credentials.ts";
import { tokenSubject } from "./token-subject.ts";

const renewalPauseMs = 10_000;

/**
 * A pod's own account. The kubelet writes a new token before the old one expires, and a new CA when the cluster changes it, so both files are
 * read for each request: there are few, the files are small and in memory, and nothing can be out of date. Without the official client,
 * which costs more memory than all the rest (docs/decisions/018).
 */
export class ServiceAccountCredentials implements ApiCredentials {
  readonly #directory: string;
  readonly #clock: Clock;
  #retriedAt = Number.NEGATIVE_INFINITY;
  #generation = 0;
  #token: string | undefined;
  #pool: { ca: string; dispatcher: Dispatcher } | undefined;

  constructor(directory: string, clock: Clock) {
    this.#directory = directory;
    this.#clock = clock;
  }

  async grant(): Promise<Grant> {
    const [token, ca] = await Promise.all([this.#read("token"), this.#read("ca.crt")]);
    const isChanged = token !== this.#token || ca !== this.#pool?.ca;
    if (isChanged) this.#generation += 1;
    this.#token = token;
    return { headers: { authorization: `Bearer ${token}` }, dispatcher: this.#dispatcherFor(ca), generation: this.#generation };
  }

  async check(): Promise<void> {
    await this.grant();
  }

  /** The account's name as its token has it: nobody has checked that, so it is good for showing and for nothing else. */
  async claimedName(): Promise<string | undefined> {
    return tokenSubject(await this.#read("token"));
  }

  /** Worth it when the files have changed since, and else once in a while: they may change in this moment. */
  renew(refused: Grant): boolean {
    if (refused.generation !== this.#generation) return true;
    if (this.#clock.now() - this.#retriedAt < renewalPauseMs) return false;
    this.#retriedAt = this.#clock.now();
    return true;
  }

  async close(): Promise<void> {
    await this.#pool?.dispatcher.destroy();
  }

  async #read(name: "token" | "ca.crt"): Promise<string> {
    const path = join(this.#directory, name);
    const text = await readFile(/*turbopackIgnore: true*/ path, "utf8").catch((error: unknown) => {
      throw new AppError("unauthorized", `The service account's ${path} cannot be read: ${describeError(error)}.`, { cause: error });
    });
    if (text.trim() === "") throw new AppError("unauthorized", `The service account's ${path} is empty.`);
    return text.trim();
  }

  /** HTTP/1.1 with as many connections as there are watches; one that breaks takes no other with it. Time limits are the callers'. */
  #dispatcherFor(ca: string): Dispatcher {
    if (this.#pool?.ca !== ca) {
      // Requests under way on the old connections finish there.
      void this.#pool?.dispatcher.close();
      this.#pool = { ca, dispatcher: new Agent({ allowH2: false, headersTimeout: 0, bodyTimeout: 0, connect: { ca } }) };
    }
    return this.#pool.dispatcher;
  }
}
