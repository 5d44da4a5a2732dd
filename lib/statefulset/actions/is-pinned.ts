/** Whether an image always means the same bytes, as far as its name can tell: it has a digest, or a tag other than `latest`. */
export function isPinned(image: string): boolean {
  if (image.includes("@")) return true;
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  return tag !== undefined && tag !== "latest";
}
