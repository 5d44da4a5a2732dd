import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { AUTHORITATIVE_ANSWER, type DecodedPacket, decode, encode, type Packet, TRUNCATED_RESPONSE } from "dns-packet";
import { clusterDomain, ttlSeconds } from "./answer-dns.ts";
import type { ClusterDns } from "./cluster-dns.ts";

const responseCodes = { NOERROR: 0, NXDOMAIN: 3, REFUSED: 5 } as const;
/** What a client takes over UDP when it says nothing, and the most that we send whatever it says. */
const udpBytesDefault = 512;
const udpBytesMax = 1232;
const tcpBytesMax = 65_537;
const startTriesMax = 20;

/** The cluster's DNS on loopback, over UDP and TCP on one port number. It can be stopped and started again on the same port. */
export class DnsServer {
  readonly #dns: ClusterDns;
  #udp: UdpSocket | undefined;
  #tcp: Server | undefined;
  readonly #connections = new Set<Socket>();
  #port = 0;

  constructor(dns: ClusterDns) {
    this.#dns = dns;
  }

  get port(): number {
    return this.#port;
  }

  /** Resolves once both listen; at once if they do already. Tries other ports while one of the pair is taken, unless it had a port before. */
  async start(): Promise<void> {
    if (this.#tcp) return;
    for (let tries = startTriesMax; ; tries--) {
      const tcp = createServer((socket) => this.#serveTcp(socket));
      try {
        const port = await listenTcp(tcp, this.#port);
        this.#udp = await bindUdp(port, (message, reply) => reply(this.#respond(message, udpBytesMax)));
        this.#tcp = tcp;
        this.#port = port;
        return;
      } catch (error) {
        tcp.close();
        if (tries === 0 || this.#port !== 0) throw error;
      }
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.#connections) socket.destroy();
    const { udp, tcp } = { udp: this.#udp, tcp: this.#tcp };
    this.#udp = undefined;
    this.#tcp = undefined;
    await Promise.all([udp && new Promise<void>((resolve) => udp.close(resolve)), tcp && new Promise((resolve) => tcp.close(resolve))]);
  }

  #serveTcp(socket: Socket): void {
    this.#connections.add(socket);
    let received = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#connections.delete(socket));
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length > tcpBytesMax) socket.destroy();
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        const response = this.#respond(received.subarray(2, end));
        received = received.subarray(end);
        if (response) socket.write(Buffer.concat([lengthOf(response), response]));
      }
    });
  }

  /** The answer's bytes, cut and marked as truncated when they are too many; undefined for what is no query, and while nobody is answered. */
  #respond(message: Buffer, bytesMax?: number): Buffer | undefined {
    const query = decodeQuery(message);
    const question = query?.questions?.[0];
    if (!query || !question) return undefined;
    const answer = this.#dns.ask(question);
    if (!answer) return undefined;
    const { code, answers } = answer;
    const flags = AUTHORITATIVE_ANSWER | (query.flag_rd ? 0x100 : 0) | responseCodes[code];
    const head: Packet = { id: query.id ?? 0, type: "response", flags, questions: [question] };
    const response = encode({ ...head, answers, authorities: answers.length === 0 && code !== "REFUSED" ? [authority] : [] });
    const limit = bytesMax === undefined ? Number.POSITIVE_INFINITY : Math.min(bytesMax, acceptedBytes(query));
    return response.length <= limit ? response : encode({ ...head, flags: flags | TRUNCATED_RESPONSE });
  }
}

const authority = {
  type: "SOA",
  name: clusterDomain,
  ttl: ttlSeconds,
  data: {
    mname: `ns.dns.${clusterDomain}`,
    rname: `hostmaster.${clusterDomain}`,
    serial: 1,
    refresh: 7200,
    retry: 1800,
    expire: 86_400,
    minimum: ttlSeconds,
  },
} as const;

function decodeQuery(message: Buffer): DecodedPacket | undefined {
  try {
    const packet = decode(message);
    return packet.type === "query" ? packet : undefined;
  } catch {
    return undefined;
  }
}

function acceptedBytes(query: DecodedPacket): number {
  const option = query.additionals?.find((record) => record.type === "OPT");
  return Math.max(udpBytesDefault, option?.type === "OPT" ? option.udpPayloadSize : 0);
}

function lengthOf(response: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(response.length);
  return length;
}

function listenTcp(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function bindUdp(port: number, serve: (message: Buffer, reply: (response: Buffer | undefined) => void) => void): Promise<UdpSocket> {
  const socket = createSocket("udp4");
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, "127.0.0.1", () => {
      socket.removeListener("error", reject);
      // A reply that cannot be delivered concerns its client alone.
      socket.on("error", () => {});
      socket.on("message", (message, from) => serve(message, (response) => response && socket.send(response, from.port, from.address)));
      resolve(socket);
    });
  });
}
