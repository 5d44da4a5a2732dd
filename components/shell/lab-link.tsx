"use client";
import { usePathname } from "next/navigation";
import { useTopic } from "../live/use-topic.ts";
import { PageLink } from "../ui/page-link.tsx";
import { pillClass } from "../ui/pill-class.ts";

/** The way to the lab's own screen, while the lab is what is shown. */
export function LabLink() {
  const { document: status } = useTopic("status");
  const isHere = usePathname() === "/lab";
  if (status?.source !== "lab") return null;
  return (
    <PageLink
      href="/lab"
      aria-current={isHere ? "page" : undefined}
      className={`${pillClass} aria-[current=page]:border-ink aria-[current=page]:text-ink`}
    >
      Lab
    </PageLink>
  );
}
