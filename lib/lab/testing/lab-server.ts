import { request as httpRequest } from "node:http";
import { TestClock } from "../../testing/test-clock.ts";
import { ApiServer } from "../api-server/api-server.ts";
import { ApiTroubles } from "../api-server/api-troubles.ts";
import { Authorizer } from "../api-server/authorizer.ts";
import { VolumeDirectories } from "../kubelet/volume-directories.ts";
import { EventRecorder } from "../loops/event-recorder.ts";
import { runControllers } from "../loops/run-controllers.ts";
import { defaultPace } from "../pace.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store } from "../store/store.ts";

export interface Answer {
  status: number;
  type: string | undefined;
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
  /** Sends one request; a watch (`ms`) is read until as long has passed without anything being said. */
  ask(request: { method?: string; path: string; headers?: Record<string, string>; body?: unknown; ms?: number }): Promise<Answer>;
  close(): Promise<void>;
}

const watchQuietMs = 60;

/** An API server over a store of its own, with the set controller and without nodes, on a clock that stands still. */
export async function startLabServer(token: string, historyMax?: number): Promise<LabServer> {
  const clock = new TestClock();
  const random = createRandom(1);
  const troubles = new ApiTroubles();
  const prepare = prepareWith(
    () => store,
    undefined,
    (resource) => troubles.checkCreate(resource),
  );
  const store: Store = new Store({ clock, random, prepare, ...(historyMax !== undefined && { historyMax }) });
  const authorizer = new Authorizer("lab");
  const api = new ApiServer({ store, clock, authorizer, runtimes: { find: () => undefined }, token, troubles });
  await api.start();
  const recorder = new EventRecorder(store, clock);
  const directories = new VolumeDirectories("/nowhere", new Map());
  const stop = runControllers({ store, clock, random, pace: defaultPace, recorder, directories });
  const url = `http://127.0.0.1:${api.port}`;
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

function ask(url: string, token: string, { method = "GET", path, headers, body, ms }: Parameters<LabServer["ask"]>[0]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? "" : JSON.stringify(body);
    const length = Buffer.byteLength(payload);
    const all = { accept: "application/json", authorization: `Bearer ${token}`, "content-length": length, ...headers };
    const request = httpRequest(url + path, { method, headers: all, agent: false }, (response) => {
      let text = "";
      let quiet: NodeJS.Timeout | undefined;
      const finish = () => {
        clearTimeout(quiet);
        const type = response.headers["content-type"];
        resolve({
          status: response.statusCode ?? 0,
          type,
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
