import { createHmac, timingSafeEqual } from "node:crypto";
import type { WireServiceAccount } from "../../controllers/objects/cluster-objects.ts";
import type { Store } from "../store/store.ts";
import { type Caller, callerOf } from "./caller.ts";

export const audience = "https://kubernetes.default.svc.cluster.local";

interface Claims {
  exp: number;
  "kubernetes.io": { namespace: string; serviceaccount: { name: string; uid: string } };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const header = encode({ alg: "HS256", typ: "JWT" });

/** Tokens of service accounts: JWTs with the claims of a real cluster's, signed with a key of this lab. */
export class ServiceAccountTokens {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** A token for an account, good from `now` for so many seconds. */
  issue({ metadata }: WireServiceAccount, now: number, seconds: number, audiences: readonly string[] = [audience]): string {
    const { namespace = "", name, uid = "" } = metadata;
    const since = Math.floor(now / 1000);
    const claims = {
      aud: audiences,
      exp: since + seconds,
      iat: since,
      iss: audience,
      "kubernetes.io": { namespace, serviceaccount: { name, uid } },
      nbf: since,
      sub: `system:serviceaccount:${namespace}:${name}`,
    };
    const body = `${header}.${encode(claims)}`;
    return `${body}.${this.#sign(body)}`;
  }

  /** Who a token is of; undefined when it is none of ours, has expired, or its account is gone. */
  read(token: string, store: Store, now: number): Caller | undefined {
    const [head = "", payload = "", signature = ""] = token.split(".");
    const [shown, wanted] = [Buffer.from(signature), Buffer.from(this.#sign(`${head}.${payload}`))];
    if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted)) return undefined;
    const { exp, "kubernetes.io": about } = JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims;
    const { name, uid } = about.serviceaccount;
    const account = store.get("serviceaccounts", about.namespace, name);
    if (exp * 1000 <= now || account?.metadata.uid !== uid) return undefined;
    return { ...callerOf(`system:serviceaccount:${about.namespace}:${name}`), uid };
  }

  #sign(body: string): string {
    return createHmac("sha256", this.#key).update(body).digest("base64url");
  }
}
