import { toRaw, toText } from "../project/raw.ts";
import { openStream, type StreamContext } from "./open-stream.ts";
import { WatchFailure } from "./watch-failure.ts";

export const pageSize = 500;
const pageBytesMax = 256 * 1024 * 1024;

export interface ListPage {
  items: readonly unknown[];
  resourceVersion: string;
}

/**
 * A consistent list (no resourceVersion is asked for) in pages of `limit`; each page can be dropped before the next one comes. Without a
 * limit all comes at once, for when the list outlives its continue token. Throws WatchFailure.
 */
export async function* listPages(context: StreamContext, path: string, limit: number | undefined): AsyncGenerator<ListPage, void> {
  let continueToken: string | undefined;
  do {
    const query = new URLSearchParams(limit === undefined ? {} : { limit: String(limit) });
    if (continueToken !== undefined) query.set("continue", continueToken);
    const page = await readPage(context, query.size === 0 ? path : `${path}?${query}`);
    const metadata = toRaw(page.metadata);
    const resourceVersion = toText(metadata.resourceVersion);
    if (!Array.isArray(page.items) || resourceVersion === undefined) throw new WatchFailure("refused", "the server's answer is no list");
    yield { items: page.items as readonly unknown[], resourceVersion };
    continueToken = toText(metadata.continue);
  } while (continueToken !== undefined);
}

async function readPage(context: StreamContext, path: string): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await openStream(context, path)) {
    bytes += chunk.length;
    if (bytes > pageBytesMax) throw new WatchFailure("refused", `the server's list is longer than ${pageBytesMax} bytes`);
    chunks.push(chunk);
  }
  try {
    return toRaw(JSON.parse(Buffer.concat(chunks).toString("utf8")));
  } catch (error) {
    throw new WatchFailure("bad_line", "the server's list is no JSON", 0, error);
  }
}
