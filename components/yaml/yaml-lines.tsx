import { visibleText } from "../text/visible-text.ts";
import { Panel } from "../ui/panel.tsx";

/** At most so many lines are drawn; copy and download have them all. */
const linesMax = 3_000;

/** YAML as text, line by line, with numbers that are neither selected nor read out. */
export function YamlLines({ yaml }: { yaml: string }) {
  const lines = yaml.replace(/\n$/, "").split("\n");
  return (
    <Panel>
      <pre className="grid grid-cols-[auto_minmax(0,1fr)] py-2 font-mono text-code">
        {lines.slice(0, linesMax).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
          <YamlLine key={index} number={index + 1} line={line} />
        ))}
      </pre>
      {lines.length > linesMax && (
        <p className="px-4 py-2 text-faint text-xs">{lines.length - linesMax} more lines: copy or download to see them.</p>
      )}
    </Panel>
  );
}

function YamlLine({ number, line }: { number: number; line: string }) {
  const indent = /^ */.exec(line)?.[0] ?? "";
  return (
    <>
      <span aria-hidden="true" className="select-none px-3 text-right text-faint">
        {number}
      </span>
      <bdi className="whitespace-pre-wrap break-words pr-4">
        {indent}
        {visibleText(line.slice(indent.length))}
        {"\n"}
      </bdi>
    </>
  );
}
