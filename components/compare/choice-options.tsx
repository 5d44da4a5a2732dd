/** Most letters that are shown of a choice that is none. */
const strangeMax = 60;

interface ChoiceOptionsProps {
  choices: readonly { value: string; title: string }[];
  chosen: string;
}

/** The options of a select. What was chosen by an address and is none of them stays to be seen. */
export function ChoiceOptions({ choices, chosen }: ChoiceOptionsProps) {
  return (
    <>
      {choices.every(({ value }) => value !== chosen) && <option value={chosen}>{chosen.slice(0, strangeMax)}</option>}
      {choices.map(({ value, title }) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </>
  );
}
