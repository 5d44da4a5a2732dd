import { claimName } from "./claim-name.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const volumeFull: FaultDefinition<"volume-full"> = {
  name: "volume-full",
  group: "storage",
  title: "A volume is full",
  does: "Writing to the claim's volume fails with “No space left on device”. Reading works.",
  seen: "The counter is still answered, and a visit that should add to it is answered with 500; the container's log says why.",
  fields: [{ name: "claim", label: "Claim", kind: "target", from: "claims" }],
  target: ({ claim }) => claim,
  set: ({ volumes, store }, { claim }) => volumes.fill(claimName(store, claim)),
};
