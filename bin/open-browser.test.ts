import { EventEmitter, once } from "node:events";
import { describe, expect, it } from "vitest";
import { browserCommand, openBrowser } from "./open-browser.ts";

describe("openBrowser", () => {
  it.each([
    ["darwin", "open"],
    ["linux", "xdg-open"],
    ["win32", "cmd"],
  ] as const)("on %s hands the address to %s as one argument", (platform, file) => {
    const command = browserCommand(platform, "http://127.0.0.1:3000");
    expect(command.file).toBe(file);
    expect(command.args.at(-1)).toBe("http://127.0.0.1:3000");
  });

  it("only notes that no browser could be opened", async () => {
    const notes = new EventEmitter();
    const noted = once(notes, "note");
    openBrowser("http://127.0.0.1:1", (line) => notes.emit("note", line), { file: "/nowhere/to/be/found", args: [] });
    expect((await noted)[0]).toContain("open http://127.0.0.1:1 yourself");
  });
});
