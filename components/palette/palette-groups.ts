import { hitsMax, type SearchHit, type SearchKind, type SearchResponse } from "@/lib/protocol/search-response.ts";
import { matchName, searchWords } from "@/lib/statefulset/search/match-name.ts";
import { boardHref, compareHref } from "../shell/board-href.ts";
import { changedQuery, type QueryChange } from "../shell/query.ts";
import type { PaletteEntry, PaletteGroup } from "./palette-entry.ts";
import { type AskedCommands, type SetCommand, setCommands } from "./set-commands.ts";

/** The set that the page shows. */
export interface SetHere {
  namespace: string;
  name: string;
}

export interface PaletteSources {
  text: string;
  asked: AskedCommands;
  here: SetHere | undefined;
  /** What was found for the text, or for an earlier one while that is on its way. */
  found: SearchResponse | undefined;
  /** What was found for what the text says besides its command. */
  subjects: SearchResponse | undefined;
  /** Pages, themes, clusters. */
  places: readonly PaletteEntry[];
}

/** So many commands with their subjects are offered at once. */
const commandsMax = 24;

const kindTitles: Readonly<Record<SearchKind, string>> = {
  statefulsets: "StatefulSets",
  pods: "Pods",
  persistentvolumeclaims: "Claims",
  services: "Services",
};

/** All that the palette offers for what was typed, the likeliest first. A group without entries is not there. */
export function paletteGroups({ text, asked, here, found, subjects, places }: PaletteSources): readonly PaletteGroup[] {
  const isEmpty = text.trim() === "";
  const objects = (Object.keys(kindTitles) as SearchKind[]).map((kind) => ({
    title: kindTitles[kind],
    entries: hitsFor(found, text)
      .filter((hit) => hit.kind === kind)
      .map(objectEntry),
  }));
  const groups = [
    {
      title: here && isEmpty ? here.name : "Actions and tabs",
      entries: isEmpty ? commandsHere(here) : commandEntries(asked, here, subjects),
    },
    ...objects,
    { title: "Elsewhere", entries: places.filter((place) => holdsAll(place, text)) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** All that may be done with and seen of the set of this page; the group's title says whose it is. */
function commandsHere(here: SetHere | undefined): readonly PaletteEntry[] {
  if (!here) return [];
  return setCommands
    .filter(({ of }) => of === "set")
    .map((command) => {
      const { id, title, deed } = commandEntry(command, { ...here, set: here.name });
      return { id, title, deed };
    });
}

/** Each command with each of its subjects; the set of this page first. Without a word about whom, the set of this page alone where there is one. */
function commandEntries({ commands, rest }: AskedCommands, here: SetHere | undefined, subjects: SearchResponse | undefined) {
  if (here && rest === "") return commandsOf(commands, [{ ...here, kind: "statefulsets", set: here.name }]);
  const hits = hitsFor(subjects, rest);
  const isHere = (hit: SearchHit) => here !== undefined && hit.namespace === here.namespace && hit.set === here.name;
  return commandsOf(commands, [...hits.filter(isHere), ...hits.filter((hit) => !isHere(hit))]);
}

const commandedKind: Readonly<Record<SetCommand["of"], SearchKind>> = {
  set: "statefulsets",
  pod: "pods",
  claim: "persistentvolumeclaims",
};

function commandsOf(commands: readonly SetCommand[], hits: readonly SearchHit[]): readonly PaletteEntry[] {
  const entries = commands.flatMap((command) =>
    hits
      .filter(({ kind }) => kind === commandedKind[command.of])
      .slice(0, hitsMax)
      .map((hit) => commandEntry(command, hit)),
  );
  return entries.slice(0, commandsMax);
}

function commandEntry(command: SetCommand, hit: Omit<SearchHit, "kind">): PaletteEntry {
  const href =
    command.place === "compare" ? compareHref({ namespace: hit.namespace, name: hit.set }) : hrefOf(hit, command.query(hit.ordinal));
  return {
    id: `${command.title} ${command.of} ${href}`,
    title: command.title,
    subject: hit.name,
    detail: hit.namespace,
    deed: { kind: "go", href },
  };
}

function objectEntry(hit: SearchHit): PaletteEntry {
  const { kind, namespace, name, set } = hit;
  const detail = kind === "statefulsets" || set === name ? namespace : `${namespace} / ${set}`;
  return { id: `${kind} ${namespace}/${name}`, title: "", subject: name, detail, deed: { kind: "go", href: hrefOf(hit, queryOf(hit)) } };
}

/** Where an object is to be seen: a pod in its panel, over its row; a claim in the set's storage; a Service in the set's network. */
function queryOf({ kind, name, ordinal }: SearchHit): QueryChange {
  switch (kind) {
    case "statefulsets":
      return {};
    case "pods":
      return { ordinal: ordinal?.toString(), panel: ordinal?.toString() };
    case "persistentvolumeclaims":
      return { tab: "storage", q: name };
    case "services":
      return { tab: "network" };
  }
}

/** Those of an answer that the text means: Enter must never choose what an earlier text has found. */
function hitsFor(response: SearchResponse | undefined, text: string): readonly SearchHit[] {
  const words = searchWords(text);
  return (response?.hits ?? []).filter(({ namespace, name }) => matchName(words, namespace, name) !== undefined);
}

function hrefOf({ namespace, set }: Pick<SearchHit, "namespace" | "set">, change: QueryChange): `/${string}` {
  return `${boardHref({ namespace, name: set })}${changedQuery("", change)}`;
}

function holdsAll({ title, subject = "" }: PaletteEntry, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const said = `${title} ${subject}`.toLowerCase();
  return words.every((word) => said.includes(word));
}
