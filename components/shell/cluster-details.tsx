"use client";
import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ClusterStatus } from "@/lib/protocol/cluster-status.ts";
import { say } from "../live/announce.ts";
import { Text } from "../text/text.tsx";
import { PageLink } from "../ui/page-link.tsx";
import { switchContext } from "./switch-context.ts";
import { switchedOffWords } from "./switched-off-words.ts";

const sourceWords = { lab: "the embedded lab", kubeconfig: "from the kubeconfig", "in-cluster": "the cluster it runs in" } as const;

/** What is known of the cluster, and the other ones that one may switch to. */
export function ClusterDetails({ status }: { status: ClusterStatus }) {
  const switchedOff = switchedOffWords(status.switchedOff);
  const isInside = status.source === "in-cluster";
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-[13px]">
        <Fact name="Source" value={sourceWords[status.source]} />
        <Fact name="Server" value={status.server} />
        {status.version && <Fact name="Kubernetes" value={status.version} />}
        {status.user && <Fact name={isInside ? "Account" : "User"} value={status.user} />}
        <Fact name="Namespaces" value={namespaceWords(status)} />
        {switchedOff ? <Fact name="Switched off" value={switchedOff.what} /> : <Fact name="Writes" value="as the user may" />}
      </dl>
      {switchedOff && <p className="text-[13px] text-soft">{switchedOff.why}</p>}
      {status.insecure && (
        <p className="text-fail">
          The server's certificate is not verified (insecure-skip-tls-verify): anybody between could pose as the cluster.
        </p>
      )}
      <p>
        <PageLink
          href="/access"
          onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
          className="rounded text-accent hover:underline"
        >
          What may be done here, and by which rule
        </PageLink>
      </p>
      {status.contexts.length > 1 && <Contexts status={status} />}
    </div>
  );
}

function namespaceWords({ namespaces, source }: ClusterStatus): string {
  if (namespaces === undefined) return "all";
  const [noun, these] = namespaces.length === 1 ? ["namespace", "this one"] : ["namespaces", "these"];
  return `only the ${noun} ${namespaces.join(", ")}: the explorer was ${source === "in-cluster" ? "installed" : "started"} for ${these}`;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 break-words">
        <Text>{value}</Text>
      </dd>
    </>
  );
}

function Contexts({ status }: { status: ClusterStatus }) {
  const router = useRouter();
  const [trouble, setTrouble] = useState<string>();
  const [going, setGoing] = useState<string>();
  const go = async (context: string, button: HTMLElement) => {
    setGoing(context);
    const problem = await switchContext(context);
    setGoing(undefined);
    setTrouble(problem);
    say(problem ?? `Now showing ${context}.`);
    if (problem !== undefined) return;
    // What was open is of the other cluster: the menu it was chosen in goes too.
    button.closest<HTMLElement>("[popover]")?.hidePopover();
    router.push("/");
  };
  return (
    <fieldset disabled={going !== undefined} className="border-line border-t pt-2.5">
      <legend className="sr-only">Contexts</legend>
      <ul>
        {status.contexts.map((context) => (
          <li key={context}>
            <button
              type="button"
              aria-pressed={context === status.context}
              disabled={context === status.context}
              onClick={({ currentTarget }) => void go(context, currentTarget)}
              className="flex min-h-8 w-full min-w-0 items-center gap-2 rounded-md px-2 text-left enabled:hover:bg-chip"
            >
              <Check aria-hidden="true" className={context === status.context ? "size-4 shrink-0" : "invisible size-4 shrink-0"} />
              <Text className="truncate">{context}</Text>
              {context === going && <span className="text-faint text-xs">connecting…</span>}
            </button>
          </li>
        ))}
      </ul>
      {trouble && (
        <p className="mt-2 text-fail" role="alert">
          <Text>{trouble}</Text>
        </p>
      )}
    </fieldset>
  );
}
