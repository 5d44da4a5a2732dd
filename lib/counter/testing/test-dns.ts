import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { type Answer, type DecodedPacket, decode, encode, type Packet, type Question } from "dns-packet";

/** What a DNS server of a test says of a name: addresses, targets, or a way not to answer it. */
export type TestRecord = readonly string[] | readonly { target: string; port: number }[] | "silent" | "servfail" | "refused" | "cut";

/** A real DNS server, over UDP and TCP, that says what it is told; a name that it is not told of is NXDOMAIN. */
export interface TestDns {
  host: string;
  port: number;
  records: Map<string, TestRecord>;
  /** Names that were asked, in order. */
  queries: string[];
  /** Names that are answered only once they are let go. */
  held: Set<string>;
  letGo(name: string): void;
  close(): void;
}

const ttlSeconds = 5;
const codes = { servfail: 2, refused: 5 } as const;
const truncated = 0x200;
const noSuchName = 3;

export async function startTestDns(): Promise<TestDns> {
  const waiting: { name: string; answer: () => void }[] = [];
  const dns: Pick<TestDns, "records" | "queries" | "held"> = { records: new Map(), queries: [], held: new Set() };
  const serve = (message: Buffer, isUdp: boolean, reply: (bytes: Buffer) => void) => {
    const query = decode(message);
    const [question] = query.questions ?? [];
    if (!question) return;
    dns.queries.push(question.name);
    const answer = () => {
      const record = dns.records.get(question.name);
      if (record !== "silent") reply(respond(query, question, record, isUdp));
    };
    if (dns.held.has(question.name)) waiting.push({ name: question.name, answer });
    else answer();
  };
  const tcp = createServer((client) => {
    client.on("error", () => client.destroy());
    client.on("data", (bytes: Buffer) => serve(bytes.subarray(2), false, (reply) => client.write(Buffer.concat([lengthOf(reply), reply]))));
  });
  const udp = await listenOnBoth(tcp);
  udp.on("message", (message, from) => serve(message, true, (reply) => udp.send(reply, from.port, from.address)));
  const { port } = udp.address();
  return {
    ...dns,
    host: "127.0.0.1",
    port,
    letGo(name) {
      dns.held.delete(name);
      for (const one of waiting.splice(0)) {
        if (one.name === name) one.answer();
        else waiting.push(one);
      }
    },
    close() {
      udp.close();
      tcp.close();
    },
  };
}

/** Other ports are tried when the one that is free for TCP is not for UDP. */
async function listenOnBoth(tcp: Server, tries = 20): Promise<Socket> {
  tcp.listen(0, "127.0.0.1");
  await once(tcp, "listening");
  const udp = createSocket("udp4");
  udp.bind((tcp.address() as AddressInfo).port, "127.0.0.1");
  try {
    await once(udp, "listening");
    return udp;
  } catch (error) {
    if (tries === 0) throw error;
    tcp.close();
    await once(tcp, "close");
    return await listenOnBoth(tcp, tries - 1);
  }
}

function respond(query: DecodedPacket, question: Question, record: TestRecord | undefined, isUdp: boolean): Buffer {
  const head: Packet = { type: "response", id: query.id ?? 0, questions: [question] };
  const { name } = question;
  if (record === undefined) return encode({ ...head, flags: noSuchName });
  if (record === "servfail" || record === "refused") return encode({ ...head, flags: codes[record] });
  if (record === "cut") {
    return encode(isUdp ? { ...head, flags: truncated } : { ...head, answers: [{ type: "A", name, ttl: ttlSeconds, data: "10.244.0.5" }] });
  }
  if (record === "silent") throw new Error("a silent name is not answered");
  const answers = record.map(
    (data): Answer =>
      typeof data === "string"
        ? { type: data.includes(":") ? "AAAA" : "A", name, ttl: ttlSeconds, data }
        : { type: "SRV", name, ttl: ttlSeconds, data: { ...data, priority: 0, weight: 50 } },
  );
  return encode({ ...head, answers: answers.filter(({ type }) => type === question.type) });
}

function lengthOf(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return length;
}
