import { describe, expect, it } from "vitest";
import { askedCommands } from "./set-commands.ts";

const asked = (text: string) => {
  const { commands, rest } = askedCommands(text);
  return { commands: commands.map(({ title, of }) => `${title} ${of}`), rest };
};

describe("the commands that a text asks for", () => {
  it("are known by the beginnings of their words, before or behind what they are for", () => {
    expect(asked("scale web")).toEqual({ commands: ["Scale set"], rest: "web" });
    expect(asked("web sca")).toEqual({ commands: ["Scale set"], rest: "web" });
    expect(asked("del pod web-1")).toEqual({ commands: ["Delete pod pod"], rest: "web-1" });
  });

  it("are all that the words could mean, and only the nearest", () => {
    expect(asked("delete web").commands).toEqual(["Delete pod pod", "Delete claim claim", "Delete set set"]);
    expect(asked("update strategy").commands).toEqual(["Update strategy set"]);
    expect(asked("visit").commands).toEqual(["Visit set", "Visit pod"]);
  });

  it("are known by what else they are called, and tabs by their titles", () => {
    expect(asked("rollback web").commands).toEqual(["Undo to a revision set"]);
    expect(asked("drain web-0").commands).toEqual(["Evict pod pod"]);
    expect(asked("events web")).toEqual({ commands: ["Events set"], rest: "web" });
  });

  it("are none where only names stand, or a letter that could mean any", () => {
    expect(asked("web-0 default")).toEqual({ commands: [], rest: "web-0 default" });
    expect(asked("s")).toEqual({ commands: [], rest: "s" });
    expect(asked("")).toEqual({ commands: [], rest: "" });
    expect(asked("constructor")).toEqual({ commands: [], rest: "constructor" });
  });
});
