"use client";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { say } from "../live/announce.ts";
import { Pill } from "../ui/pill.tsx";
import { copyToClipboard } from "../ui/save-text.ts";

/** What may be done with the comparison as it is. */
export function CompareActions() {
  const [outcome, setOutcome] = useState<string>();
  const copy = async () => {
    const isDone = await copyToClipboard(globalThis.location.href);
    setOutcome(isDone ? "Link copied" : "The browser does not allow copying");
    say(isDone ? "The link is copied." : "The browser does not allow copying.");
  };
  return (
    <Pill onClick={() => void copy()}>
      <Link2 aria-hidden="true" className="size-3.5" />
      {outcome ?? "Copy link"}
    </Pill>
  );
}
