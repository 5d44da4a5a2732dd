const keys = [
  [["j", "↓"], "next row"],
  [["k", "↑"], "previous row"],
  [["Home", "End"], "first and last row"],
  [["Enter"], "opens a set, or a row's details"],
  [["/"], "finds in the list"],
  [["Esc"], "closes, clears, deselects"],
  [["?"], "these keys"],
] as const;

/** What each key does. */
export function KeysList() {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
      {keys.map(([names, words]) => (
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
