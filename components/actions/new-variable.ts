/** A variable that is being added; `id` tells the rows of a form apart. */
export interface NewVariable {
  id: number;
  container: string;
  name: string;
  value: string;
}

/** What is wrong with a variable that is being added, beside the others and those that are there already; undefined: nothing. */
export function newProblem(added: readonly NewVariable[], id: number, values: Readonly<Record<string, string>>): string | undefined {
  const one = added.find((row) => row.id === id);
  if (!one) return undefined;
  if (one.name === "" || one.name.includes("=")) return 'A variable needs a name, without "=".';
  const isTwice = added.some((row) => row.id !== id && row.container === one.container && row.name === one.name);
  return isTwice || (values[`${one.container}env ${one.name}`] ?? "") !== "" ? "There is a variable of this name already." : undefined;
}
