const magic = Buffer.from("k8s\0");
const lengthDelimited = 2;
/** Where a runtime.Unknown has what it is around. */
const rawField = 2;

/** A field of a message: a text, or a message of fields of its own. */
export interface Field {
  number: number;
  name: string;
  fields?: readonly Field[];
}

export interface Message {
  [name: string]: string | Message | undefined;
}

/**
 * The message in Kubernetes' protobuf envelope, in which some clients insist on sending their reviews; undefined for a body in any other form.
 */
export function readProtobuf(body: Buffer): Buffer | undefined {
  if (!body.subarray(0, magic.length).equals(magic)) return undefined;
  return fieldsOf(body.subarray(magic.length)).get(rawField) ?? Buffer.alloc(0);
}

/** The texts and messages of a message, by the names of its fields; others are passed over. */
export function messageOf(message: Buffer, fields: readonly Field[]): Message {
  return read(message, fields);
}

function read(message: Buffer, fields: readonly Field[]): Message {
  const values = fieldsOf(message);
  const found = fields.flatMap((field) => {
    const value = values.get(field.number);
    return value === undefined ? [] : [[field.name, field.fields ? read(value, field.fields) : value.toString()] as const];
  });
  return Object.fromEntries(found);
}

/** The length-delimited fields of a message by number; reading ends at anything else, and at the end of the bytes. */
function fieldsOf(message: Buffer): Map<number, Buffer> {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at < message.length; ) {
    const key = varint(message, at);
    if ((key.value & 7) !== lengthDelimited) break;
    const length = varint(message, key.end);
    const end = length.end + length.value;
    fields.set(key.value >>> 3, message.subarray(length.end, end));
    at = end;
  }
  return fields;
}

function varint(bytes: Buffer, start: number): { value: number; end: number } {
  let value = 0;
  let at = start;
  for (let shift = 0; shift < 32; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return { value: value >>> 0, end: at };
}
