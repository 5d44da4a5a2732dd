import type { ReactNode } from "react";
import { Text } from "../text/text.tsx";
import type { LabDocument } from "./lab-requests.ts";

/** How the lab stands: its time, how fast that runs, where its node ports are open. */
export function LabFacts({ lab }: { lab: LabDocument }) {
  return (
    <>
      <Fact>
        Time <b className="font-medium text-ink">{lab.time.replace("T", " ")}</b> UTC
      </Fact>
      <Fact>
        Speed <b className="font-medium text-ink">{lab.speed}×</b>
      </Fact>
      {lab.nodePorts.map(({ service, nodePort, localPort }) => (
        <Fact key={nodePort}>
          Node port {nodePort} of <Text className="font-medium text-ink">{service}</Text> at{" "}
          <span className="font-mono text-code">127.0.0.1:{localPort}</span>
        </Fact>
      ))}
    </>
  );
}

function Fact({ children }: { children: ReactNode }) {
  return <span>{children}</span>;
}
