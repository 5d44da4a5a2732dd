import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Store } from "../store/store.ts";
import type { Authorizer } from "./authorizer.ts";
import { anonymousCaller, type Caller, callerOf, ownerOf } from "./caller.ts";
import type { ServiceAccountTokens } from "./service-account-tokens.ts";
import { badRequest, unauthorized } from "./status.ts";

export interface Identities {
  store: Store;
  authorizer: Authorizer;
  tokens: ServiceAccountTokens;
  /** The owner's name and bearer token. */
  user: string;
  token: string;
  /** Whom a request without credentials is of: the owner, because kubectl sends none over plain HTTP; or nobody known. */
  anonymous: "owner" | "anonymous";
}

/** Who a request is of: what its token says, then whom it impersonates. Throws 400, 401, 403. */
export function identifyCaller(identities: Identities, headers: IncomingHttpHeaders, now: number): Caller {
  const caller = authenticate(identities, headers.authorization, now);
  const name = headers["impersonate-user"];
  if (typeof name !== "string" || name === "") {
    const groups = listOf(headers["impersonate-group"]);
    if (groups.length === 0) return caller;
    throw badRequest(`requested [${groups.map((group) => `{Group  ${group}    }`).join(" ")}] without impersonating a user`);
  }
  return impersonate(identities.authorizer, caller, name, headers);
}

function authenticate(identities: Identities, authorization: string | undefined, now: number): Caller {
  const { user, token, tokens, store, anonymous } = identities;
  // Only bearer tokens are known here: other credentials are as none.
  const shown = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
  if (shown === undefined) return anonymous === "owner" ? ownerOf(user) : anonymousCaller;
  if (equal(shown, token)) return ownerOf(user);
  const found = tokens.read(shown, store, now);
  if (!found) throw unauthorized();
  return found;
}

function impersonate(authorizer: Authorizer, caller: Caller, name: string, headers: IncomingHttpHeaders): Caller {
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name);
  const as = (resource: string, wanted: string, namespace?: string) =>
    authorizer.check(caller, { verb: "impersonate", group: "", resource, name: wanted, ...(namespace && { namespace }) });
  if (account) as("serviceaccounts", account[2] ?? "", account[1]);
  else as("users", name);
  const groups = listOf(headers["impersonate-group"]);
  for (const group of groups) as("groups", group);
  return callerOf(name, groups);
}

/** Node joins headers that come more than once by commas. */
function listOf(header: string | string[] | undefined): string[] {
  const texts = Array.isArray(header) ? header : [header ?? ""];
  return texts.flatMap((text) => text.split(",").map((item) => item.trim())).filter((item) => item !== "");
}

function equal(shown: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(shown), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
