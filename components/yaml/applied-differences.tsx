import type { AppliedComparison, AppliedDifference } from "@/lib/statefulset/manifest/compare-applied.ts";
import { Text } from "../text/text.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";

/** Which fields are not as they were last applied: the field, what was applied, what is there. */
export function AppliedDifferences({ applied }: { applied: AppliedComparison | undefined }) {
  if (!applied) {
    return (
      <Panel>
        <PanelMessage title="Nothing to compare with">
          <p className="text-soft">
            The object carries no last applied configuration: it was made without kubectl apply, or applied on the server’s side, which
            keeps it in the managed fields instead.
          </p>
        </PanelMessage>
      </Panel>
    );
  }
  const { differences, same, cut } = applied;
  if (differences.length === 0) {
    return (
      <Panel>
        <PanelMessage title="As it was applied">
          <p className="text-soft">
            All {same} fields that were last applied are as they were. What the cluster has added is not compared.
          </p>
        </PanelMessage>
      </Panel>
    );
  }
  return (
    <>
      <p className="mb-2 text-faint text-xs">
        {differences.length} {differences.length === 1 ? "field differs" : "fields differ"} from what was last applied
        {cut && ", and more"}; {same} {same === 1 ? "is" : "are"} as they were. What the cluster has added is not compared.
      </p>
      <Panel>
        <table className="w-full max-lg:block">
          <thead className="text-left text-faint text-xs max-lg:sr-only">
            <tr className="border-line border-b">
              <th className="px-3.5 py-2 font-medium">Field</th>
              <th className="px-3.5 py-2 font-medium">Last applied</th>
              <th className="px-3.5 py-2 font-medium">Now</th>
            </tr>
          </thead>
          <tbody className="max-lg:block">
            {differences.map((difference) => (
              <DifferenceRow key={difference.path} difference={difference} />
            ))}
          </tbody>
        </table>
      </Panel>
    </>
  );
}

const cell = "px-3.5 py-2 align-top font-mono text-code max-lg:block max-lg:px-0 max-lg:py-0.5";

function DifferenceRow({ difference: { path, applied, live } }: { difference: AppliedDifference }) {
  return (
    <tr className="border-line border-b last:border-b-0 max-lg:block max-lg:px-3.5 max-lg:py-2">
      <th scope="row" className={`${cell} text-left font-medium lg:w-2/5`}>
        <Text className="[overflow-wrap:anywhere]">{path}</Text>
      </th>
      <td className={cell}>
        <span className="mr-2 font-sans text-faint text-xs lg:hidden">applied</span>
        <Value text={applied} none="empty" />
      </td>
      <td className={cell}>
        <span className="mr-2 font-sans text-faint text-xs lg:hidden">now</span>
        <Value text={live} none="not there" />
      </td>
    </tr>
  );
}

function Value({ text, none }: { text: string | undefined; none: string }) {
  if (!text) return <span className="font-sans text-faint">{text === "" ? "empty" : none}</span>;
  return <Text className="[overflow-wrap:anywhere]">{text}</Text>;
}
