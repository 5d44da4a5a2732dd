import { expect, it } from "vitest";
import { tokenSubject } from "./token-subject.ts";

const token = (payload: unknown) => `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.signature`;

it("reads the account's name out of its token", () => {
  expect(tokenSubject(token({ sub: "system:serviceaccount:shop:explorer" }))).toBe("system:serviceaccount:shop:explorer");
});

it.each([
  "",
  "secret-token",
  "a.b.c",
  "e30.bnVsbA.x",
  token({ sub: 7 }),
  token({ sub: "system:admin" }),
  token({ sub: "system:serviceaccount:a:b; rm" }),
])("reads nothing out of %j", (text) => {
  expect(tokenSubject(text)).toBeUndefined();
});
