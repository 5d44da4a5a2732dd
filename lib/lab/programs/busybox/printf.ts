import type { Applet } from "./applet.ts";

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };
const roundsMax = 1000;

/** `printf FORMAT [ARG]…` with %s, %d, %c, %% and the usual escapes, octal ones too; the format is used again for arguments that are left. */
export const printf: Applet = ({ args: [format = "", ...args], out }) => {
  const left = [...args];
  for (let round = 0; round < roundsMax && (round === 0 || left.length > 0); round++) {
    const before = left.length;
    out(
      format.replaceAll(/%(%|-?0?\d*[sdci])|\\([ntr\\]|[0-7]{1,3})/g, (_, conversion?: string, special?: string) => {
        if (special !== undefined) return escapes[special] ?? String.fromCharCode(Number.parseInt(special, 8));
        return conversion === "%" ? "%" : convert(conversion ?? "", left.shift() ?? "");
      }),
    );
    if (left.length === before) break;
  }
  return 0;
};

function convert(conversion: string, value: string): string {
  const kind = conversion.at(-1);
  const width = conversion.slice(0, -1);
  const text = kind === "d" || kind === "i" ? String(Number.parseInt(value, 10) || 0) : kind === "c" ? value.slice(0, 1) : value;
  const length = Math.min(1000, Number(width.replace(/^-?0?/, "") || 0));
  return width.startsWith("-") ? text.padEnd(length) : text.padStart(length, width.startsWith("0") ? "0" : " ");
}
