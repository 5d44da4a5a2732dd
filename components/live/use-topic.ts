"use client";
import { useCallback, useSyncExternalStore } from "react";
import type { TopicDocument } from "@/lib/protocol/stream.ts";
import { browserStore } from "./browser-store.ts";
import type { Connection } from "./hub-message.ts";
import { loadingTopic, type TopicState } from "./topic-state.ts";

/**
 * The live document of a topic, watched while the component is mounted: `useTopic("fleet")`, `useTopic("set", "default/web")`.
 * Unchanged parts keep their identity from one document to the next.
 */
export function useTopic<Name extends keyof TopicDocument>(name: Name, of?: string): TopicState<TopicDocument[Name]> {
  const topic = of === undefined ? name : `${name}:${of}`;
  const subscribe = useCallback((listener: () => void) => browserStore().watch(topic, listener), [topic]);
  const read = useCallback(() => browserStore().read(topic), [topic]);
  return useSyncExternalStore(subscribe, read, () => loadingTopic) as TopicState<TopicDocument[Name]>;
}

const connecting: Connection = { phase: "connecting", since: 0 };

/** How well this browser hears the explorer. */
export function useConnection(): Connection {
  return useSyncExternalStore(watchConnection, readConnection, () => connecting);
}

const watchConnection = (listener: () => void) => browserStore().watchConnection(listener);
const readConnection = () => browserStore().connection;
