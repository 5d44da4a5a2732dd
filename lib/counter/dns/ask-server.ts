import { createSocket } from "node:dgram";
import { connect, isIPv6, type Socket } from "node:net";
import type { Clock } from "../../clock.ts";
import type { DnsServer } from "../../cluster/cluster.ts";
import { withDeadline } from "../deadline.ts";
import { DNS_TIMEOUT_MS } from "../limits.ts";
import { type DnsQuestion, type DnsReply, decodeReply, encodeQuestion } from "./dns-message.ts";

/**
 * One question to one server, over UDP, and once more over TCP when the reply was cut. `ms`: from the sending to the reply. Rejects when there is
 * none: AppError (timeout) after DNS_TIMEOUT_MS, the system's error when the network or an ICMP message refuses, or the signal's reason.
 */
export async function askServer(
  server: DnsServer,
  question: DnsQuestion,
  { clock, id, signal }: { clock: Clock; id: number; signal: AbortSignal },
): Promise<DnsReply & { ms: number }> {
  return await withDeadline(clock, DNS_TIMEOUT_MS, signal, async (limited) => {
    const took = clock.stopwatch();
    const reply = await overUdp(server, question, id, limited);
    const whole = reply.isTruncated ? await overTcp(server, question, id, limited) : reply;
    return { ...whole, ms: took() };
  });
}

/** A socket of its own for each question: its port, chosen by the system, is a secret besides the id; only the server's packets come in. */
function overUdp({ host, port }: DnsServer, question: DnsQuestion, id: number, signal: AbortSignal): Promise<DnsReply> {
  const socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
  const asked = unlessAborted<DnsReply>(signal, (resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (message) => {
      const reply = decodeReply(message, id, question);
      if (reply) resolve(reply);
    });
    socket.connect(port, host, (error?: Error) => {
      if (error) reject(error);
      // An error of sending comes as an event, too.
      else if (!signal.aborted) socket.send(encodeQuestion(id, question), () => {});
    });
  });
  return asked.finally(() => socket.close());
}

function overTcp({ host, port }: DnsServer, question: DnsQuestion, id: number, signal: AbortSignal): Promise<DnsReply> {
  const socket: Socket = connect(port, host);
  const asked = unlessAborted<DnsReply>(signal, (resolve, reject) => {
    let received = Buffer.alloc(0);
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the connection was closed before the answer was complete")));
    socket.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const reply = decodeReply(received.subarray(2, 2 + received.readUInt16BE(0)), id, question);
      if (reply) resolve(reply);
      else reject(new Error("what came back is no answer to the question"));
    });
    const message = encodeQuestion(id, question);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(message.length);
    socket.write(Buffer.concat([length, message]));
  });
  return asked.finally(() => socket.destroy());
}

/**
 * Settles as the task says, or rejects with the signal's reason. Whatever comes of it, nothing listens to the signal afterwards: one that was put
 * together of others would be kept in memory by that for as long as those last.
 */
async function unlessAborted<T>(
  signal: AbortSignal,
  task: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort);
  if (signal.aborted) onAbort();
  try {
    task(resolve, reject);
    return await promise;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
