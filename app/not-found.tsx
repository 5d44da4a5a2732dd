import { PageLink } from "@/components/ui/page-link.tsx";
import { pillClass } from "@/components/ui/pill-class.ts";

export default function NotFound() {
  return (
    <div className="grid justify-items-start gap-3 py-10">
      <h1 className="font-semibold text-[22px]">There is no such page</h1>
      <p className="text-soft">The address is none that this explorer has, or no name that Kubernetes accepts.</p>
      <PageLink href="/" className={pillClass}>
        All StatefulSets
      </PageLink>
    </div>
  );
}
