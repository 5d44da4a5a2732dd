import { encode, type Packet } from "dns-packet";
import { expect, test } from "vitest";
import { decodeReply, encodeQuestion, isAskableName } from "./dns-message.ts";

const question = { name: "web-0.web.default.svc.cluster.local", type: "A" } as const;
const reply: Packet = { type: "response", id: 7, questions: [question] };

test("only the reply to that very question is taken for one", () => {
  expect(decodeReply(encode(reply), 7, question)).toEqual({ code: 0, answers: [], isTruncated: false });
  const foreign = { type: "A", name: "web-1.web.default.svc.cluster.local", data: "10.244.0.6" } as const;
  expect(decodeReply(encode({ ...reply, answers: [foreign] }), 7, question)).toMatchObject({ answers: [] });
  expect(decodeReply(encode({ ...reply, id: 8 }), 7, question)).toBeUndefined();
  expect(decodeReply(encode({ ...reply, questions: [{ ...question, name: "other" }] }), 7, question)).toBeUndefined();
  expect(decodeReply(encode({ ...reply, questions: [{ ...question, type: "SRV" }] }), 7, question)).toBeUndefined();
  expect(decodeReply(encodeQuestion(7, question), 7, question)).toBeUndefined();
  expect(decodeReply(Buffer.from("no DNS at all, but longer than a header"), 7, question)).toBeUndefined();
  expect(decodeReply(Buffer.alloc(0), 7, question)).toBeUndefined();
});

test("names that DNS has no room for are known", () => {
  expect(isAskableName(`${"a".repeat(63)}.web`)).toBe(true);
  expect(isAskableName(`${"a".repeat(64)}.web`)).toBe(false);
  expect(isAskableName("a..b")).toBe(false);
  expect(isAskableName(`${"a.".repeat(127)}`)).toBe(false);
});
