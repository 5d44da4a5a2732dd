import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { accountRights } from "../../lib/cluster/account-rights.ts";
import type { Kind } from "../../lib/statefulset/objects/kinds.ts";
import { readDocumentedValues } from "./documented-values.ts";

const page = readFileSync(new URL("../../docs/install.md", import.meta.url), "utf8");

/** What the explorer does with each kind, for whoever has to grant it. */
const uses: Readonly<Record<Kind, string>> = {
  statefulsets: "the sets themselves; one is fetched whole when its YAML is looked at",
  controllerrevisions: "which pod runs which revision",
  pods: "a pod's state, address and restarts",
  persistentvolumeclaims: "claims of each ordinal, and those left behind",
  services: "whether the governing Service is there, headless and selects these pods",
  endpointslices: "which names resolve to which addresses",
  events: "what happened to a set, its pods and its claims",
  persistentvolumes: "the volume behind a claim, and what becomes of it",
  storageclasses: "the classes that claims name",
  nodes: "the nodes that pods are on",
};

function rightsTable(): string[] {
  return accountRights.map(
    ({ group, resource, verbs }) => `| \`${resource}\` | ${group || "core"} | ${verbs.join(", ")} | ${uses[resource]} |`,
  );
}

function valuesTable(): string[] {
  const values = readDocumentedValues(readFileSync(new URL("../values.yaml", import.meta.url), "utf8"));
  return values.map((value) => `| \`${value.path}\` | ${value.meaning} | \`${JSON.stringify(value.default)}\` |`);
}

/** The page with these rows in the table under that heading. */
function withRows(text: string, heading: string, rows: readonly string[]): string {
  const lines = text.split("\n");
  const rule = lines.findIndex((line, index) => line.startsWith("|---") && lines.lastIndexOf(heading, index) >= 0);
  const end = lines.findIndex((line, index) => index > rule && !line.startsWith("|"));
  if (rule < 0 || end < 0) throw new Error(`docs/install.md has no table under "${heading}".`);
  return [...lines.slice(0, rule + 1), ...rows, ...lines.slice(end)].join("\n");
}

/** `vitest run chart/tests/install-page.test.ts -u` writes both tables anew. */
it("docs/install.md lists the account's rights and the chart's values as they are", async () => {
  const expected = withRows(withRows(page, "## Rights", rightsTable()), "## Values", valuesTable());
  await expect(expected).toMatchFileSnapshot("../../docs/install.md");
});

it("docs/install.md says of every command for which release and namespace it is", () => {
  const commands = page.match(/^helm .*$/gm) ?? [];
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((line) => !/ statefulset-explorer .*--namespace statefulset-explorer/.test(line))).toEqual([]);
});
