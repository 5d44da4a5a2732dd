import { apply } from "../../protocol/merge-patch.ts";
import type { Topic } from "../../protocol/topic.ts";
import type { Viewer } from "../stream/stream-hub.ts";

interface Received {
  event: string | undefined;
  id: string | undefined;
  data: { topic?: string; state?: unknown; patch?: unknown } | undefined;
}

/** A browser in small: takes frames off the wire, and keeps documents as they say. */
export class Browser implements Viewer {
  readonly received: Received[] = [];
  readonly documents = new Map<string, unknown>();
  lastEventId: string | undefined;
  ended = false;
  readonly topics: readonly Topic[];

  constructor(...topics: Topic[]) {
    this.topics = topics;
  }

  send(frame: Uint8Array): void {
    const lines = new TextDecoder().decode(frame).trim().split("\n");
    const fields = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
    const data = fields.data === undefined ? undefined : JSON.parse(fields.data);
    if (fields.id !== undefined) this.lastEventId = fields.id;
    this.received.push({ event: fields.event, id: fields.id, data });
    if (fields.event === "snapshot") this.documents.set(data.topic, data.state);
    if (fields.event === "patch") this.documents.set(data.topic, apply(this.documents.get(data.topic), data.patch));
    if (fields.event === "absent") this.documents.delete(data.topic);
  }

  sendAll(frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.send(frame);
  }

  end(): void {
    this.ended = true;
  }

  get events(): (string | undefined)[] {
    return this.received.map(({ event }) => event);
  }
}
