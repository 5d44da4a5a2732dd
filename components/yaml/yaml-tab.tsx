"use client";
import { Copy, Download, RefreshCw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { TabProps } from "../board/board-view.ts";
import { say } from "../live/announce.ts";
import { Text } from "../text/text.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { fetchYaml, type SetYaml } from "./fetch-yaml.ts";
import { YamlLines } from "./yaml-lines.tsx";

/** What came of asking, and which generation of the set was the newest known then. */
type Fetched = { generation: number | undefined } & ({ manifest: SetYaml } | { trouble: string });

interface YamlTabProps {
  namespace: string;
  name: string;
  generation: number | undefined;
}

/** The set's manifest, fetched when one looks and left alone then, for one may be reading or copying; says when the set has changed since. */
export function YamlTab({ namespace, name, board }: TabProps) {
  const [turn, setTurn] = useState(0);
  return <FetchedYaml key={turn} namespace={namespace} name={name} generation={board?.set.generation} onReload={() => setTurn(turn + 1)} />;
}

function FetchedYaml({ namespace, name, generation, onReload }: YamlTabProps & { onReload: () => void }) {
  const [fetched, setFetched] = useState<Fetched>();
  const newest = useRef(generation);
  useEffect(() => {
    newest.current = generation;
  }, [generation]);
  useEffect(() => {
    const abort = new AbortController();
    fetchYaml(namespace, name, abort.signal).then(
      (manifest) => abort.signal.aborted || setFetched({ manifest, generation: newest.current }),
      (error: unknown) => abort.signal.aborted || setFetched({ trouble: String((error as Error).message), generation: newest.current }),
    );
    return () => abort.abort();
  }, [namespace, name]);
  if (!fetched) return <SkeletonRows rows={8} rowClass="h-[32px]" label="Loading the manifest." />;
  if ("trouble" in fetched) {
    return (
      <Panel>
        <PanelMessage title="The manifest could not be fetched">
          <Text className="text-soft">{fetched.trouble}</Text>
          <Pill onClick={onReload}>Try again</Pill>
        </PanelMessage>
      </Panel>
    );
  }
  const isOld = generation !== undefined && fetched.generation !== undefined && generation !== fetched.generation;
  return <Manifest manifest={fetched.manifest} name={name} isOld={isOld} onReload={onReload} />;
}

function Manifest({ manifest, name, isOld, onReload }: { manifest: SetYaml; name: string; isOld: boolean; onReload: () => void }) {
  const { yaml, resourceVersion } = manifest;
  const copy = async () => {
    const done = await navigator.clipboard.writeText(yaml).then(
      () => true,
      () => false,
    );
    say(done ? "Copied the manifest." : "The browser does not allow copying.");
  };
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Pill onClick={() => void copy()}>
          <Copy aria-hidden="true" className="size-3.5" />
          Copy
        </Pill>
        <Pill onClick={() => download(yaml, `${name}.yaml`)}>
          <Download aria-hidden="true" className="size-3.5" />
          Download
        </Pill>
        <Pill onClick={onReload}>
          <RefreshCw aria-hidden="true" className="size-3.5" />
          Fetch again
        </Pill>
        <span className={isOld ? "text-wait" : "text-faint text-xs"}>
          {isOld ? (
            "The set has changed since this was fetched."
          ) : (
            <Text>{`resourceVersion ${resourceVersion}, without managed fields`}</Text>
          )}
        </span>
      </div>
      <YamlLines yaml={yaml} />
    </>
  );
}

/** Saves text as a file, through an address that exists for that moment only. */
function download(text: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
