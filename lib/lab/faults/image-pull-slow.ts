import { pullSecondsMax } from "../../protocol/lab-fault.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const imagePullSlow: FaultDefinition<"image-pull-slow"> = {
  name: "image-pull-slow",
  group: "pods",
  title: "An image is pulled slowly",
  does: "The image is on no node any more, and every pull of it takes that long. Containers that run already go on.",
  seen: "A container of it that starts next stays in ContainerCreating for that long; the Event says how long the pull took.",
  fields: [
    { name: "image", label: "Image", kind: "target", from: "images" },
    { name: "seconds", label: "Pull takes", kind: "number", min: 1, max: pullSecondsMax, default: 30, unit: "s" },
  ],
  target: ({ image }) => image,
  set: ({ images }, { image, seconds }) => images.slowPull(image, seconds * 1000),
};
