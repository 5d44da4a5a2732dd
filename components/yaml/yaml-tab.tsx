"use client";
import { Copy, Download, RefreshCw } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { YamlResponse } from "@/lib/protocol/yaml-response.ts";
import type { TabProps } from "../board/board-view.ts";
import { say } from "../live/announce.ts";
import { changeQuery, useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { copyToClipboard, saveText } from "../ui/save-text.ts";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { AppliedDifferences } from "./applied-differences.tsx";
import { fetchYaml } from "./fetch-yaml.ts";
import { ObjectChoice } from "./object-choice.tsx";
import { YamlLines } from "./yaml-lines.tsx";
import { parseYamlView, versionOnBoard, type YamlView } from "./yaml-view.ts";

/** What came of asking, and what the board knew of the object then. */
type Fetched = { version: string | undefined } & ({ answer: YamlResponse } | { trouble: string });

/** A manifest, fetched when one looks and left alone then, for one may be reading or copying; says when the object has changed since. */
export function YamlTab({ namespace, name, board }: TabProps) {
  const query = useQuery();
  const view = useMemo(() => parseYamlView(query), [query]);
  const [turn, setTurn] = useState(0);
  const version = useMemo(() => versionOnBoard(board, view.of), [board, view.of]);
  const props = { namespace, name, view, version, onReload: () => setTurn(turn + 1) };
  return <FetchedYaml key={`${turn} ${view.of}`} {...props} />;
}

interface FetchedYamlProps {
  namespace: string;
  name: string;
  view: YamlView;
  version: string | undefined;
  onReload: () => void;
}

function FetchedYaml({ namespace, name, view, version, onReload }: FetchedYamlProps) {
  const [fetched, setFetched] = useState<Fetched>();
  const newest = useRef(version);
  const { of } = view;
  useEffect(() => {
    newest.current = version;
  }, [version]);
  useEffect(() => {
    const abort = new AbortController();
    fetchYaml(namespace, name, of, abort.signal).then(
      (answer) => abort.signal.aborted || setFetched({ answer, version: newest.current }),
      (error: unknown) => abort.signal.aborted || setFetched({ trouble: String((error as Error).message), version: newest.current }),
    );
    return () => abort.abort();
  }, [namespace, name, of]);
  // The board may come a moment after the manifest: then what it says first is what the manifest is measured by.
  if (fetched && fetched.version === undefined && version !== undefined) setFetched({ ...fetched, version });
  if (!fetched) return <SkeletonRows rows={8} rowClass="h-[32px]" label="Loading the manifest." />;
  if ("trouble" in fetched) return <NotFetched trouble={fetched.trouble} of={of} onReload={onReload} />;
  const isOld = version !== undefined && fetched.version !== undefined && version !== fetched.version;
  return <Manifest answer={fetched.answer} name={name} view={view} isOld={isOld} onReload={onReload} />;
}

function NotFetched({ trouble, of, onReload }: { trouble: string; of: string | undefined; onReload: () => void }) {
  return (
    <Panel>
      <PanelMessage title="The manifest could not be fetched">
        <Text className="text-soft">{trouble}</Text>
        <div className="flex gap-2">
          <Pill onClick={onReload}>Try again</Pill>
          {of !== undefined && <Pill onClick={() => changeQuery({ of: undefined })}>The set’s manifest</Pill>}
        </div>
      </PanelMessage>
    </Panel>
  );
}

interface ManifestProps {
  answer: YamlResponse;
  name: string;
  view: YamlView;
  isOld: boolean;
  onReload: () => void;
}

function Manifest({ answer, name, view, isOld, onReload }: ManifestProps) {
  const { yaml, managers, applied, dark, objects } = answer;
  const { of, isCompared, find } = view;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <ObjectChoice objects={objects} of={of} />
        <Pill aria-pressed={isCompared} onClick={() => changeQuery({ view: isCompared ? undefined : "applied" })}>
          Against last applied
          {applied && <b className="font-medium text-ink">{applied.differences.length}</b>}
        </Pill>
        {yaml !== undefined && <Deeds yaml={yaml} fileName={`${of?.split("/")[1] ?? name}.yaml`} />}
        <Pill onClick={onReload}>
          <RefreshCw aria-hidden="true" className="size-3.5" />
          Fetch again
        </Pill>
        <Freshness answer={answer} isOld={isOld} of={of} />
      </div>
      {dark && <DarkNote dark={dark} />}
      {yaml !== undefined && (isCompared ? <AppliedDifferences applied={applied} /> : <YamlLines {...{ yaml, managers, find }} />)}
    </>
  );
}

function Deeds({ yaml, fileName }: { yaml: string; fileName: string }) {
  const copy = async () => {
    say((await copyToClipboard(yaml)) ? "Copied the manifest, without managed fields." : "The browser does not allow copying.");
  };
  return (
    <>
      <Pill onClick={() => void copy()} title="Copy it, without managed fields">
        <Copy aria-hidden="true" className="size-3.5" />
        Copy
      </Pill>
      <Pill onClick={() => saveText(yaml, fileName, "application/yaml")} title="Save it as a file, without managed fields">
        <Download aria-hidden="true" className="size-3.5" />
        Download
      </Pill>
    </>
  );
}

function Freshness({ answer, isOld, of }: { answer: YamlResponse; isOld: boolean; of: string | undefined }) {
  if (isOld) {
    const what = of === undefined ? "The set" : of.startsWith("pod/") ? "The pod" : "The claim";
    return <span className="text-wait">{what} has changed since this was fetched.</span>;
  }
  if (answer.yaml === undefined) return null;
  return <Text className="text-faint text-xs">{`resourceVersion ${answer.resourceVersion}`}</Text>;
}
