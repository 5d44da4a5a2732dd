import { type Fault, isTestCode, type Source } from "./source.ts";

interface Ban {
  name: string;
  pattern: RegExp;
  /** Where it is sought: in the code without its comments, or everywhere. */
  within: "code" | "text";
  instead: string;
  /** Where it is at home. */
  allowed: (path: string) => boolean;
}

const nowhere = () => false;

/** Programs, tools and the browser own their process or page, so they may look at the clock, wait and roll dice; lib is handed all that. */
function ownsItsChance(path: string): boolean {
  return path === "lib/clock.ts" || isTestCode(path) || !path.startsWith("lib/");
}

/** Which build this is (NODE_ENV, NEXT_RUNTIME; for the page BASE_PATH) is no setting: the bundler writes it into the code. */
function ownsItsProcess(path: string): boolean {
  return (
    path === "lib/server/config.ts" ||
    path === "components/shell/address.ts" ||
    path === "instrumentation.ts" ||
    isTestCode(path) ||
    /^(bin|bench|chart\/files)\//.test(path) ||
    /^[^/]+\.config\.\w+$/.test(path)
  );
}

const bans: readonly Ban[] = [
  {
    name: "Date.now",
    pattern: /\bDate\.now\b/,
    within: "code",
    instead: "clock.now(), or take `now` as an argument",
    allowed: ownsItsChance,
  },
  {
    name: "new Date()",
    pattern: /\bnew Date\(\s*\)/,
    within: "code",
    instead: "clock.now(), or take `now` as an argument",
    allowed: ownsItsChance,
  },
  { name: "setTimeout", pattern: /\bsetTimeout\b/, within: "code", instead: "clock.after() or sleep()", allowed: ownsItsChance },
  {
    name: "setInterval",
    pattern: /\bsetInterval\b/,
    within: "code",
    instead: "clock.after(), set again each time",
    allowed: ownsItsChance,
  },
  {
    name: "Math.random",
    pattern: /\bMath\.random\b/,
    within: "code",
    instead: "a random function handed in",
    allowed: (path) => path === "lib/start-runtime.ts" || ownsItsChance(path),
  },
  {
    name: "process.env",
    pattern: /\bprocess\.env\b(?!\.(NODE_ENV|NEXT_RUNTIME)\b)/,
    within: "code",
    instead: "a setting of lib/server/config.ts",
    allowed: ownsItsProcess,
  },
  {
    name: "an address without the base path",
    pattern: /\b(fetch|EventSource|WebSocket|sendBeacon)\(\s*["'`]\/|<a\b[^>]*\bhref=["']\//,
    within: "code",
    instead: "addressOf() of components/shell/address.ts",
    allowed: (path) => isTestCode(path) || !/^(app|components)\//.test(path),
  },
  {
    name: "next/link",
    pattern: /from ["']next\/link["']/,
    within: "code",
    instead: "PageLink of components/ui/page-link.tsx: every page loads it",
    allowed: nowhere,
  },
  { name: "as any", pattern: /\bas any\b/, within: "code", instead: "a type, or unknown and a check", allowed: nowhere },
  { name: "TODO", pattern: /\bTODO\b/, within: "text", instead: "an issue", allowed: nowhere },
  { name: "FIXME", pattern: /\bFIXME\b/, within: "text", instead: "the fix, or an issue", allowed: nowhere },
  { name: "@ts-ignore", pattern: /@ts-(ignore|nocheck)\b/, within: "text", instead: "a type that fits", allowed: nowhere },
  {
    name: "use server",
    pattern: /["']use server["']/,
    within: "code",
    instead: "a route under app/api, where access is checked",
    allowed: nowhere,
  },
  {
    name: "dangerouslySetInnerHTML",
    pattern: /\bdangerouslySetInnerHTML\b/,
    within: "code",
    instead: "elements: text from a cluster is never markup",
    allowed: nowhere,
  },
  { name: ".only(", pattern: /\b(it|test|describe)\.only\(/, within: "code", instead: "all of the tests", allowed: nowhere },
];

/** The files that state these bans and show that they work have to name them. */
function isAboutBans(path: string): boolean {
  return path === "lib/tidy.test.ts" || path === "lib/testing/tidy/banned-words.ts";
}

/** Faults for words that this house does without, each with what takes its place. */
export function checkBannedWords(sources: readonly Source[]): Fault[] {
  return sources.filter(({ path }) => !isAboutBans(path)).flatMap((source) => bans.flatMap((ban) => checkBan(source, ban)));
}

function checkBan({ path, text, code }: Source, { name, pattern, within, instead, allowed }: Ban): Fault[] {
  if (allowed(path)) return [];
  return (within === "code" ? code : text).split("\n").flatMap((line, index) => {
    return pattern.test(line) ? [{ path, line: index + 1, message: `${name} is banned here, use ${instead}` }] : [];
  });
}
