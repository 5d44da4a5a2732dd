/** The one of these pods that an answer names, as a page that shows its host's name does; undefined when it names none, or several. */
export function whoAnswered(body: string, podNames: readonly string[]): string | undefined {
  const named = podNames.filter((name) => names(body, name));
  return named.length === 1 ? named[0] : undefined;
}

/** As a word of its own: "web-1" is not named by "web-10", nor by "my-web-1". */
function names(body: string, name: string): boolean {
  for (let at = body.indexOf(name); at !== -1; at = body.indexOf(name, at + 1)) {
    const [before = " ", after = " "] = [body[at - 1], body[at + name.length]];
    if (!/[\w-]/.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}
