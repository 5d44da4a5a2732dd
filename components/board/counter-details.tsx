import type { CounterView } from "@/lib/statefulset/board/board.ts";
import { formatMilliseconds } from "../text/format-age.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { counterHowWords } from "./counter-words.ts";
import { Group } from "./detail-group.tsx";

/** How the counter is known, or in a whole sentence why it is not. Nothing where nothing was asked. */
export function CounterDetails({ counter }: { counter: CounterView }) {
  const { value, source, at, ms, error, before } = counter;
  if (value === undefined && !error) return null;
  return (
    <Group title="Counter">
      {value !== undefined && (
        <p className="text-soft text-xs">
          {value}, read {counterHowWords(counter)}
          {source && counter.how !== "file" && (
            <>
              {" "}
              at <Text className="font-mono">{source}</Text>
            </>
          )}
          {ms !== undefined && ` in ${formatMilliseconds(ms)}`}
          {at && <Age at={at} of="explorer" prefix=", " suffix=" ago" />}
        </p>
      )}
      {error && <Text className="break-words text-soft text-xs">{error.message}</Text>}
      {error && before && (
        <p className="text-soft text-xs">
          Last read: {before.value}
          {before.at && <Age at={before.at} of="explorer" prefix=", " suffix=" ago" />}
        </p>
      )}
    </Group>
  );
}
