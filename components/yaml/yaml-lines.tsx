import { visibleText } from "../text/visible-text.ts";
import { Panel } from "../ui/panel.tsx";

/** At most so many lines are drawn; copy and download have them all. */
const linesMax = 3_000;

/** YAML as text, line by line, with numbers that are neither selected nor read out. */
export function YamlLines({ yaml }: { yaml: string }) {
  const lines = yaml.replace(/\n$/, "").split("\n");
  return (
    <Panel>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label="Manifest" tabIndex={0} className="overflow-auto py-2 font-mono text-code">
        <pre className="grid w-fit min-w-full grid-cols-[auto_1fr]">
          {lines.slice(0, linesMax).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
            <YamlLine key={index} number={index + 1} line={line} />
          ))}
        </pre>
      </section>
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
      <bdi className="pr-4">
        {indent}
        {visibleText(line.slice(indent.length))}
        {"\n"}
      </bdi>
    </>
  );
}
