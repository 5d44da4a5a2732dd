import type { ReactNode } from "react";
import type { NetworkService, NetworkView } from "@/lib/statefulset/network/network-view.ts";
import { Name, Text } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { NoteLines } from "../ui/note-lines.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { endpointWords, portWords, selectorWords, serviceKindWords } from "./service-words.ts";

/** Services that are shown at the most; of the rest the number is said. */
const shownMax = 50;

/** The Service that gives the pods their names, and every other one that leads to them. */
export function ServiceList({ network: { services, dark } }: { network: NetworkView }) {
  const all = Object.values(services).sort((a, b) => Number(b.isGoverning) - Number(a.isGoverning) || (a.name < b.name ? -1 : 1));
  if (dark.services) return null;
  return (
    <Panel className="mb-3.5">
      <section aria-labelledby="services">
        <h2 id="services" className="px-4 pt-3.5 font-semibold">
          {all.length === 1 ? "Service" : "Services"}
        </h2>
        {all.length === 0 ? (
          <PanelMessage title="No Service leads to these pods" />
        ) : (
          <ul>
            {all.slice(0, shownMax).map((service) => (
              <ServiceItem key={service.name} service={service} isDark={dark.endpoints !== undefined} />
            ))}
          </ul>
        )}
        {all.length > shownMax && <p className="px-4 pb-3 text-faint text-xs">and {all.length - shownMax} more</p>}
      </section>
    </Panel>
  );
}

function ServiceItem({ service, isDark }: { service: NetworkService; isDark: boolean }) {
  const { name, isGoverning, exists, ports, selector, notes } = service;
  return (
    <li className="border-line border-b px-4 py-3 last:border-b-0">
      <div className="grid gap-x-6 gap-y-1.5 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)_minmax(0,3fr)_minmax(0,5fr)]">
        <div className="min-w-0">
          <CopyText value={name} className="font-mono text-code">
            <Name>{name}</Name>
          </CopyText>
          <p className="text-faint text-xs">
            {isGoverning ? "governing: gives the pods their names" : "leads to these pods"} · <Text>{serviceKindWords(service)}</Text>
          </p>
        </div>
        {exists && (
          <>
            <Facts title="Ports">
              {ports.length === 0 && <span className="text-faint">none</span>}
              {ports.map((port) => (
                <Text key={`${port.port} ${port.protocol}`} className="block break-words">
                  {portWords(port)}
                </Text>
              ))}
            </Facts>
            <Facts title="Endpoints">
              <span>{isDark ? "may not be listed" : endpointWords(service)}</span>
            </Facts>
            <Facts title="Selector">
              <Text className="block break-words font-mono text-code">{selectorWords(selector) || "none"}</Text>
            </Facts>
          </>
        )}
      </div>
      {notes.length > 0 && <NoteLines notes={notes} className="mt-2" />}
    </li>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0 text-[13px]">
      <h3 className="text-faint text-xs">{title}</h3>
      {children}
    </div>
  );
}
