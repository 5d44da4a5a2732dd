import type { ForecastBasis } from "@/lib/protocol/forecast-basis.ts";
import { Text } from "../text/text.tsx";

interface CompareNotesProps {
  unknown: readonly string[];
  /** What is wrong with the whole of the link. */
  fault: string | undefined;
  chosen: string | undefined;
  /** Why the set's own values are not known. */
  trouble: string | undefined;
  basis: ForecastBasis | undefined;
  /** Nothing is heard from the explorer. */
  isDeaf: boolean;
}

/** What has to be known of the comparison as a whole, a sentence each; nothing where all is well. */
export function CompareNotes({ unknown, fault, chosen, trouble, basis, isDeaf }: CompareNotesProps) {
  return (
    <div className="mb-3 grid gap-1 text-[13px] text-soft empty:hidden">
      {fault !== undefined && (
        <p role="alert" className="text-fail">
          <Text>{fault}</Text>
        </p>
      )}
      {unknown.length > 0 && (
        <p className="text-wait">
          Not understood in this address, and left alone: <Text>{unknown.slice(0, 5).join(", ")}</Text>
          {unknown.length > 5 && ", …"}.
        </p>
      )}
      {chosen !== undefined && <p>This set is {chosen}; choose another above.</p>}
      {trouble !== undefined && (
        <p role="alert" className="text-wait">
          <Text>{trouble}</Text> What the set is now is not known: the values below are what the address says, and the usual ones.
        </p>
      )}
      {isDeaf && <p className="text-wait">Nothing is heard from the explorer. The forecast is worked out here, and goes on working.</p>}
      {basis?.notes.map((note) => (
        <p key={note}>
          <Text>{note}</Text>
        </p>
      ))}
    </div>
  );
}
