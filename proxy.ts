import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { runtime } from "./lib/runtime.ts";
import { foreignHost, isAllowedHost } from "./lib/server/http/guard.ts";
import { pageHeaders } from "./lib/server/http/page-headers.ts";
import { isShortened, shortenedPath } from "./lib/server/http/shortened-path.ts";

/** Pages and their files: refuses foreign hosts, and gives each page a nonce that its scripts must carry. Routes of the API guard themselves. */
export function proxy(request: NextRequest): NextResponse {
  const { config } = runtime();
  if (!isAllowedHost(request.headers.get("host"), config.allowedHosts)) {
    return new NextResponse(`${foreignHost}\n`, { status: 403 });
  }
  if (isShortened(new URL(request.url).pathname, request.headers)) return new NextResponse(`${shortenedPath}\n`, { status: 403 });
  const nonce = randomBytes(16).toString("base64");
  const headers = pageHeaders(nonce, process.env.NODE_ENV === "development");
  const forwarded = new Headers(request.headers);
  forwarded.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from the policy in the request.
  forwarded.set("content-security-policy", headers["content-security-policy"] ?? "");
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

// The question mark at the end is for the base path alone, without a slash behind it: that address is a page too.
export const config = { matcher: ["/((?!api/|livez$|readyz$|metrics$).*)?"] };
