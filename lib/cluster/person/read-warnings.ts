const warningsMax = 20;
const lengthMax = 500;

/** The texts of Warning headers as an API server writes them: `299 - "spec.x: is deprecated"`. Others are left out. */
export function readWarnings(header: string | readonly string[] | undefined): readonly string[] {
  const headers = header === undefined ? [] : typeof header === "string" ? [header] : header;
  return headers
    .flatMap((text) => [...text.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)])
    .slice(0, warningsMax)
    .map(([, text = ""]) => text.replaceAll(/\\(.)/g, "$1").slice(0, lengthMax));
}
