"use client";
import { usePathname, useRouter } from "next/navigation";
import type { ComponentProps, ReactNode } from "react";
import { addressOf } from "../shell/address.ts";
import { pushAddress } from "../shell/query.ts";

interface PageLinkProps extends Omit<ComponentProps<"a">, "href"> {
  /** As the explorer has it, without the base path. */
  href: `/${string}`;
  children: ReactNode;
}

/**
 * A link to another page of the explorer, which is opened without loading anything twice. Next's own link is three kilobytes of
 * prefetching that live pages have no use for. What the browser does with modified clicks stays the browser's.
 */
export function PageLink({ href, onClick, children, ...props }: PageLinkProps) {
  const router = useRouter();
  const pathname = usePathname();
  return (
    <a
      {...props}
      href={addressOf(href)}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        // Another state of the same page is known already: the server need not be asked.
        if (href.split("?")[0] === pathname) pushAddress(href);
        else router.push(href);
      }}
    >
      {children}
    </a>
  );
}
