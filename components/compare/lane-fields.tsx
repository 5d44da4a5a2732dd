import { Field } from "../actions/field.tsx";
import { ChoiceOptions } from "./choice-options.tsx";
import type { LaneTexts } from "./lane-slots.ts";

interface LaneFieldsProps {
  lane: LaneTexts;
  faults: Partial<Record<keyof LaneTexts, string>>;
  onChange: (lane: LaneTexts) => void;
}

const strategies = [
  { value: "RollingUpdate", title: "RollingUpdate" },
  { value: "OnDelete", title: "OnDelete" },
  { value: "Recreate", title: "Recreate (1.37)" },
  { value: "Deployment", title: "a Deployment, rolling" },
  { value: "Deployment.Recreate", title: "a Deployment, Recreate" },
];

/** What a lane is, and what is set of it. */
export function LaneFields({ lane, faults, onChange }: LaneFieldsProps) {
  const isParallel = lane.kind.endsWith(".Parallel");
  const strategy = isParallel ? lane.kind.slice(0, -".Parallel".length) : lane.kind;
  const isSet = !strategy.startsWith("Deployment");
  const field = (name: "partition" | "maxUnavailable" | "maxSurge", label: string, placeholder: string) => (
    <Field label={label} problem={faults[name]}>
      {(props) => (
        <input
          {...props}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={lane[name] ?? ""}
          onChange={(event) => onChange({ ...lane, [name]: event.target.value || undefined })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Field label="Strategy" problem={faults.kind}>
        {(props) => (
          <select
            {...props}
            value={strategy}
            onChange={({ target: { value } }) =>
              onChange({ ...lane, kind: isParallel && !value.startsWith("Deployment") ? `${value}.Parallel` : value })
            }
          >
            <ChoiceOptions choices={strategies} chosen={strategy} />
          </select>
        )}
      </Field>
      {isSet && (
        <Field label="podManagementPolicy" note={<p>Of a set that exists it cannot be changed: only of one that is made anew.</p>}>
          {(props) => (
            <select
              {...props}
              value={isParallel ? "Parallel" : "OrderedReady"}
              onChange={(event) => onChange({ ...lane, kind: event.target.value === "Parallel" ? `${strategy}.Parallel` : strategy })}
            >
              <option>OrderedReady</option>
              <option>Parallel</option>
            </select>
          )}
        </Field>
      )}
      {strategy === "RollingUpdate" && field("partition", "Partition", "none")}
      {strategy === "Deployment" && field("maxSurge", "maxSurge", "25%")}
      {(strategy === "RollingUpdate" || strategy === "Deployment") &&
        field("maxUnavailable", "maxUnavailable, a number or percent", isSet ? "1" : "25%")}
    </>
  );
}
