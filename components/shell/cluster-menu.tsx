"use client";
import dynamic from "next/dynamic";
import { useTopic } from "../live/use-topic.ts";
import { Text } from "../text/text.tsx";
import { Popover } from "../ui/popover.tsx";

const ClusterDetails = dynamic(() => import("./cluster-details.tsx").then((module) => module.ClusterDetails), { ssr: false });

/** Which cluster the page shows, and the way to another. */
export function ClusterMenu() {
  const { document: status } = useTopic("status");
  if (!status) return <span className="skeleton h-7 w-40" />;
  const face = (
    <>
      <span className="sr-only">Cluster</span>
      <Text className="min-w-0 truncate font-medium text-ink">{status.context}</Text>
      {status.version && <Text className="max-md:hidden">{`Kubernetes ${status.version.replace(/^v/, "")}`}</Text>}
      {status.insecure && <span className="font-medium text-fail">TLS not verified</span>}
      {status.readOnly && <span className="max-sm:hidden">read-only</span>}
    </>
  );
  return (
    <Popover label="Cluster" face={face} side="left">
      <ClusterDetails status={status} />
    </Popover>
  );
}
