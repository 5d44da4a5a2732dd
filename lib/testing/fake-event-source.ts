import type { Hello } from "../protocol/stream.ts";

/** An EventSource that a test speaks through. */
export class FakeEventSource {
  readonly url: string;
  isOpen = true;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();

  constructor(url: string) {
    this.url = url;
  }

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(type, listener);
  }

  close(): void {
    this.isOpen = false;
  }

  say(type: string, data: unknown = {}, lastEventId = ""): void {
    this.#listeners.get(type)?.({ data: JSON.stringify(data), lastEventId } as MessageEvent<string>);
  }

  hello(hello: Partial<Hello> = {}): void {
    this.say("hello", { epoch: "e", now: new Date(0).toISOString(), aheadMs: 0, heartbeatMs: 15_000, ...hello });
  }

  get topics(): readonly string[] {
    return new URL(this.url, "http://explorer").searchParams.getAll("topic");
  }

  get lastEventId(): string | null {
    return new URL(this.url, "http://explorer").searchParams.get("lastEventId");
  }
}
