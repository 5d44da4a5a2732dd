"use client";
import { useElapsed } from "../live/use-age.ts";
import { useConnection, useTopic } from "../live/use-topic.ts";
import { Age } from "../ui/age.tsx";
import { connectionWords } from "./connection-words.ts";

/** How old what is shown is; nothing while it is live. */
export function AsOf() {
  const connection = useConnection();
  const { document: status } = useTopic("status");
  const { word, since, asOf } = connectionWords(connection, status);
  if (word === "Live" || word === "Connecting") return null;
  return (
    <span className="text-wait">
      {asOf !== undefined ? (
        <Age at={asOf} of="explorer" prefix="as of " suffix=" ago" />
      ) : typeof since === "number" ? (
        <Elapsed since={since} />
      ) : null}
    </span>
  );
}

function Elapsed({ since }: { since: number }) {
  return <>as of {useElapsed(since)} ago</>;
}
