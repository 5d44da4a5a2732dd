/** Who asks, as authentication found out (user.Info). */
export interface Caller {
  name: string;
  groups: readonly string[];
  uid?: string;
  extra?: Readonly<Record<string, readonly string[]>>;
}

export const mastersGroup = "system:masters";
export const authenticatedGroup = "system:authenticated";

/** The caller that shows no credentials to a server that tells such callers apart. */
export const anonymousCaller: Caller = { name: "system:anonymous", groups: ["system:unauthenticated"] };

/** The owner of the lab, who may do everything. */
export function ownerOf(name: string): Caller {
  return { name, groups: [mastersGroup, authenticatedGroup] };
}

/** A user of that name in those groups, together with the groups that come with a name (serviceaccount.MakeGroupNames and the like). */
export function callerOf(name: string, groups: readonly string[] = []): Caller {
  if (name === anonymousCaller.name) return anonymousCaller;
  const account = /^system:serviceaccount:([^:]+):[^:]+$/.exec(name);
  const own = account ? ["system:serviceaccounts", `system:serviceaccounts:${account[1]}`] : [];
  const given = groups.length > 0 ? groups : own;
  return { name, groups: given.includes(authenticatedGroup) ? given : [...given, authenticatedGroup] };
}
