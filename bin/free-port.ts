import { createServer } from "node:net";
import { AppError } from "../lib/errors.ts";

type SystemError = Error & { code?: string };

const portMax = 65_535;
const portsTriedMax = 20;

/**
 * A port of `host` that can be listened on now: `wanted`, or for 0 any free one. Throws AppError (conflict) when `wanted` is
 * taken, naming the next one that is not. Another program may still come first before it is used.
 */
export async function claimPort(wanted: number, host = "127.0.0.1"): Promise<number> {
  const found = await tryPort(wanted, host);
  if (typeof found === "number") return found;
  if (found.code === "EACCES") {
    throw new AppError("forbidden", `You may not open port ${wanted} of ${host}: choose one above 1023, such as --port 3000.`, {
      cause: found,
    });
  }
  if (found.code !== "EADDRINUSE") {
    throw new AppError("unavailable", `Port ${wanted} of ${host} cannot be opened: ${found.message}.`, { cause: found });
  }
  const free = await nextFreePort(wanted, host);
  throw new AppError(
    "conflict",
    `Port ${wanted} of ${host} is in use by another program: stop that, or choose another port, such as --port ${free}.`,
    {
      cause: found,
    },
  );
}

async function nextFreePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted + 1; port <= Math.min(wanted + portsTriedMax, portMax); port++) {
    if (typeof (await tryPort(port, host)) === "number") return port;
  }
  return 0;
}

/** The port that could be opened (and is closed again), or why not. */
function tryPort(port: number, host: string): Promise<number | SystemError> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : port));
    });
  });
}
