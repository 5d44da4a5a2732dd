import type { FaultDefinition } from "./fault-definition.ts";

export const imagePullFails: FaultDefinition<"image-pull-fails"> = {
  name: "image-pull-fails",
  group: "pods",
  title: "An image cannot be pulled",
  does: "The image is on no node any more, and its registry has not got it. Containers that run already go on.",
  seen: "A container of it that starts next waits in ErrImagePull, then in ImagePullBackOff, longer from try to try.",
  fields: [{ name: "image", label: "Image", kind: "target", from: "images" }],
  target: ({ image }) => image,
  set: ({ images }, { image }) => images.failPull(image),
};
