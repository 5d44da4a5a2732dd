/** One Server-Sent Event, already in the form in which it travels; made once for all viewers of its topic. */
export interface Frame {
  seq: number;
  bytes: Uint8Array;
}

const encoder = new TextEncoder();

/** An event in the wire's form. JSON has no line breaks of its own, so one data line holds it. */
export function toFrame(event: string, data: unknown, id?: string): Uint8Array {
  const json = JSON.stringify(data);
  return encoder.encode(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${json}\n\n`);
}

/** Says how far a viewer has come, and nothing else: an id without data moves the browser's Last-Event-ID and dispatches no event. */
export function toMark(id: string): Uint8Array {
  return encoder.encode(`id: ${id}\n\n`);
}

/** `<epoch>:<seq>` → its parts; undefined for anything else. */
export function parseEventId(id: string | undefined): { epoch: string; seq: number } | undefined {
  const match = /^([0-9a-z-]{1,64}):([0-9]{1,15})$/.exec(id ?? "");
  return match ? { epoch: match[1] ?? "", seq: Number(match[2]) } : undefined;
}
