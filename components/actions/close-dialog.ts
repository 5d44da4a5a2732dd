import { leaveQuery } from "../shell/query.ts";

/** Closes the dialog that the address asks for: what was typed into it is gone, the page below stays as it is. */
export function closeDialog(): void {
  leaveQuery({ do: undefined, on: undefined, to: undefined });
}
