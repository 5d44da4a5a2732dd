const magic = Buffer.from("k8s\0");
const lengthDelimited = 2;

const attributeNames: Readonly<Record<number, string>> = {
  1: "namespace",
  2: "verb",
  3: "group",
  4: "version",
  5: "resource",
  6: "subresource",
  7: "name",
};

/**
 * Reads the one message that `kubectl auth can-i` insists on sending in Kubernetes' protobuf envelope: a SelfSubjectAccessReview's
 * resource attributes (runtime.Unknown → spec → resourceAttributes). Undefined for a body in any other form.
 */
export function readProtobufReview(body: Buffer): { resourceAttributes?: Record<string, string> } | undefined {
  if (!body.subarray(0, magic.length).equals(magic)) return undefined;
  const review = fieldsOf(body.subarray(magic.length)).get(2);
  const spec = review && fieldsOf(review).get(2);
  const attributes = spec && fieldsOf(spec).get(1);
  if (!attributes) return {};
  const entries = [...fieldsOf(attributes)].flatMap(([number, value]) => {
    const name = attributeNames[number];
    return name === undefined ? [] : [[name, value.toString()] as const];
  });
  return { resourceAttributes: Object.fromEntries(entries) };
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
