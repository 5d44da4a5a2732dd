import { Fragment } from "react";
import { Text } from "../text/text.tsx";
import { PageLink } from "../ui/page-link.tsx";

/** A step of the way to where one is; the last one, where one is, leads nowhere. */
export interface Crumb {
  title: string;
  href?: `/${string}`;
}

/** The way from the fleet to what the page shows; each step leads back there. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  const all: readonly Crumb[] = [{ title: "Fleet", href: "/" }, ...trail];
  return (
    <nav aria-label="Breadcrumb" className="flex min-h-6 flex-wrap items-center gap-x-1.5 text-[13px] text-faint">
      {all.map(({ title, href }, index) => (
        <Fragment key={`${title} ${href ?? ""}`}>
          {index > 0 && <span aria-hidden="true">/</span>}
          {href && index < all.length - 1 ? (
            <PageLink href={href} className="rounded hover:text-ink hover:underline">
              <Text className="break-all">{title}</Text>
            </PageLink>
          ) : (
            <span aria-current="page" className="min-w-0">
              <Text className="break-all">{title}</Text>
            </span>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
