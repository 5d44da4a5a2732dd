import { type Fault, isTestCode, type Source } from "./source.ts";

const fileLinesMax = 300;
const functionLinesMax = 70;

/** Faults for files of more than 300 lines, and for functions (tests aside) that do not fit on a screen. */
export function checkSizes(sources: readonly Source[]): Fault[] {
  return sources.flatMap((source) => [...checkFile(source), ...checkFunctions(source)]);
}

function checkFile({ path, text }: Source): Fault[] {
  const lines = text.trimEnd().split("\n").length;
  return lines <= fileLinesMax
    ? []
    : [{ path, message: `has ${lines} lines; ${fileLinesMax} is the most: it does more than one thing, make it two files` }];
}

function checkFunctions({ path, functions }: Source): Fault[] {
  if (isTestCode(path)) return [];
  return functions
    .filter(({ lines }) => lines > functionLinesMax)
    .map(({ line, lines }) => ({
      path,
      line,
      message: `a function of ${lines} lines; ${functionLinesMax} is the most: move what does not branch into functions of its own`,
    }));
}
