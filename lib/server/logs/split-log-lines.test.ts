import { expect, it } from "vitest";
import { logLineBytesMax } from "../../protocol/log-frame.ts";
import { type RawLine, splitLogLines } from "./split-log-lines.ts";

async function split(...chunks: readonly (string | Buffer)[]): Promise<RawLine[]> {
  async function* given() {
    for (const chunk of chunks) yield Buffer.from(chunk as string);
  }
  const lines: RawLine[] = [];
  for await (const some of splitLogLines(given())) lines.push(...some);
  return lines;
}

const at = "2026-11-27T01:43:59.883722841Z";

it("tells the time from the text, wherever chunks are cut", async () => {
  const text = `${at} one\n${at} \n${at}  two  \n`;
  const expected = ["one", "", " two  "].map((line) => ({ at, text: line, cut: false }));
  expect(await split(text)).toEqual(expected);
  expect(await split(...text.split(""))).toEqual(expected);
});

it("keeps characters whole that lie across two chunks", async () => {
  const bytes = Buffer.from(`${at} grüße ☃\n`);
  expect(await split(bytes.subarray(0, 34), bytes.subarray(34, 40), bytes.subarray(40))).toEqual([{ at, text: "grüße ☃", cut: false }]);
});

it("takes a last line without its end, and times of any offset", async () => {
  expect(await split("2026-11-27T03:43:59.88+02:00 half")).toEqual([{ at: "2026-11-27T03:43:59.88+02:00", text: "half", cut: false }]);
});

it("tells apart what the node says itself", async () => {
  expect(await split("unable to retrieve container logs for containerd://1")).toEqual([
    { at: undefined, text: "unable to retrieve container logs for containerd://1", cut: false },
  ]);
});

it("cuts a line that is too long, marks it, and goes on with the next", async () => {
  const long = "x".repeat(logLineBytesMax * 3);
  const [first, second] = await split(`${at} ${long}`, long, `\n${at} next\n`);
  expect(first).toMatchObject({ at, cut: true });
  expect(first?.text.length).toBeGreaterThanOrEqual(logLineBytesMax);
  expect(first?.text.length).toBeLessThan(logLineBytesMax + 40);
  expect(second).toEqual({ at, text: "next", cut: false });
});
