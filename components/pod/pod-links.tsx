import type { PodDetail } from "@/lib/statefulset/pod/pod-detail.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { pillClass } from "../ui/pill-class.ts";

/** The ways from a pod to what else is known of it. */
export function PodLinks({ pod: { name, ordinal, claims }, query }: { pod: PodDetail; query: string }) {
  const links = [
    { title: "Logs", change: { tab: "logs", pod: name } },
    { title: "YAML", change: { tab: "yaml", of: `pod/${name}` } },
    ...(claims.length > 0 ? [{ title: claims.length === 1 ? "Claim" : "Claims", change: { tab: "storage", q: name } }] : []),
    { title: "Row on the board", change: { tab: undefined, ordinal: String(ordinal), open: "1" } },
  ];
  return (
    <nav aria-label="Of this pod" className="flex flex-wrap gap-2">
      {links.map(({ title, change }) => (
        <QueryLink key={title} query={query} change={{ panel: undefined, q: undefined, show: undefined, ...change }} className={pillClass}>
          {title}
        </QueryLink>
      ))}
    </nav>
  );
}
