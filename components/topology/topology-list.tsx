"use client";
import type { TopologyForeignPod, TopologyRow, TopologyView } from "@/lib/statefulset/topology/topology-view.ts";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { StateWord } from "../encoding/state-word.tsx";
import { pushQuery } from "../shell/query.ts";
import { Name, Text } from "../text/text.tsx";
import { Panel } from "../ui/panel.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import type { KeptView } from "./kept-view.ts";
import { claimWords, endpointWords, nodeWords, serviceWords, volumeWords } from "./topology-words.ts";

/** The facts of the diagram as nested lists: for a narrow window, and for whoever would rather read or hear them. */
export function TopologyList({ columns, view }: { columns: KeptView; view: TopologyView }) {
  const { rows, services, nodes, goneServices, goneNodes } = columns;
  const foreign = Object.entries(view.foreignPods);
  return (
    <div className="grid gap-4">
      <NamedList
        title="Services"
        items={services.map((service) => ({ name: service.name, words: serviceWords(service, goneServices.has(service.name)) }))}
      />
      <section>
        <h2 className="mb-2 font-semibold">Pods</h2>
        <Panel>
          <VirtualList
            keys={rows.map(({ ordinal }) => String(ordinal))}
            label="Pods, with what hangs on them"
            itemHeight={110}
            itemClass="border-line border-b px-3.5 py-2.5 last:border-b-0"
          >
            {(index) => {
              const row = rows[index];
              return row && <OrdinalItem row={row} />;
            }}
          </VirtualList>
        </Panel>
      </section>
      {foreign.length > 0 && (
        <NamedList title="Pods of others" items={foreign.map(([, pod]) => ({ name: pod.name, words: foreignWords(pod) }))} />
      )}
      <NamedList title="Nodes" items={nodes.map((node) => ({ name: node.name, words: nodeWords(node, goneNodes.has(node.name)) }))} />
    </div>
  );
}

function foreignWords({ owner, ready, endpoints, node }: TopologyForeignPod): string {
  return [
    owner ?? "nobody's",
    ready ? "ready" : "not ready",
    ...endpoints.map((endpoint) => `${endpoint.service} ${endpointWords(endpoint)}`),
    ...(node === undefined ? [] : [`on ${node}`]),
  ].join(" · ");
}

function NamedList({ title, items }: { title: string; items: readonly { name: string; words: string }[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 font-semibold">{title}</h2>
      <Panel>
        <ul aria-label={title}>
          {items.map(({ name, words }) => (
            <li key={name} className="flex flex-wrap items-baseline gap-x-3 border-line border-b px-3.5 py-2 last:border-b-0">
              <Text className="break-all font-mono text-code">{name}</Text>
              <Text className="text-faint text-xs">{words}</Text>
            </li>
          ))}
        </ul>
      </Panel>
    </section>
  );
}

function OrdinalItem({ row: { ordinal, podName, hue, fill, state, uid, endpoints, claims, node } }: { row: TopologyRow }) {
  return (
    <>
      <div className="flex items-center gap-3">
        <OrdinalTile ordinal={ordinal} hue={hue} fill={fill} />
        <div className="min-w-0">
          {uid === undefined ? (
            <Name className="font-mono text-code text-faint">{podName}</Name>
          ) : (
            <button
              type="button"
              onClick={() => pushQuery({ panel: String(ordinal) })}
              className="max-w-full rounded text-left font-mono text-accent text-code hover:underline"
            >
              <Name>{podName}</Name>
            </button>
          )}
          <div className="text-xs">
            <StateWord state={state} />
          </div>
        </div>
      </div>
      <ul className="mt-1.5 grid gap-0.5 pl-[42px] text-xs">
        {endpoints.map((endpoint) => (
          <li key={endpoint.service}>
            <span className="text-faint">Service</span> <Text className="break-all">{endpoint.service}</Text>{" "}
            <span className="text-soft">{endpointWords(endpoint)}</span>
          </li>
        ))}
        {claims.map((claim) => (
          <li key={claim.name}>
            <span className="text-faint">claim</span> <Text className="break-all">{claim.name}</Text>{" "}
            <Text className="text-soft">{claimWords(claim)}</Text>
            {claim.phase !== "Shared" && (
              <ul className="pl-4">
                <li>
                  {claim.volume && (
                    <>
                      <span className="text-faint">volume</span> <Text className="break-all">{claim.volume.name}</Text>{" "}
                    </>
                  )}
                  <span className="text-soft">{volumeWords(claim.volume)}</span>
                </li>
              </ul>
            )}
          </li>
        ))}
        {node !== undefined && (
          <li>
            <span className="text-faint">on node</span> <Text className="break-all">{node}</Text>
          </li>
        )}
      </ul>
    </>
  );
}
