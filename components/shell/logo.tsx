import { PageLink } from "../ui/page-link.tsx";

/** The product's name, and the way home. */
export function Logo() {
  return (
    <PageLink href="/" className="flex h-8 items-center gap-[3px] whitespace-nowrap font-semibold">
      <span aria-hidden="true" className="h-4 w-[7px] rounded-[2px] bg-accent opacity-35" />
      <span aria-hidden="true" className="h-4 w-[7px] rounded-[2px] bg-accent opacity-65" />
      <span aria-hidden="true" className="mr-2 h-4 w-[7px] rounded-[2px] bg-accent" />
      <span className="max-sm:sr-only">StatefulSet Explorer</span>
    </PageLink>
  );
}
