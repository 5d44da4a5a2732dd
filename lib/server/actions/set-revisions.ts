import { fieldChanges } from "../../cluster/actions/field-changes.ts";
import { type RevisionOfSet, revisionsOfSet } from "../../cluster/actions/revisions-of-set.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import { toList, toNumber, toRaw, toText } from "../../cluster/project/raw.ts";
import type { RevisionsResponse, RevisionView } from "../../protocol/actions/revisions-response.ts";
import type { SetAddress } from "../../protocol/set-address.ts";

/** More than an API server keeps unless it is told to keep them all (a negative revisionHistoryLimit). */
const revisionsMax = 50;

/** The newest revisions of a set and what going back to each would change, read with the person's rights. Throws AppError. */
export async function setRevisions(cluster: Cluster, { namespace, name }: SetAddress, signal: AbortSignal): Promise<RevisionsResponse> {
  const door = cluster.asPerson();
  const { metadata, spec } = await door.get({ resource: "statefulsets", namespace, name }, signal);
  const { uid, generation } = toRaw(metadata);
  const revisions = await revisionsOfSet(door, { namespace, uid: toText(uid) ?? "" }, signal);
  const live = toRaw(toRaw(spec).template);
  return { generation: toNumber(generation) ?? 0, revisions: revisions.slice(0, revisionsMax).map((one) => toView(one, live)) };
}

function toView({ data, ...revision }: RevisionOfSet, live: Readonly<Record<string, unknown>>): RevisionView {
  const { $patch: _, ...template } = toRaw(toRaw(data.spec).template);
  return {
    ...revision,
    images: toList(toRaw(template.spec).containers, (raw) => ({
      container: toText(toRaw(raw).name) ?? "",
      image: toText(toRaw(raw).image) ?? "",
    })),
    changes: fieldChanges(live, template),
  };
}
