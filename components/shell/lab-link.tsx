"use client";
import { useTopic } from "../live/use-topic.ts";
import { PlaceLink } from "./place-link.tsx";

/** The way to the lab's own screen, while the lab is what is shown. */
export function LabLink() {
  const { document: status } = useTopic("status");
  return status?.source === "lab" ? <PlaceLink href="/lab">Lab</PlaceLink> : null;
}
