import type { ServerResponse } from "node:http";

/** One open watch on the fake API server, in the test's hand. */
export class FakeWatch {
  readonly path: string;
  readonly #response: ServerResponse;

  constructor(path: string, response: ServerResponse) {
    this.path = path;
    this.#response = response;
    response.writeHead(200, { "content-type": "application/json" });
    response.flushHeaders();
  }

  send(type: string, object: unknown): void {
    this.write(`${JSON.stringify({ type, object })}\n`);
  }

  bookmark(resourceVersion: string): void {
    this.send("BOOKMARK", { metadata: { resourceVersion } });
  }

  error(code: number, reason: string, message: string): void {
    this.send("ERROR", { kind: "Status", status: "Failure", code, reason, message });
  }

  /** Any bytes at all; nothing once it has been ended. */
  write(text: string): void {
    if (!this.#response.writableEnded) this.#response.write(text);
  }

  /** Ends it in good order. */
  end(): void {
    this.#response.end();
  }

  /** Cuts the connection with a reset. */
  reset(): void {
    this.#response.socket?.resetAndDestroy();
  }
}
