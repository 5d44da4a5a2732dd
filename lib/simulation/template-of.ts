import type { WirePodTemplate } from "../controllers/objects/pod.ts";
import type { Side } from "./life.ts";

/** The template of a revision: its image stands for all that a template may say. */
export function templateOf(name: string, side: Side): WirePodTemplate {
  return { metadata: { labels: { app: name } }, spec: { containers: [{ name: "app", image: side }] } };
}
