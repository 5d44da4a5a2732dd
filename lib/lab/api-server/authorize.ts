import type { ApiRequest } from "./api-request.ts";

const named = /^metadata\.name==?([^,=]+)$/;

/**
 * Asks whether the caller may do that. As the real server reads requests: a namespace is in itself, and a list of one name is about that name.
 * Throws 403.
 */
export function authorize({ context, caller, target, query }: ApiRequest, verb: string, resource: string, name = target.name): void {
  const { definition } = target;
  const namespace = definition.resource === "namespaces" ? target.name : target.namespace;
  const selected = name ?? named.exec(query.get("fieldSelector") ?? "")?.[1];
  context.authorizer.check(caller, {
    verb: verb || "unknown",
    group: definition.group,
    resource,
    ...(namespace && { namespace }),
    ...(selected && { name: selected }),
  });
}
