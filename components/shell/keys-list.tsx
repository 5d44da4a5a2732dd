import { keyTable } from "../keyboard/key-table.ts";

const lines = [
  ...keyTable.map(({ keys, shown = Object.keys(keys), words }) => ({ names: shown, words })),
  { names: ["Ctrl K", "⌘K"], words: "goes to a set, pod, claim or action by its name" },
  { names: ["←", "→"], words: "on the lanes of a comparison: the line a second on, with Shift ten" },
  { names: ["PageUp", "PageDown"], words: "there: to the happening before, to the next" },
  { names: ["+", "-", "0"], words: "there: a smaller part, a larger one, all" },
];

/** What each key does. */
export function KeysList() {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
      {lines.map(({ names, words }) => (
        <div key={words} className="contents">
          <dt className="flex gap-1.5">
            {names.map((name) => (
              <kbd key={name} className="rounded border border-line bg-shade px-1.5 font-mono text-xs">
                {name}
              </kbd>
            ))}
          </dt>
          <dd className="text-soft">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
