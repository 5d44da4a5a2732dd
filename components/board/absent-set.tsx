"use client";
import { useTopic } from "../live/use-topic.ts";
import { watchedWords } from "../shell/watched-words.ts";
import { Text } from "../text/text.tsx";
import { PageLink } from "../ui/page-link.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { pillClass } from "../ui/pill-class.ts";
import { LeftBehindNote } from "./left-behind-note.tsx";

/** In place of a board: that the set is not there, or that nobody here can know. */
export function AbsentSet({ namespace, name, message }: { namespace: string; name: string; message: string | undefined }) {
  const { document: status } = useTopic("status");
  const watched = status?.namespaces;
  const isElsewhere = watched !== undefined && !watched.includes(namespace);
  const isForbidden = status?.kinds.statefulsets.phase === "forbidden";
  return (
    <Panel className="mt-5">
      <PanelMessage
        title={
          isElsewhere ? "This namespace is not watched" : isForbidden ? "This StatefulSet may not be seen" : "This StatefulSet is not there"
        }
      >
        {isElsewhere ? (
          <p className="text-soft">
            <Text>{watchedWords(watched)}</Text> Whether this StatefulSet exists cannot be said from here.
          </p>
        ) : isForbidden ? (
          <p className="text-soft">StatefulSets may not be listed, so whether it exists cannot be said from here.</p>
        ) : (
          <>
            {message && <Text className="text-soft">{message}</Text>}
            <p className="text-soft">
              It may have been deleted, or be in another cluster or namespace. If it is created, it appears here by itself.
            </p>
            <LeftBehindNote namespace={namespace} name={name} />
          </>
        )}
        <PageLink href="/" className={pillClass}>
          All StatefulSets
        </PageLink>
      </PanelMessage>
    </Panel>
  );
}
