import type { WatchCache } from "../cluster/cluster.ts";
import type { Board, DarkColumn } from "../statefulset/board/board.ts";
import { type Kind, kinds } from "../statefulset/objects/kinds.ts";

const columns: Readonly<Partial<Record<Kind, keyof Board["dark"]>>> = {
  pods: "pods",
  persistentvolumeclaims: "claims",
  persistentvolumes: "volumes",
  services: "service",
  endpointslices: "endpoints",
  controllerrevisions: "revisions",
  events: "events",
};

/** The columns that stay dark for a namespace because a kind may not be listed there, each with the right that is missing. */
export function darkColumns(cache: WatchCache, namespace: string, user: string | undefined): Board["dark"] {
  const dark: Partial<Record<keyof Board["dark"], DarkColumn>> = {};
  for (const [kind, column] of Object.entries(columns) as [Kind, keyof Board["dark"]][]) {
    if (cache.isForbidden(kind, namespace)) dark[column] = darkColumn(kind, namespace, user);
  }
  return dark;
}

/** The missing right in words, and a command that would grant it; without a namespace, in the whole cluster. */
export function darkColumn(kind: Kind, namespace: string | undefined, user: string | undefined): DarkColumn {
  const { group } = kinds[kind];
  const namespaced = kinds[kind].namespaced && namespace !== undefined;
  const resource = group === "" ? kind : `${kind}.${group}`;
  const place = namespaced ? `in namespace ${namespace}` : "in the whole cluster";
  const subject = subjectFlag(user);
  const [role, binding, scope] = namespaced ? ["role", "rolebinding", ` -n ${namespace}`] : ["clusterrole", "clusterrolebinding", ""];
  const name = `list-${kind}`;
  return {
    right: `list ${resource} ${place}`,
    message: `${subjectWords(user)} may not list ${resource} ${place}.`,
    command:
      `kubectl create ${role} ${name} --verb=get,list,watch --resource=${resource}${scope} && ` +
      `kubectl create ${binding} ${name} --${role}=${name} ${subject}${scope}`,
  };
}

const serviceAccountUser = /^system:serviceaccount:([a-z0-9-]+):([a-z0-9.-]+)$/;

function subjectWords(user: string | undefined): string {
  const account = serviceAccountUser.exec(user ?? "");
  if (account) return `The service account ${account[2]} of namespace ${account[1]}`;
  return user === undefined ? "This account" : `"${user}"`;
}

/** Only names without anything that a shell could take for more than a name are written into the command. */
function subjectFlag(user: string | undefined): string {
  const account = serviceAccountUser.exec(user ?? "");
  if (account) return `--serviceaccount=${account[1]}:${account[2]}`;
  return user !== undefined && /^[A-Za-z0-9@._:-]+$/.test(user) ? `--user=${user}` : "--user=NAME";
}
