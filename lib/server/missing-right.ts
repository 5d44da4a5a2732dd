import { groupOf } from "../cluster/rights/group-of.ts";
import type { Right } from "../statefulset/actions/action-rights.ts";
import type { DarkColumn } from "../statefulset/board/board.ts";

/**
 * A missing right in words, and the kubectl commands that would grant it to the user; without a namespace, in the whole cluster. What is to be
 * listed is also watched, so the command grants that with it.
 */
export function missingRight({ verb, resource }: Right, namespace: string | undefined, user: string | undefined): DarkColumn {
  const [name = "", subresource] = resource.split("/");
  const group = groupOf(name);
  const qualified = `${name}${group === "" ? "" : `.${group}`}${subresource === undefined ? "" : `/${subresource}`}`;
  const place = namespace === undefined ? "in the whole cluster" : `in namespace ${namespace}`;
  const [role, binding, scope] =
    namespace === undefined ? ["clusterrole", "clusterrolebinding", ""] : ["role", "rolebinding", ` -n ${namespace}`];
  const roleName = `${verb}-${resource.replaceAll("/", "-")}`;
  const verbs = verb === "list" ? "get,list,watch" : verb;
  return {
    right: `${verb} ${qualified} ${place}`,
    message: `${subjectWords(user)} may not ${verb} ${qualified} ${place}.${Object.hasOwn(warnings, resource) ? warnings[resource] : ""}`,
    command:
      `kubectl create ${role} ${roleName} --verb=${verbs} --resource=${qualified}${scope} && ` +
      `kubectl create ${binding} ${roleName} --${role}=${roleName} ${subjectFlag(user)}${scope}`,
  };
}

/** Of rights that give away more than what they are wanted for; nobody should grant them without knowing. */
const warnings: Readonly<Record<string, string>> = {
  "nodes/proxy": " Think before you grant it: whoever has it can also run commands in every container of every node.",
};

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
