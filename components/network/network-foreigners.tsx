import type { NetworkView } from "@/lib/statefulset/network/network-view.ts";
import { Name, Text } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Panel } from "../ui/panel.tsx";

/** Pods of others to which these Services lead too. */
export function NetworkForeigners({ network: { foreignPods, foreignPodsLeftOut } }: { network: NetworkView }) {
  const pods = Object.values(foreignPods);
  if (pods.length === 0) return null;
  return (
    <Panel className="mb-3.5">
      <section aria-labelledby="foreign-pods" className="px-4 py-3.5">
        <h2 id="foreign-pods" className="font-semibold">
          Pods of others behind these Services
        </h2>
        <ul className="mt-1 grid gap-x-6 gap-y-1 lg:grid-cols-2">
          {pods.map(({ uid, name, owner, ip, ready, services }) => (
            <li key={uid} className="flex min-w-0 flex-wrap items-center gap-x-2">
              <CopyText value={name} className="font-mono text-code">
                <Name>{name}</Name>
              </CopyText>
              <Text className="min-w-0 break-words text-faint text-xs">
                {[owner ?? "nobody's", ...(ip === undefined ? [] : [ip]), ready ? "ready" : "not ready", `by ${services.join(", ")}`].join(
                  " · ",
                )}
              </Text>
            </li>
          ))}
        </ul>
        {foreignPodsLeftOut > 0 && <p className="mt-1 text-faint text-xs">and {foreignPodsLeftOut} more</p>}
      </section>
    </Panel>
  );
}
