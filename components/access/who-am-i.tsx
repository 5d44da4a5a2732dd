import type { ReactNode } from "react";
import type { AccessResponse } from "@/lib/protocol/access-response.ts";
import type { ClusterStatus } from "@/lib/protocol/cluster-status.ts";
import { switchedOffWords } from "../shell/switched-off-words.ts";
import { watchedWords } from "../shell/watched-words.ts";
import { Text } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Panel } from "../ui/panel.tsx";

const sourceWords = { lab: "the embedded lab", kubeconfig: "a context of the kubeconfig", "in-cluster": "the cluster it runs in" } as const;

/** Who the explorer is to which cluster, what of it is watched, and what is switched off, by whom. */
export function WhoAmI({ status, user }: { status: ClusterStatus; user: AccessResponse["user"] }) {
  const off = switchedOffWords(status.switchedOff);
  const name = user?.name ?? status.user;
  return (
    <Panel className="mt-4">
      <dl className="grid gap-x-6 gap-y-1.5 px-4 py-3 sm:grid-cols-[130px_minmax(0,1fr)]">
        <Fact title={status.source === "in-cluster" ? "Account" : "User"}>
          {name === undefined ? (
            <span className="text-soft">not told by the API server</span>
          ) : (
            <CopyText value={name} className="font-medium">
              <Text className="break-all">{name}</Text>
            </CopyText>
          )}
        </Fact>
        <Fact title="Groups">
          {user && user.groups.length > 0 ? <Text className="break-words">{user.groups.join(", ")}</Text> : <span>none told</span>}
        </Fact>
        <Fact title="Cluster">
          <Text className="break-all font-medium">{status.context}</Text> <span className="text-soft">{sourceWords[status.source]}</span>
        </Fact>
        <Fact title="Server">
          <Text className="break-all">{status.server}</Text>
          {status.version && <Text className="ml-2 text-soft">{`Kubernetes ${status.version.replace(/^v/, "")}`}</Text>}
        </Fact>
        <Fact title="Watched">{status.namespaces ? <Text>{watchedWords(status.namespaces)}</Text> : "the whole cluster"}</Fact>
        <Fact title="Switched off">
          {off ? (
            <>
              {off.what} <span className="text-soft">{off.why}</span>
            </>
          ) : (
            "nothing: the explorer acts as this user may"
          )}
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{title}</dt>
      <dd className="min-w-0 max-sm:mb-1.5">{children}</dd>
    </>
  );
}
