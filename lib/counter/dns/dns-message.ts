import { type Answer, decode, encode, type OptAnswer } from "dns-packet";
import { answersTo } from "./answers-to.ts";

export interface DnsQuestion {
  /** The full name; no search domain is ever added. */
  name: string;
  type: "A" | "AAAA" | "SRV" | "PTR";
}

/** What a server said to a question. `code`: the response code's number, see responseCodes. */
export interface DnsReply {
  code: number;
  /** Records of the name that was asked for, and of no other. */
  answers: readonly Answer[];
  /** Cut, because it was too long for UDP. */
  isTruncated: boolean;
}

/** Of RFC 1035, 4.1.1: those that are told apart. */
export const responseCodes = { noError: 0, serverFailure: 2, noSuchName: 3, refused: 5 } as const;

/** An answer this long passes every network in one piece (DNS flag day 2020); what is longer comes by TCP. */
const udpPayloadSize = 1232;
const sizeOption: OptAnswer = {
  type: "OPT",
  name: ".",
  udpPayloadSize,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

const nameCharactersMax = 253;
const labelCharactersMax = 63;

/** Whether it can be asked for at all: RFC 1035 leaves 63 characters to a label, 253 to a name. */
export function isAskableName(name: string): boolean {
  return name.length <= nameCharactersMax && name.split(".").every((label) => label.length > 0 && label.length <= labelCharactersMax);
}

/** The bytes of a question, with recursion desired as from any resolver of a C library. */
export function encodeQuestion(id: number, { name, type }: DnsQuestion): Buffer {
  const recursionDesired = 0x100;
  return encode({ type: "query", id, flags: recursionDesired, questions: [{ type, name }], additionals: [sizeOption] });
}

/** The reply to that question in those bytes; undefined when they are anything else: no DNS, another id, another question. */
export function decodeReply(message: Buffer, id: number, { name, type }: DnsQuestion): DnsReply | undefined {
  const packet = tryDecode(message);
  const [question] = packet?.questions ?? [];
  if (packet?.type !== "response" || packet.id !== id) return undefined;
  if (question?.type !== type || question.name.toLowerCase() !== name.toLowerCase()) return undefined;
  const flags = packet.flags ?? 0;
  return { code: flags & 0xf, answers: answersTo(name, packet.answers ?? []), isTruncated: (flags & 0x200) !== 0 };
}

function tryDecode(message: Buffer) {
  try {
    return decode(message);
  } catch {
    return undefined;
  }
}
