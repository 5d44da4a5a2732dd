import { Text } from "../text/text.tsx";
import { Pill } from "../ui/pill.tsx";

/** Says that what a form is about was replaced while it was open, and asks anew. */
export function ReplacedNote({ name, isGone, onTake }: { name: string; isGone: boolean; onTake: () => void }) {
  return (
    <div role="alert" className="grid justify-items-start gap-2 rounded-lg border border-line bg-shade px-3 py-2">
      <p className="text-wait">
        <Text className="break-all font-mono text-code">{name}</Text>{" "}
        {isGone ? "is gone since you opened this." : "was replaced since you opened this: what has its name now is another life."} Nothing
        was done.
      </p>
      {!isGone && <Pill onClick={onTake}>Mean the new one</Pill>}
    </div>
  );
}
