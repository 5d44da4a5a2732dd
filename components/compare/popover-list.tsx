import { Popover } from "../ui/popover.tsx";

interface PopoverListProps<T extends { title: string; about: string }> {
  label: string;
  items: readonly T[];
  onChoose: (item: T) => void;
}

/** A button that opens a short list of things to choose from, each with a sentence about it; it closes with the choice. */
export function PopoverList<T extends { title: string; about: string }>({ label, items, onChoose }: PopoverListProps<T>) {
  return (
    <Popover label={label} side="right" face={label}>
      <ul className="-mx-2 grid gap-0.5">
        {items.map((item) => (
          <li key={item.title}>
            <button
              type="button"
              onClick={(event) => {
                event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
                onChoose(item);
              }}
              className="w-full rounded-lg px-2 py-1.5 text-left hover:bg-shade"
            >
              <span className="block font-medium">{item.title}</span>
              <span className="block text-soft text-xs">{item.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
