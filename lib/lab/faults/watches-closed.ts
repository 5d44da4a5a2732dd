import type { FaultDefinition } from "./fault-definition.ts";

export const watchesClosed: FaultDefinition<"watches-closed"> = {
  name: "watches-closed",
  group: "api-server",
  title: "Watches closed",
  does: "Ends every watch that is open, as a server does from time to time. It is over at once.",
  seen: "The page may say for a moment that it reconnects; it goes on where it was, and nothing is missed.",
  fields: [],
  target: () => "",
  set({ api }) {
    api.closeWatches();
    return undefined;
  },
};
