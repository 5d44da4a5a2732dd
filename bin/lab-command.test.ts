import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseLabCommand } from "./lab-command.ts";
import { writeKubeconfig } from "./write-kubeconfig.ts";

const directory = mkdtempSync(join(tmpdir(), "lab-command-"));
afterAll(() => rmSync(directory, { recursive: true }));

test("reads every option", () => {
  const line = "--scenario myapp-stateful --kubeconfig k --port 6443 --data d --nodes 50 --speed 12.5";
  expect(parseLabCommand(line.split(" "))).toEqual({
    options: { scenario: "myapp-stateful", port: 6443, data: "d", node: true, nodes: 50, speed: 12.5 },
    kubeconfig: "k",
  });
  expect(parseLabCommand(["--no-node", "--scenario", "none"])).toEqual({ options: { scenario: "none", node: false } });
});

test("prints every scenario with a sentence", () => {
  const help = parseLabCommand(["--help"]);
  expect("text" in help && help.text).toMatch(
    /--scenario <name>[\s\S]*--no-node[\s\S]*Scenarios \(all: the first five\):\n[\s\S]*myapp-stateful +Three replicas/,
  );
});

test.each([
  [
    "--scenario nobody",
    /^Option '--scenario <name>' argument 'nobody' is invalid\. It must be one of all, .*none\. See "npm run lab -- --help"\.$/,
  ],
  ["--nodes 0", /It must be a whole number from 1 to 50\./],
  ["--nodes 1.5", /It must be a whole number/],
  ["--speed 1001", /It must be a number from 1 to 1000\./],
  ["--speed fast", /It must be a number from 1 to 1000\./],
  ["--port 70000", /It must be a whole number from 0 to 65535\./],
  ["--data --no-node", /A value must follow it\./],
  ["--data", /^Option '--data <directory>' argument missing\./],
  ["--no-node --nodes 3", /contradict each other/],
  ["--colour", /^Unknown option '--colour'\. See/],
  ["more", /^Too many arguments\. Expected 0 arguments but got 1\. See/],
])("refuses %s in one sentence", (line, said) => {
  expect(() => parseLabCommand(line.split(" "))).toThrow(said);
});

const ofLab = "contexts: [{name: lab}]\nclusters: [{cluster: {server: 'http://127.0.0.1:1'}}]\n";

test("a kubeconfig is written for its owner, over one of a lab, and never over another cluster's", () => {
  const file = join(directory, "kubeconfig");
  writeKubeconfig(file, ofLab);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeKubeconfig(file, "new");
  expect(readFileSync(file, "utf8")).toBe("new");
  const precious = ofLab.replace("127.0.0.1", "prod.example");
  writeFileSync(file, precious);
  expect(() => writeKubeconfig(file, ofLab)).toThrow("is there already and is not of a lab: remove it, or name another file.");
  expect(readFileSync(file, "utf8")).toBe(precious);
  expect(() => writeKubeconfig(join(directory, "no", "where"), ofLab)).toThrow(/^The kubeconfig cannot be written/);
});
