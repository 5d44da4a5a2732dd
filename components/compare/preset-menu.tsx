import type { ForecastSet } from "@/lib/simulation/forecast-request.ts";
import type { CompareForm } from "./compare-form.ts";
import { laneChange, textsOfLane } from "./lane-slots.ts";
import { PopoverList } from "./popover-list.tsx";
import { presets } from "./presets.ts";

/** Choices of lanes by name. */
export function PresetMenu({ form, set }: { form: CompareForm; set: ForecastSet }) {
  return <PopoverList label="Presets" items={presets} onChoose={({ lanes }) => form.change(laneChange(lanes(set).map(textsOfLane)))} />;
}
