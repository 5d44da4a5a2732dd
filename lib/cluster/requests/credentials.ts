import { createHash } from "node:crypto";
import type { AgentOptions, RequestOptions } from "node:https";
import type { KubeConfig } from "@kubernetes/client-node";
import { Agent, type buildConnector, type Dispatcher, ProxyAgent, Socks5ProxyAgent } from "undici";
import type { Clock } from "../../clock.ts";
import { AppError, describeError } from "../../errors.ts";
import type { ApiCredentials, Grant } from "./api-credentials.ts";

/** Node's TLS options; undici types the same fields more narrowly. */
type TlsOptions = buildConnector.BuildOptions;

const renewalPauseMs = 10_000;
const firstGrantMs = 60_000;

/**
 * A kubeconfig's user. One pool of connections serves every request as long as the TLS material stays the same (the client
 * itself would open a new connection for each); credentials are asked of the client each time, since plugins' and files' tokens expire.
 */
export class Credentials implements ApiCredentials {
  readonly #makeConfig: () => Promise<KubeConfig>;
  readonly #clock: Clock;
  #config: Promise<KubeConfig>;
  #renewedAt = Number.NEGATIVE_INFINITY;
  #generation = 0;
  #pool: { key: string; dispatcher: Dispatcher } | undefined;

  constructor(makeConfig: () => Promise<KubeConfig>, clock: Clock) {
    this.#makeConfig = makeConfig;
    this.#clock = clock;
    this.#config = makeConfig();
  }

  /** Throws AppError (unauthorized) when a credential plugin or file fails, in its own words. */
  async grant(): Promise<Grant> {
    const generation = this.#generation;
    const config = await this.#config;
    const options = await applied(config);
    return { headers: toHeaders(options), dispatcher: this.#dispatcherFor(config, options), generation };
  }

  /**
   * Makes sure that there are credentials at all. A plugin may ask a person to sign in, so it has a minute.
   * Throws AppError (unauthorized), also for one that does not come back.
   */
  async check(): Promise<void> {
    const { promise, reject } = Promise.withResolvers<never>();
    const cancel = this.#clock.after(firstGrantMs, () =>
      reject(new AppError("unauthorized", `The kubeconfig's credential plugin has not answered for ${firstGrantMs / 1_000} s.`)),
    );
    await Promise.race([this.grant(), promise]).finally(cancel);
  }

  /** The client's configuration, for what only the client can do (exec over WebSocket). */
  config(): Promise<KubeConfig> {
    return this.#config;
  }

  /**
   * After a refusal: forgets what was read, so that token files are read and plugins asked anew, unless that has happened since the
   * grant. False when it is not worth another try: within ten seconds of the last time nothing is renewed, for a server that refuses
   * everybody must not run a plugin per request.
   */
  renew(refused: Grant): boolean {
    if (refused.generation !== this.#generation) return true;
    if (this.#clock.now() - this.#renewedAt < renewalPauseMs) return false;
    this.#renewedAt = this.#clock.now();
    this.#generation += 1;
    this.#config = this.#makeConfig();
    return true;
  }

  /** Ends every connection, those with a request under way included. */
  async close(): Promise<void> {
    await this.#pool?.dispatcher.destroy();
  }

  #dispatcherFor(config: KubeConfig, options: RequestOptions): Dispatcher {
    const { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername } = options;
    const poolKey = createHash("sha256")
      .update([ca, cert, key, pfx, passphrase, rejectUnauthorized, servername].map(String).join("\0"))
      .digest("hex");
    if (this.#pool?.key !== poolKey) {
      // Requests under way on the old connections finish there.
      void this.#pool?.dispatcher.close();
      this.#pool = { key: poolKey, dispatcher: makeDispatcher(config, options) };
    }
    return this.#pool.dispatcher;
  }
}

async function applied(config: KubeConfig): Promise<RequestOptions> {
  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
    return options;
  } catch (error) {
    const plugin = (config.getCurrentUser()?.exec as { command?: string } | null | undefined)?.command;
    const subject = plugin === undefined ? "The credentials of the kubeconfig's user" : `The credential plugin "${plugin}"`;
    const words = describeError(error).trim().replace(/\.$/, "");
    const hint = words.endsWith("ENOENT") && plugin !== undefined ? " Is it installed, and on the PATH?" : "";
    throw new AppError("unauthorized", `${subject} cannot be used: ${words || "it failed without a word"}.${hint}`, { cause: error });
  }
}

function toHeaders(options: RequestOptions): Record<string, string> {
  const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value).trim()]));
  return typeof options.auth === "string"
    ? { ...headers, Authorization: `Basic ${Buffer.from(options.auth).toString("base64")}` }
    : headers;
}

/** HTTP/1.1 with as many connections as there are watches; one that breaks takes no other with it. Time limits are the callers'. */
function makeDispatcher(config: KubeConfig, options: RequestOptions): Dispatcher {
  const settings = config.createDispatcherOptions(config.getCurrentCluster(), options as AgentOptions);
  const common = { allowH2: false, headersTimeout: 0, bodyTimeout: 0 };
  switch (settings.type) {
    case "proxy":
      return new ProxyAgent({
        ...common,
        uri: settings.uri,
        requestTls: settings.requestTls as TlsOptions,
        connect: settings.connect as TlsOptions,
      });
    case "socks":
      return new Socks5ProxyAgent(settings.uri, { ...common, requestTls: settings.requestTls as TlsOptions });
    case "agent":
      return new Agent({ ...common, connect: settings.connect as TlsOptions });
    case "none":
      return new Agent(common);
  }
}
