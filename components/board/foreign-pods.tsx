import type { Board, ForeignPod } from "@/lib/statefulset/board/board.ts";
import { Name, Text } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { foreignPodSentences } from "./foreign-pod-words.ts";

/** At most so many foreign pods are listed; the sentences count all. */
const listedMax = 50;

/** Pods that look like the set's, or get its traffic, and belong to somebody else. */
export function ForeignPods({ board }: { board: Board }) {
  const pods = Object.values(board.foreignPods);
  return (
    <Panel className="mt-3.5">
      <section aria-labelledby="foreign-pods" className="px-4 py-3.5">
        <h2 id="foreign-pods" className="font-semibold">
          Pods of others
        </h2>
        {foreignPodSentences(pods).map((sentence) => (
          <Text key={sentence} className="block text-soft">
            {sentence}
          </Text>
        ))}
        <ul className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
          {pods.slice(0, listedMax).map((pod) => (
            <Foreign key={pod.uid} pod={pod} />
          ))}
        </ul>
        {pods.length > listedMax && <p className="mt-1 text-faint text-xs">and {pods.length - listedMax} more</p>}
      </section>
    </Panel>
  );
}

function Foreign({ pod }: { pod: ForeignPod }) {
  return (
    <li className="flex min-w-0 items-center gap-2 font-mono text-code">
      <CopyText value={pod.name}>
        <Name>{pod.name}</Name>
      </CopyText>
      <span className="shrink-0 text-faint text-xs">
        {pod.ip && <Text>{`${pod.ip} · `}</Text>}
        {pod.ready ? "ready" : "not ready"}
      </span>
    </li>
  );
}
