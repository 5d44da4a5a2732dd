import { fileFault } from "../statefulset/counter-config.ts";
import { CANDIDATE_FILES_MAX, FILE_BYTES_MAX, SEARCHED_BYTES_MAX } from "./limits.ts";

/** Where apps usually keep their counter, under a claim's mount path or the working directory. */
const usualNames = ["visits", "visits.txt", "counter", "counter.txt", "count", "count.txt", "hits", "data/visits"];

/**
 * The files to try, in order: the usual names in each directory, then in the container's working directory, which the image may set
 * without the pod saying so (a relative path, for exec starts there).
 */
export function candidateFiles(directories: readonly string[]): string[] {
  const absolute = directories
    .flatMap((directory) => usualNames.map((name) => `${directory.replace(/\/+$/, "")}/${name}`))
    .filter((file) => fileFault(file) === undefined);
  const relative = usualNames.map((name) => `./${name}`);
  return [...new Set([...absolute.slice(0, CANDIDATE_FILES_MAX - relative.length), ...relative])];
}

/** What readCommand's exit codes mean; anything else is a failure of the shell. */
export const readFaults: Readonly<Record<number, (file: string) => string>> = {
  41: (file) => `there is no file ${file} in the container`,
  42: (file) => `${file} is not a plain file`,
  43: (file) => `the container's user may not read ${file}`,
};

/**
 * One shell command that prints the beginning of the file, or exits with one of readFaults' codes. It ends whatever the file is: a `cat`
 * of a pipe, a device or something huge would stay behind in the container when we have long gone.
 */
export function readCommand(file: string): string[] {
  const script =
    `if [ ! -e "$1" ]; then exit 41; elif [ ! -f "$1" ]; then exit 42; elif [ ! -r "$1" ]; then exit 43; fi; ` +
    `head -c ${FILE_BYTES_MAX} "$1"`;
  return ["sh", "-c", script, "sh", file];
}

/**
 * One shell command that prints the beginning of each of these files that is there. Paths go in as positional arguments only, never as
 * text of the script, and come out as their index.
 */
export function searchCommand(files: readonly string[]): string[] {
  const script =
    `i=0; for f in "$@"; do if [ -f "$f" ] && [ -r "$f" ]; then printf '\\n#%s#\\n' "$i"; ` +
    `head -c ${SEARCHED_BYTES_MAX} "$f"; fi; i=$((i+1)); done; exit 0`;
  return ["sh", "-c", script, "sh", ...files];
}

/** What searchCommand printed: the files that are there, in the order that they were asked for, each with its beginning. */
export function parseSearch(output: string, files: readonly string[]): { file: string; text: string }[] {
  const parts = output.split(/(?:^|\n)#(\d{1,3})#\n/);
  const found: { file: string; text: string }[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    const file = files[Number(parts[index])];
    if (file !== undefined) found.push({ file, text: parts[index + 1] ?? "" });
  }
  return found;
}
