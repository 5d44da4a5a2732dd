import http from "node:http";

/**
 * Whether that request target lies under the base path.
 *
 * @param {string} target as in the request's first line
 * @param {string} basePath
 */
export function isInside(target, basePath) {
  const [path = ""] = target.split(/[?#]/, 1);
  return path === basePath || path.startsWith(`${basePath}/`);
}

/**
 * Has the next HTTP server of this process, which is Next's, answer whatever lies outside of the base path in one line that says where the
 * explorer is, and send "/" there. Next has no way to be told: its proxy sees nothing outside, and it would draw its page for wrong addresses.
 * Nothing of these answers depends on the request, so they need no check of who asks.
 *
 * @param {string} basePath
 */
export function answerOutside(basePath) {
  const { createServer } = http;
  http.createServer = /** @type {typeof createServer} */ (
    (/** @type {http.RequestListener} */ inside) => {
      http.createServer = createServer;
      return createServer((request, response) => {
        const target = request.url ?? "";
        if (isInside(target, basePath)) return inside(request, response);
        const headers = { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
        if (/^\/(?:[?#]|$)/.test(target)) response.writeHead(307, { ...headers, location: basePath });
        else response.writeHead(404, headers);
        response.end(`StatefulSet Explorer is served under ${basePath} here.\n`);
      });
    }
  );
}
