import type { FaultDefinition } from "./fault-definition.ts";

export const historyForgotten: FaultDefinition<"history-forgotten"> = {
  name: "history-forgotten",
  group: "api-server",
  title: "History forgotten (410 Gone)",
  does: "The API server forgets all changes so far, as after a compaction of etcd. It is over at once.",
  seen: "Nothing yet: a watch that comes back later, after a cut, is answered with 410 and has to list everything anew.",
  fields: [],
  target: () => "",
  set({ api }) {
    api.forgetHistory();
    return undefined;
  },
};
