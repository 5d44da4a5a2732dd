import { describe, expect, it } from "vitest";
import { type LaunchOptions, parseCommandLine } from "./launch-options.ts";

function options(...args: string[]): LaunchOptions {
  const asked = parseCommandLine(args, "1.2.3");
  if ("text" in asked) throw new Error(`a text instead of options: ${asked.text}`);
  return asked.options;
}

describe("parseCommandLine", () => {
  it("leaves everything to the environment when nothing is said", () => {
    expect(options()).toEqual({ open: false, lab: false, readOnly: false, build: true });
  });

  it("reads every option", () => {
    expect(
      options(
        "--port",
        "8080",
        "--open",
        "--kubeconfig",
        "a b.yaml",
        "--context",
        "prod",
        "--namespace",
        "a,b",
        "-n",
        "c",
        "--read-only",
        "--no-build",
      ),
    ).toEqual({
      port: 8080,
      open: true,
      kubeconfig: "a b.yaml",
      context: "prod",
      namespaces: ["a", "b", "c"],
      lab: false,
      readOnly: true,
      build: false,
    });
  });

  it("gives help and version as texts", () => {
    const help = parseCommandLine(["--help"], "1.2.3");
    expect(help).toHaveProperty("text");
    for (const option of ["--port", "--open", "--kubeconfig", "--context", "--namespace", "--lab", "--read-only", "--version"]) {
      expect("text" in help && help.text).toContain(option);
    }
    expect(parseCommandLine(["--version"], "1.2.3")).toEqual({ text: "1.2.3\n" });
  });

  it.each([
    [["--bogus"], "Unknown option '--bogus'."],
    [["--port", "x"], "It must be a number from 0 to 65535."],
    [["--port", "65536"], "It must be a number from 0 to 65535."],
    [["--port", "-1"], "It must be a number from 0 to 65535."],
    [["--port", "1e3"], "It must be a number from 0 to 65535."],
    [["--port"], "Option '--port <port>' argument missing."],
    [["--context", "--open"], "A value must follow it."],
    [["--kubeconfig", ""], "A value must follow it."],
    [["--namespace", "Web"], "It must be a namespace's name"],
    [["--namespace", "a,,b"], "It must be a namespace's name"],
    [["default"], "Too many arguments."],
    [["--lab", "--context", "x"], "--lab and --context contradict each other"],
    [["--kubeconfig", "x", "--lab"], "--lab and --kubeconfig contradict each other"],
  ])("refuses %j in one line that says what is wrong", (args, said) => {
    expect(() => parseCommandLine(args, "1.2.3")).toThrow(said);
    expect(() => parseCommandLine(args, "1.2.3")).toThrow(/^[^\n]+\.$/);
  });
});
