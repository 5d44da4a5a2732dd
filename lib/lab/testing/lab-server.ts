import { request as httpRequest } from "node:http";
import { behaviourOf, type Release } from "../../controllers/release.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { ApiServer } from "../api-server/api-server.ts";
import { ApiTroubles } from "../api-server/api-troubles.ts";
import { Authorizer } from "../api-server/authorizer.ts";
import { ServiceAccountTokens } from "../api-server/service-account-tokens.ts";
import { VolumeDirectories } from "../kubelet/volume-directories.ts";
import { EventRecorder } from "../loops/event-recorder.ts";
import { runControllers } from "../loops/run-controllers.ts";
import { defaultPace } from "../pace.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { createBaseRoles } from "../scenarios/base-roles.ts";
import { Store } from "../store/store.ts";

/** One request: `as` "anonymous" shows no credentials, `ms` makes it a watch. A body that is a text is sent as it is. */
export interface Ask {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  as?: string;
  ms?: number;
}

export interface Answer {
  status: number;
  type: string | undefined;
  warning: string | undefined;
  retryAfter: string | undefined;
  /** Parsed when it is JSON; the list of events when it was a watch. */
  body: unknown;
}

export interface LabServer {
  store: Store;
  clock: TestClock;
  authorizer: Authorizer;
  troubles: ApiTroubles;
  url: string;
  /** Lets the set controller come to rest. */
  rest(): void;
  /** Sends one request; a watch (`ms`) is read until as long has passed without anything being said. Rejects one that hangs. */
  ask(request: Ask): Promise<Answer>;
  close(): Promise<void>;
}

const watchQuietMs = 60;
/** A request that nothing is heard of for so long hangs: what was to be refused was taken as a watch, for instance. */
const hangingMs = 2000;

export interface LabServerOptions {
  historyMax?: number;
  /** The owner's name; default: lab. */
  user?: string;
  /** Whom requests without credentials are of; default: the owner. */
  anonymous?: "owner" | "anonymous";
  /** The release that it mirrors; default: the one that was recorded. */
  release?: Release;
  /** Namespaces that there are at once. Default: "default" and "conformance". */
  namespaces?: readonly string[];
}

/** An API server over a store of its own, with the set controller and without nodes, on a clock that stands still. */
export async function startLabServer(token: string, options: LabServerOptions = {}): Promise<LabServer> {
  const { historyMax, release } = options;
  const clock = new TestClock();
  const random = createRandom(1);
  const troubles = new ApiTroubles();
  const prepare = prepareWith(
    () => store,
    behaviourOf(release && { release }),
    (resource) => troubles.checkCreate(resource),
  );
  const store: Store = new Store({ clock, random, prepare, ...(historyMax !== undefined && { historyMax }) });
  const authorizer = new Authorizer(store);
  const identities = {
    user: options.user ?? "lab",
    token,
    tokens: new ServiceAccountTokens(token),
    anonymous: options.anonymous ?? "owner",
  };
  const api = new ApiServer({
    store,
    clock,
    random,
    authorizer,
    runtimes: { find: () => undefined },
    troubles,
    ...(release && { release }),
    ...identities,
  });
  await api.start();
  const recorder = new EventRecorder(store, clock);
  const directories = new VolumeDirectories("/nowhere", new Map());
  const stop = runControllers({ store, clock, random, pace: defaultPace, recorder, directories });
  const url = `http://127.0.0.1:${api.port}`;
  createBaseRoles(store);
  for (const name of options.namespaces ?? ["default", "conformance"]) {
    store.create("namespaces", {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name },
      spec: { finalizers: [] },
      status: { phase: "" },
    });
  }
  clock.tick(100);
  return {
    store,
    clock,
    authorizer,
    troubles,
    url,
    rest: () => clock.tick(100),
    ask: (request) => ask(url, token, request),
    close: async () => {
      stop();
      await api.stop();
    },
  };
}

function ask(url: string, token: string, { method = "GET", path, headers, body, as, ms }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
    const length = Buffer.byteLength(payload);
    const all = {
      accept: "application/json",
      "content-length": length,
      ...(as === undefined && { authorization: `Bearer ${token}` }),
      ...(payload !== "" && { "content-type": "application/json" }),
      ...headers,
    };
    const request = httpRequest(url + path, { method, headers: all, agent: false }, (response) => {
      let text = "";
      let quiet: NodeJS.Timeout | undefined;
      const finish = () => {
        clearTimeout(quiet);
        const type = response.headers["content-type"];
        resolve({
          status: response.statusCode ?? 0,
          type,
          warning: response.headers.warning as string | undefined,
          retryAfter: response.headers["retry-after"],
          body: parse(text, type, ms !== undefined),
        });
        request.destroy();
      };
      const wait = () => {
        clearTimeout(quiet);
        if (ms !== undefined) quiet = setTimeout(finish, watchQuietMs);
      };
      response.on("data", (chunk: Buffer) => {
        text += chunk.toString();
        wait();
      });
      response.on("end", finish);
      wait();
    });
    request.on("error", reject);
    request.setTimeout(hangingMs, () => {
      reject(new Error(`the answer to ${method} ${path} does not end`));
      request.destroy();
    });
    request.end(payload);
  });
}

function parse(text: string, type: string | undefined, isWatch: boolean): unknown {
  if (isWatch)
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown);
  return type?.startsWith("application/json") ? (JSON.parse(text) as unknown) : text;
}
