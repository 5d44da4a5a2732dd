import type { Note } from "../note.ts";
import type { Service } from "../objects/service.ts";
import { hasLabels } from "../selector.ts";
import type { ServiceSurroundings } from "./network-input.ts";
import type { NetworkPort, NetworkService } from "./network-view.ts";

interface Judged extends ServiceSurroundings {
  ports: readonly NetworkPort[];
  endpoints: NonNullable<NetworkService["endpoints"]>;
  isGoverning: boolean;
  headless: boolean;
}

/** What is wrong with a Service of the set, and what comes of it. */
export function serviceNotes(service: Service, judged: Judged): Note[] {
  return [
    ...(judged.isGoverning ? governingNotes(service, judged) : []),
    ...foreignNotes(judged),
    ...portNotes(judged),
    ...endpointNotes(service, judged),
    ...notReadyNotes(service, judged),
  ];
}

/** As the giver of the pods' names. */
function governingNotes({ selector = {}, type, clusterIP }: Service, { set, headless }: Judged): Note[] {
  const keys = Object.keys(selector);
  const notes: Note[] = [];
  if (keys.length === 0) {
    const message =
      "It has no selector, so it has no endpoints of these pods and gives them no names. Give it the pods' labels as its selector.";
    notes.push({ code: "no-selector", tone: "fail", message });
  } else if (!hasLabels(set.templateLabels, selector)) {
    const differing = keys.filter((key) => !hasLabels(set.templateLabels, { [key]: selector[key] ?? "" }));
    const pairs = differing.map((key) => `${key}=${selector[key]}`).join(", ");
    notes.push({
      code: "selects-others",
      tone: "fail",
      message: `It does not select these pods, so they have no names: their template has no label ${pairs}.`,
    });
  }
  if (!headless && type !== "ExternalName") {
    const message = `It is not headless: its own name leads to ${clusterIP ?? "its address"}, not to the pods, and its SRV records name the Service. A name for each pod is only promised under a headless one. clusterIP cannot be changed; make another Service beside it.`;
    notes.push({ code: "not-headless", tone: "wait", message });
  }
  return notes;
}

function foreignNotes({ foreign, headless }: Judged): Note[] {
  if (foreign === 0) return [];
  const [pods, addresses] = foreign === 1 ? ["1 pod that is", "its address is"] : [`${foreign} pods that are`, "their addresses are"];
  const message = `It leads also to ${pods} not of this set${headless ? `, and ${addresses} in its answers` : ""}. Narrow its selector if that is not meant.`;
  return [{ code: "foreign-pods", tone: "wait", message }];
}

/** A port whose name no container has drops out of the slices: nobody is led there. */
function portNotes({ ports }: Judged): Note[] {
  return ports
    .filter(({ targetPort, resolved }) => typeof targetPort === "string" && resolved === undefined)
    .map(({ port, targetPort }) => ({
      code: `port-${port}`,
      tone: "fail",
      message: `Port ${port} leads to the port named ${targetPort}, which no container of the template has: it drops out of the EndpointSlices and has no SRV records.`,
    }));
}

function endpointNotes(_service: Service, { endpoints, pods, dark, headless }: Judged): Note[] {
  if (dark.endpoints || pods.size === 0 || endpoints.ready > 0) return [];
  const what = headless ? "its name is not known in DNS (NXDOMAIN)" : "its address answers nobody";
  return [{ code: "no-endpoints", tone: "wait", message: `None of its endpoints is ready: ${what}.` }];
}

function notReadyNotes({ publishNotReadyAddresses, type }: Service, { headless }: Judged): Note[] {
  if (!publishNotReadyAddresses) return [];
  if (headless) {
    const message =
      "It publishes pods that are not ready: peers find one another before they are, and clients that use this name meet them too.";
    return [{ code: "publishes-not-ready", tone: "info", message }];
  }
  const message = `It publishes pods that are not ready, and as a Service of type ${type} it leads clients to them. Give clients a Service without publishNotReadyAddresses.`;
  return [{ code: "publishes-not-ready", tone: "wait", message }];
}
