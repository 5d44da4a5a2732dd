import { expect, test } from "vitest";
import { type Field, messageOf, readProtobuf, UnknownFieldError } from "./protobuf.ts";

const fields: readonly Field[] = [
  { number: 1, name: "text" },
  { number: 2, name: "count", type: "number" },
  { number: 3, name: "yes", type: "boolean" },
  { number: 4, name: "list", repeated: true },
  { number: 5, name: "labels", type: "map" },
  { number: 6, name: "inner", fields: [{ number: 1, name: "bytes", type: "base64" }] },
  { number: 7, name: "port", type: "intOrString" },
  { number: 8 },
];

const bytes = (...parts: (number | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([part]))));

test.each([
  ["a text", bytes(0x0a, 2, "hi"), { text: "hi" }],
  ["a number of several bytes", bytes(0x10, 0xac, 0x02), { count: 300 }],
  ["a negative number", bytes(0x10, ...Array.from({ length: 9 }, () => 0xff), 0x01), { count: -1 }],
  ["a boolean", bytes(0x18, 1), { yes: true }],
  ["a list in its order", bytes(0x22, 1, "b", 0x22, 1, "a"), { list: ["b", "a"] }],
  ["a map", bytes(0x2a, 6, 0x0a, 1, "k", 0x12, 1, "v", 0x2a, 3, 0x0a, 1, "e"), { labels: { k: "v", e: "" } }],
  ["a message within", bytes(0x32, 4, 0x0a, 2, 0, 255), { inner: { bytes: "AP8=" } }],
  ["a port by number", bytes(0x3a, 2, 0x10, 80), { port: 80 }],
  ["a port by name", bytes(0x3a, 6, 0x08, 1, 0x1a, 2, "ht"), { port: "ht" }],
  ["what is passed over", bytes(0x42, 1, "x"), {}],
  ["what is cut off", bytes(0x0a, 9, "hi"), { text: "hi" }],
])("reads %s", (_what, message, read) => {
  expect(messageOf(message, fields)).toEqual(read);
});

test("what is not known is not guessed", () => {
  expect(() => messageOf(bytes(0x4a, 1, "x"), fields)).toThrow(UnknownFieldError);
  expect(() => messageOf(bytes(0x0d, 1, 2, 3, 4), fields)).toThrow(UnknownFieldError);
});

test("the envelope is told from any other body", () => {
  expect(readProtobuf(bytes("k8s\0", 0x12, 2, "hi"))?.toString()).toBe("hi");
  expect(readProtobuf(Buffer.from("{}"))).toBeUndefined();
});
