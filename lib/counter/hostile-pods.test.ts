import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ProbeTarget } from "./contract.ts";
import { HEADER_BYTES_MAX, HTTP_TIMEOUT_MS, IN_FLIGHT_MAX, SLOW_IN_FLIGHT_MAX } from "./limits.ts";
import { byUid, target, until } from "./testing/probe-targets.ts";
import { type Probing, startProbing } from "./testing/probing.ts";

/** Pods that do anything with a question but answer it: each is told alone, in its own words, costs little and leaves no connection open. */
let probing: Probing;
const arrived: string[] = [];

beforeEach(async () => {
  probing = await startProbing({ allowProxy: false, allowExec: false });
  arrived.length = 0;
});
afterEach(() => probing.close());

type Answer = { http: (response: ServerResponse) => void } | { raw: (socket: Socket) => void };

async function pod(ordinal: number, answer: Answer): Promise<ProbeTarget> {
  const { network } = probing;
  const ip = `10.244.0.${ordinal + 10}`;
  const dnsName = `web-${ordinal}.web.default.svc`;
  network.records.set(`${dnsName}.cluster.local`, [ip]);
  const where = `${ip}:8000`;
  if ("http" in answer) {
    await network.serve(where, (_, response) => {
      arrived.push(where);
      answer.http(response);
    });
  } else {
    await network.serveRaw(where, (socket) => {
      arrived.push(where);
      answer.raw(socket);
    });
  }
  return target({ podName: `web-${ordinal}`, podUid: `uid-${ordinal}`, ip, dnsName, declared: [ip] });
}

/** Writes the chunk until the reader has had enough, or so many bytes are out; answers how many are. */
function pour(out: Socket | ServerResponse, chunk: string, bytesMax: number): () => number {
  let sent = 0;
  const more = () => {
    while (!out.destroyed && sent < bytesMax && out.write(chunk)) sent += chunk.length;
  };
  out.on("drain", more);
  more();
  return () => sent;
}

const ok = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n";

/** A pod's way with a question, and what is said of it. */
function answers(sent: { headers: () => number; body: () => number }): [Answer, string][] {
  const closed = "failed: the connection was closed before the answer was complete";
  const noAnswer = "got no answer within 1 s";
  const longHeaders = (socket: Socket) => {
    sent.headers = pour(socket, `${ok}x: ${"a".repeat(8_000)}\r\ny: `, 10e6);
  };
  const gigabyte = (response: ServerResponse) => {
    sent.body = pour(response.writeHead(200, { "content-length": 1e9 }), "1".repeat(16_384), 1e9);
  };
  return [
    [{ http: () => {} }, noAnswer],
    [{ raw: (socket) => void socket.resume() }, noAnswer],
    [{ http: (response) => void response.write("1") }, noAnswer],
    [{ raw: (socket) => void socket.destroy() }, closed],
    [{ raw: (socket) => void socket.end() }, closed],
    [{ raw: (socket) => void socket.end(`${ok}content-length: 5\r\n\r\n12`) }, closed],
    [{ raw: (socket) => void socket.end(`${ok}content-length: nonsense\r\n\r\n12`) }, "failed: what came back is not HTTP"],
    [{ raw: longHeaders }, "failed: its headers are longer than 16 KiB, so they were not read on"],
    [{ http: gigabyte }, "was answered with more than 64 KiB, so it was not read on"],
    [
      { http: (response) => void response.writeHead(302, { location: "http://169.254.169.254/" }).end("12") },
      "was answered with a redirect (302), which is not followed",
    ],
    [
      { http: (response) => void response.writeHead(200, { "content-type": "text/html" }).end("<p>12</p>") },
      "was answered, but it is an HTML page, which is unreadable without statefulset-explorer.io/counter-pattern",
    ],
  ];
}

test("each is marked alone with its own words, the one that answers is read, and no connection stays open", async () => {
  const sent = { headers: () => 0, body: () => 0 };
  const hostile = answers(sent);
  const targets = await Promise.all([
    ...hostile.map(([answer], ordinal) => pod(ordinal, answer)),
    pod(99, { http: (response) => response.end("41") }),
  ]);
  const { prober, clock, network } = probing;
  prober.want(byUid(...targets));
  await until(prober, () => prober.counter("uid-99") !== undefined);
  await expect.poll(() => arrived).toHaveLength(targets.length);
  clock.tick(HTTP_TIMEOUT_MS);
  await until(prober, () => targets.every(({ podUid }) => prober.counter(podUid) !== undefined));
  expect(hostile.map((_, ordinal) => prober.counter(`uid-${ordinal}`)?.error?.message)).toEqual(
    hostile.map(([, words]) => `GET /visits by name ${words}`),
  );
  expect(prober.counter("uid-99")).toMatchObject({ value: 41, how: "by-name" });
  expect(network.connects.filter((where) => where.startsWith("169.254."))).toEqual([]);
  expect([sent.headers(), sent.body()].every((sent) => sent > HEADER_BYTES_MAX / 2 && sent < 10e6)).toBe(true);
  prober.want(new Map());
  await expect.poll(() => network.open()).toBe(0);
});

test("an answer that comes by drips is given up after a second all the same", async () => {
  const { prober, clock } = probing;
  const drip = (response: ServerResponse) => {
    for (let drips = 0; drips < 5; drips++) {
      response.write("1");
      clock.tick(HTTP_TIMEOUT_MS / 4);
    }
  };
  const slow = await pod(0, { http: drip });
  prober.want(byUid(slow));
  await until(prober, () => prober.counter("uid-0") !== undefined);
  expect(prober.counter("uid-0")?.error).toEqual({ code: "timeout", message: "GET /visits by name got no answer within 1 s" });
  prober.want(new Map());
  await expect.poll(() => probing.network.open()).toBe(0);
});

test("what is longer than the length that it was said to have is not read on", async () => {
  const { prober } = probing;
  prober.want(byUid(await pod(0, { raw: (socket) => void socket.end(`${ok}content-length: 2\r\n\r\n${"41".repeat(1_000)}`) })));
  await until(prober, () => prober.counter("uid-0") !== undefined);
  expect(prober.counter("uid-0")).toMatchObject({ value: 41 });
});

test("however many pods hang, the others get their turn", async () => {
  const { prober, clock } = probing;
  const hanging = await Promise.all(Array.from({ length: IN_FLIGHT_MAX }, (_, ordinal) => pod(ordinal, { http: () => {} })));
  prober.want(byUid(...hanging));
  await expect.poll(() => arrived).toHaveLength(IN_FLIGHT_MAX);
  clock.tick(HTTP_TIMEOUT_MS);
  await until(prober, () => hanging.every(({ podUid }) => prober.counter(podUid)?.error?.code === "timeout"));
  clock.tick(60_000);
  await expect.poll(() => arrived).toHaveLength(IN_FLIGHT_MAX + SLOW_IN_FLIGHT_MAX);
  prober.want(byUid(...hanging, await pod(99, { http: (response) => response.end("41") })));
  await until(prober, () => prober.counter("uid-99") !== undefined);
  expect(prober.counter("uid-99")).toMatchObject({ value: 41 });
});
