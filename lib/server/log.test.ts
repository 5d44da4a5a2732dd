import { expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { createLog } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  write(
    createLog("debug", {
      write: (line) => {
        text += line;
      },
    }),
  );
  return text;
}

test("what was thrown is logged with its message, its stack and what caused it", () => {
  const error = new AppError("unreachable", "It does not answer.", { cause: new Error("connect ECONNREFUSED") });
  const text = logged((log) => log.error({ requestId: "r1", error }, "request failed"));
  expect(JSON.parse(text)).toMatchObject({ level: 50, requestId: "r1", msg: "request failed", error: { message: "It does not answer." } });
  expect(text).toContain("ECONNREFUSED");
  expect(text).toContain("log.test.ts");
});

test("nothing that could be secret is written, wherever it stands", () => {
  const secret = "canary-1234";
  const text = logged((log) =>
    log.info({ token: secret, headers: { authorization: secret, cookie: secret }, request: { user: { password: secret } } }),
  );
  expect(text).not.toContain(secret);
  expect(text).toContain("[secret]");
});
