import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { claimPort } from "./free-port.ts";

let taken: Server | undefined;

afterEach(() => {
  taken?.close();
});

async function takePort(): Promise<number> {
  const server = createServer();
  taken = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  return address.port;
}

describe("claimPort", () => {
  it("finds a free port for 0, which can be listened on at once", async () => {
    const port = await claimPort(0);
    expect(port).toBeGreaterThan(0);
    expect(await claimPort(port)).toBe(port);
  });

  it("says of a taken port which one it is and names another that is free", async () => {
    const port = await takePort();
    const refusal = await claimPort(port).catch((error: Error) => error);
    expect(refusal).toHaveProperty("code", "conflict");
    const [, named] = /^Port (\d+) of 127\.0\.0\.1 is in use by another program/.exec(String((refusal as Error).message)) ?? [];
    expect(named).toBe(String(port));
    const suggested = Number(/--port (\d+)/.exec((refusal as Error).message)?.[1]);
    expect(await claimPort(suggested)).toBe(suggested);
  });
});
