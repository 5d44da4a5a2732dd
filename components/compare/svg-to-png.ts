/** Twice as fine as the picture is large, for screens that are; but never more than browsers draw. */
const scale = 2;
const edgeMax = 16_000;

/** Draws a picture in dots. Throws an Error whose message is a sentence for the person. */
export async function svgToPng(svg: string): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode().catch((cause: unknown) => {
    throw new Error("The browser cannot draw this picture: take the SVG.", { cause });
  });
  const { naturalWidth: width, naturalHeight: height } = picture;
  const factor = Math.min(scale, edgeMax / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * factor);
  canvas.height = Math.floor(height * factor);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("The browser cannot draw so large a picture: take the SVG.");
  return blob;
}
