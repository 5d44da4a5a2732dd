import { AppError } from "../../errors.ts";
import { containerName } from "./container-name.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const containerCrash: FaultDefinition<"container-crash"> = {
  name: "container-crash",
  group: "pods",
  title: "A container crashes",
  does: "Its process ends now with that exit code: once, which is over at once, or again after each restart until you end it.",
  seen: "Once: one restart more. Again and again: CrashLoopBackOff, with a pause that doubles from 10 s to 5 m.",
  fields: [
    { name: "container", label: "Container", kind: "target", from: "containers" },
    { name: "exitCode", label: "Exit code", kind: "number", min: 0, max: 255, default: 1 },
    {
      name: "times",
      label: "How often",
      kind: "choice",
      options: [
        { value: "once", label: "once" },
        { value: "always", label: "again and again" },
      ],
    },
  ],
  target: ({ container }) => container,
  set(levers, { container, exitCode, times }) {
    const name = containerName(levers.store, container);
    if (times === "always") return levers.containers.exitAlways(name, exitCode);
    if (!levers.containers.exit(name, exitCode)) throw new AppError("conflict", `${container} is not running now, so it cannot crash.`);
    return undefined;
  },
};
