import { fieldChanges } from "../../cluster/actions/field-changes.ts";
import { type RevisionOfSet, revisionsOfSet } from "../../cluster/actions/revisions-of-set.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import { toRaw, toText } from "../../cluster/project/raw.ts";
import { AppError } from "../../errors.ts";
import type { ComparedRevision, RevisionDifference } from "../../protocol/revision-difference.ts";
import type { SetAddress } from "../../protocol/set-address.ts";
import { type DifferenceLine, lineDifference } from "../../statefulset/manifest/line-difference.ts";

const linesMax = 2_000;
/** Of one line; templates may hold whole files. */
const lineCharactersMax = 2_000;

/** How the templates of two revisions of a set differ, read with the person's rights and kept nowhere. Throws AppError. */
export async function revisionDifference(
  cluster: Cluster,
  { namespace, name }: SetAddress,
  { from, to }: { from: string; to: string },
  signal: AbortSignal,
): Promise<RevisionDifference> {
  const door = cluster.asPerson();
  const { metadata } = await door.get({ resource: "statefulsets", namespace, name }, signal);
  const revisions = await revisionsOfSet(door, { namespace, uid: toText(toRaw(metadata).uid) ?? "" }, signal);
  const find = (wanted: string): RevisionOfSet => {
    const found = revisions.find((one) => one.name === wanted);
    if (found) return found;
    throw new AppError("not_found", `StatefulSet ${namespace}/${name} has no revision ${wanted} any more.`);
  };
  const [older, newer] = [find(from), find(to)];
  const { stringify } = await import("yaml");
  const write = (template: unknown) => stringify(template, { lineWidth: 0, aliasDuplicateObjects: false, sortMapEntries: nameFirst });
  const [before, after] = [templateOf(older), templateOf(newer)];
  const lines = lineDifference(write(before), write(after));
  return {
    from: toCompared(older),
    to: toCompared(newer),
    changes: fieldChanges(before, after),
    lines: lines.slice(0, linesMax).map(shortened),
    isCut: lines.length > linesMax,
  };
}

/** By key, so that the same is written the same; what names an entry of a list stands first, so that the entry is found again. */
function nameFirst({ key: a }: { key: unknown }, { key: b }: { key: unknown }): number {
  const rank = (key: unknown) => (String(key) === "name" ? "" : String(key));
  return rank(a) < rank(b) ? -1 : 1;
}

function templateOf({ data }: RevisionOfSet): Readonly<Record<string, unknown>> {
  const { $patch: _, ...template } = toRaw(toRaw(data.spec).template);
  return template;
}

function toCompared({ name, revision, createdAt, cause }: RevisionOfSet): ComparedRevision {
  return { name, revision, createdAt, ...(cause !== undefined && { cause }) };
}

function shortened(line: DifferenceLine): DifferenceLine {
  return line.kind === "skipped" || line.text.length <= lineCharactersMax
    ? line
    : { ...line, text: `${line.text.slice(0, lineCharactersMax)}…` };
}
