import { describe, expect, test } from "vitest";
import { AppError, describeError } from "./errors.ts";

describe("our one error", () => {
  test("is known by its name, since another copy of this module may have made it", () => {
    const other = Object.assign(new Error("gone"), { name: "AppError", code: "gone" });
    expect(other).toBeInstanceOf(AppError);
    expect(new AppError("gone", "gone")).toBeInstanceOf(AppError);
    expect(new Error("gone")).not.toBeInstanceOf(AppError);
    expect(Object.assign(new Error("x"), { name: "AppError", code: "constructor_" })).not.toBeInstanceOf(AppError);
  });

  test("is described by what happened innermost, where network errors hide their reason", () => {
    expect(describeError(new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:1") }))).toBe(
      "connect ECONNREFUSED 127.0.0.1:1",
    );
    expect(describeError(new AggregateError([new Error("first"), new Error("second")]))).toBe("first");
    expect(describeError(new AppError("gone", "It is gone.", { cause: new Error("x") }))).toBe("It is gone.");
    expect(describeError("text")).toBe("text");
  });
});
