import type { PersonDoor } from "../person/person-door.ts";
import type { Resource } from "../requests/resources.ts";

/** A workload of a run: this very object. */
export interface CopyWorkload {
  resource: Extract<Resource, "statefulsets" | "deployments">;
  namespace: string;
  name: string;
  uid: string;
}

/** Puts values in place of those of the workload's spec, by the field's path below it, in one write. Another object of that name is refused. Throws AppError. */
export async function changeCopy(
  door: PersonDoor,
  { resource, namespace, name, uid }: CopyWorkload,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const patch = [
    { op: "test", path: "/metadata/uid", value: uid },
    ...Object.entries(fields).map(([field, value]) => ({ op: "add", path: `/spec/${field}`, value })),
  ];
  await door.patch({ resource, namespace, name }, "json", patch, { dryRun: false });
}
