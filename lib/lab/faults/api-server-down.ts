import type { FaultDefinition } from "./fault-definition.ts";

export const apiServerDown: FaultDefinition<"api-server-down"> = {
  name: "api-server-down",
  group: "api-server",
  title: "API server down",
  does: "Cuts every connection to the API server and takes no new one. Pods and their apps run on.",
  seen: "The page says that it reconnects and keeps what it knew; kubectl is refused. Nothing is lost when it comes back.",
  fields: [],
  target: () => "",
  set: ({ api }) => api.stop(),
};
