import type { ForecastSet } from "@/lib/simulation/forecast-request.ts";
import { Popover } from "../ui/popover.tsx";
import type { CompareForm } from "./compare-form.ts";
import { laneChange, textsOfLane } from "./lane-slots.ts";
import { presets } from "./presets.ts";

/** Choices of lanes by name. */
export function PresetMenu({ form, set }: { form: CompareForm; set: ForecastSet }) {
  return (
    <Popover label="Presets" side="right" face="Presets">
      <ul className="-mx-2 grid gap-0.5">
        {presets.map(({ title, about, lanes }) => (
          <li key={title}>
            <button
              type="button"
              onClick={(event) => {
                form.change(laneChange(lanes(set).map(textsOfLane)));
                event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
              }}
              className="w-full rounded-lg px-2 py-1.5 text-left hover:bg-shade"
            >
              <span className="block font-medium">{title}</span>
              <span className="block text-soft text-xs">{about}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
