import { claimName } from "./claim-name.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const volumeReadOnly: FaultDefinition<"volume-read-only"> = {
  name: "volume-read-only",
  group: "storage",
  title: "A volume is read-only",
  does: "Writing to the claim's volume fails with “Read-only file system”, as after an error of the disk. Reading works.",
  seen: "The counter is still answered, and a visit that should add to it is answered with 500; the container's log says why.",
  fields: [{ name: "claim", label: "Claim", kind: "target", from: "claims" }],
  target: ({ claim }) => claim,
  set: ({ volumes, store }, { claim }) => volumes.makeReadOnly(claimName(store, claim)),
};
