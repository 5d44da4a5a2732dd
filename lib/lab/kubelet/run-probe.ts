import { Agent, type ClientRequest, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { type Clock, systemClock } from "../../clock.ts";
import type { WireContainer, WireProbe } from "../../controllers/objects/container.ts";

/** What a probe is run on. */
export interface ProbeTarget {
  container: WireContainer;
  ip: string;
  clock: Clock;
  errand<T>(work: Promise<T>): Promise<T>;
  localPort(port: number): number | undefined;
  exec(command: readonly string[]): Promise<{ stdout: string; stderr: string; exitCode: number }>;
}

export interface ProbeOutcome {
  success: boolean;
  output: string;
}

const timeoutSecondsDefault = 1;
/** On a clock that runs faster than the machine's a second is over before a socket is open: the machine itself is given this long. */
const machineMsMin = 500;
/** Connections are used again: on a fast clock there would be more of them in a minute than the machine has ports. */
const agent = new Agent({ keepAlive: true, maxFreeSockets: 1 });
const bodyCharactersMax = 10 * 1024;

/** Runs one probe as a kubelet does (prober.go, probe/http, probe/tcp, probe/exec), with its very words when it fails. */
export async function runProbe(probe: WireProbe, target: ProbeTarget): Promise<ProbeOutcome> {
  const timeoutMs = 1000 * (probe.timeoutSeconds ?? timeoutSecondsDefault);
  if (probe.exec) return probeByExec(probe.exec.command ?? [], target, timeoutMs);
  if (probe.httpGet) return target.errand(probeByHttp(probe.httpGet, target, timeoutMs));
  if (probe.tcpSocket) return target.errand(probeByTcp(probe.tcpSocket, target, timeoutMs));
  return { success: false, output: "missing probe handler" };
}

async function probeByHttp(spec: NonNullable<WireProbe["httpGet"]>, target: ProbeTarget, timeoutMs: number): Promise<ProbeOutcome> {
  const port = portOf(spec.port, target.container);
  const host = spec.host ?? target.ip;
  const path = spec.path ?? "/";
  const url = `${(spec.scheme ?? "HTTP").toLowerCase()}://${host}:${port}${path.startsWith("/") ? path : `/${path}`}`;
  const failed = (why: string) => ({ success: false, output: `Get "${url}": ${why}` });
  const refused = failed(`dial tcp ${host}:${port}: connect: connection refused`);
  const local = target.localPort(port);
  if (local === undefined) return refused;
  return new Promise((done) => {
    const cancel = after(target.clock, timeoutMs, () => {
      done(failed("context deadline exceeded (Client.Timeout exceeded while awaiting headers)"));
      request.destroy();
    });
    const fail = (error: NodeJS.ErrnoException) => {
      // The other end may close a connection just as it is used again: that says nothing of the app.
      if (request.reusedSocket && error.code === "ECONNRESET") {
        request = ask(false);
        return;
      }
      cancel();
      done(error.code === "ECONNREFUSED" ? refused : failed(error.code === "ECONNRESET" ? "EOF" : error.message));
    };
    const ask = (through: Agent | false): ClientRequest => {
      const headers = { "user-agent": "kube-probe/1.35", accept: "*/*", host: `${host}:${port}`, ...namedValues(spec.httpHeaders) };
      return get({ host: "127.0.0.1", port: local, path, headers, agent: through }, (response) => {
        cancel();
        readOutcome(response, done);
      }).on("error", fail);
    };
    let request = ask(agent);
  });
}

/** 200 to 399 is success. */
function readOutcome(response: IncomingMessage, done: (outcome: ProbeOutcome) => void): void {
  const { statusCode = 0 } = response;
  let body = "";
  response.on("data", (chunk: Buffer) => {
    if (body.length < bodyCharactersMax) body += chunk.toString();
  });
  const isGood = statusCode >= 200 && statusCode < 400;
  const end = () => done({ success: isGood, output: isGood ? body : `HTTP probe failed with statuscode: ${statusCode}` });
  response.on("end", end);
  response.on("error", end);
}

function probeByTcp(spec: NonNullable<WireProbe["tcpSocket"]>, target: ProbeTarget, timeoutMs: number): Promise<ProbeOutcome> {
  const port = portOf(spec.port, target.container);
  const failed = (why: string) => ({ success: false, output: `dial tcp ${spec.host ?? target.ip}:${port}: ${why}` });
  const local = target.localPort(port);
  if (local === undefined) return Promise.resolve(failed("connect: connection refused"));
  return new Promise((done) => {
    const socket = connect(local, "127.0.0.1");
    const finish = (outcome: ProbeOutcome) => {
      cancel();
      socket.destroy();
      done(outcome);
    };
    const cancel = after(target.clock, timeoutMs, () => finish(failed("i/o timeout")));
    socket.on("connect", () => finish({ success: true, output: "" }));
    socket.on("error", () => finish(failed("connect: connection refused")));
  });
}

async function probeByExec(command: readonly string[], target: ProbeTarget, timeoutMs: number): Promise<ProbeOutcome> {
  const timedOut = new Promise<ProbeOutcome>((done) => {
    target.clock.after(timeoutMs, () =>
      done({ success: false, output: `command timed out: "${command.join(" ")}" timed out after ${timeoutMs / 1000}s` }),
    );
  });
  const ran = target.exec(command).then(({ stdout, stderr, exitCode }) => ({ success: exitCode === 0, output: stdout + stderr }));
  return Promise.race([ran, timedOut]);
}

/** A port by its number, or by its name among the container's. */
export function portOf(port: number | string, { ports = [] }: WireContainer): number {
  return ports.find(({ name }) => name === port)?.containerPort ?? Number(port);
}

function namedValues(headers: readonly { name: string; value: string }[] = []): Record<string, string> {
  return Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}

/** Calls once that long has passed on the clock, and the machine has had its time too. */
function after(clock: Clock, delayMs: number, run: () => void): () => void {
  const began = systemClock.now();
  let cancel = clock.after(delayMs, () => {
    const leftMs = Math.min(delayMs, machineMsMin) - (systemClock.now() - began);
    if (leftMs <= 0) run();
    else cancel = systemClock.after(leftMs, run);
  });
  return () => cancel();
}
