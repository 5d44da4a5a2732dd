import type { CompareForm } from "./compare-form.ts";
import { ChoiceField, TextField } from "./text-field.tsx";

/** The fields of a set that matter to how it is updated. */
export function SetFields({ form }: { form: CompareForm }) {
  return (
    <div className="mt-3 grid gap-3">
      <ChoiceField
        form={form}
        name="policy"
        label="podManagementPolicy"
        byDefault="OrderedReady"
        choices={[
          { value: "OrderedReady", title: "OrderedReady" },
          { value: "Parallel", title: "Parallel" },
        ]}
      />
      <ChoiceField
        form={form}
        name="probe"
        label="Readiness probe"
        byDefault="1"
        choices={[
          { value: "1", title: "it has one" },
          { value: "0", title: "none: a pod that runs is ready" },
        ]}
      />
      <TextField form={form} name="avail" label="minReadySeconds" byDefault="0" />
      <TextField form={form} name="first" label="First ordinal" byDefault="0" />
      <TextField form={form} name="to-first" label="First ordinal from the change on" placeholder="as before" />
      <TextField form={form} name="down" label="Ordinals that are not ready before" placeholder="none, or 0, 2" />
      <TextField form={form} name="claims" label="Claim templates" byDefault="0" />
      <TextField form={form} name="grace" label="terminationGracePeriodSeconds" byDefault="30" />
    </div>
  );
}
