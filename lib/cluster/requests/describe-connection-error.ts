import { AppError, describeError } from "../../errors.ts";

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "the connection was reset",
  EPIPE: "the connection was reset",
  UND_ERR_SOCKET: "the connection was closed",
  ENOTFOUND: "the host name is not known",
  EAI_AGAIN: "the host name could not be looked up",
  EHOSTUNREACH: "there is no route to the host",
  ENETUNREACH: "there is no route to the network",
  ETIMEDOUT: "the connection timed out",
  UND_ERR_CONNECT_TIMEOUT: "the connection timed out",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the server's certificate is self-signed and not trusted",
  SELF_SIGNED_CERT_IN_CHAIN: "the server's certificate is signed by an authority that is not trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server's certificate is signed by an authority that is not trusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the server's certificate is signed by an authority that is not trusted",
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another name",
  ERR_SSL_WRONG_VERSION_NUMBER: "the server does not speak TLS there",
  EPROTO: "the TLS handshake failed",
};

/** Why no answer came, in a few words without a full stop, such as "connection refused". */
export function describeConnectionError(error: unknown): string {
  for (const code of codesOf(error)) {
    const known = words[code];
    if (known !== undefined) return known;
  }
  return describeError(error).replace(/\.$/, "");
}

/** Whether it is the certificate that stands in the way; then waiting does not help. */
export function isTlsError(error: unknown): boolean {
  return codesOf(error).some((code) => /CERT|SIGNED|_SSL_|EPROTO|VERIFY|ISSUER/.test(code));
}

/** Error codes from the outside in: the error's own, its causes', and those of an AggregateError's first member. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || error instanceof AppError || depth > 5) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  // The innermost code says most: the outer ones are often just "socket error".
  return [...codesOf(inner, depth + 1), ...own];
}
