const magic = Buffer.from("k8s\0");
/** Where a runtime.Unknown has what it is around. */
const rawField = 2;

/** What a field holds; a message or a map of texts has fields of its own. */
export type FieldType = "string" | "base64" | "number" | "boolean" | "message" | "map" | "base64Map" | "intOrString";

/** A field of a message, by its number; one without a name is known, and passed over. */
export interface Field {
  number: number;
  name?: string;
  /** Default: string, or message where there are fields. */
  type?: FieldType;
  repeated?: boolean;
  fields?: readonly Field[];
}

/** A message as the JSON that it stands for. */
export interface Message {
  [name: string]: unknown;
}

/** Thrown for a message with a field that is not known here: it cannot be read without losing something. */
export class UnknownFieldError extends Error {}

/** The message in Kubernetes' protobuf envelope, in which some clients insist on sending; undefined for a body in any other form. */
export function readProtobuf(body: Buffer): Buffer | undefined {
  if (!body.subarray(0, magic.length).equals(magic)) return undefined;
  const raw = entriesOf(body.subarray(magic.length)).findLast(({ number }) => number === rawField)?.value;
  return Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
}

/** Reads a message by its fields. Throws UnknownFieldError. */
export function messageOf(message: Buffer, fields: readonly Field[]): Message {
  const result: Message = {};
  for (const { number, value } of entriesOf(message)) {
    const field = fields.find((one) => one.number === number);
    if (!field) throw new UnknownFieldError(`field ${number} is not known`);
    const { name, type, repeated } = field;
    if (name === undefined) continue;
    const read = readValue(value, field);
    if (type === "map" || type === "base64Map") result[name] = { ...(result[name] as object | undefined), ...(read as object) };
    else if (repeated) result[name] = [...((result[name] as unknown[] | undefined) ?? []), read];
    else result[name] = read;
  }
  return result;
}

const intOrString: readonly Field[] = [
  { number: 1, name: "type", type: "number" },
  { number: 2, name: "intVal", type: "number" },
  { number: 3, name: "strVal" },
];

function readValue(value: Buffer | number, { type, fields }: Field): unknown {
  if (!Buffer.isBuffer(value)) return type === "boolean" ? value !== 0 : value;
  if (type === "base64") return value.toString("base64");
  if (type === "map" || type === "base64Map") return entryOf(value, type === "map" ? "string" : "base64");
  if (type === "intOrString") {
    const { type: kind = 0, intVal = 0, strVal = "" } = messageOf(value, intOrString);
    return kind === 0 ? intVal : strVal;
  }
  return fields ? messageOf(value, fields) : value.toString();
}

function entryOf(entry: Buffer, type: FieldType): Message {
  const { key = "", value = "" } = messageOf(entry, [
    { number: 1, name: "key" },
    { number: 2, name: "value", type },
  ]) as Record<string, string>;
  return { [key]: value };
}

interface Entry {
  number: number;
  value: Buffer | number;
}

/** The fields of a message in their order; what is cut off ends it. Throws UnknownFieldError for what is neither number nor bytes. */
function entriesOf(message: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < message.length; ) {
    const key = varint(message, at);
    const number = Math.floor(key.value / 8);
    const read = varint(message, key.end);
    if (key.value % 8 === 0) {
      entries.push({ number, value: read.value });
      at = read.end;
    } else if (key.value % 8 === 2) {
      at = read.end + read.value;
      entries.push({ number, value: message.subarray(read.end, at) });
    } else throw new UnknownFieldError(`field ${number} is of no known type`);
  }
  return entries;
}

/** A number of up to 64 bits; negative ones come as two's complement. */
function varint(bytes: Buffer, start: number): { value: number; end: number } {
  let value = 0n;
  let at = start;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = bytes[at++] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return { value: Number(BigInt.asIntN(64, value)), end: at };
}
