"use client";
import { usePathname } from "next/navigation";
import { PageLink } from "../ui/page-link.tsx";
import { pillClass } from "../ui/pill-class.ts";

/** The way to a screen of its own, which says whether one is there. */
export function PlaceLink({ href, children }: { href: `/${string}`; children: string }) {
  const isHere = usePathname() === href;
  return (
    <PageLink
      href={href}
      aria-current={isHere ? "page" : undefined}
      className={`${pillClass} aria-[current=page]:border-ink aria-[current=page]:text-ink`}
    >
      {children}
    </PageLink>
  );
}
