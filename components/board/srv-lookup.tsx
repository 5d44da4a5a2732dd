"use client";
import { useEffect, useRef, useState } from "react";
import type { SrvResponse, SrvTargetView, SrvView } from "@/lib/protocol/srv-response.ts";
import { formatMilliseconds } from "../text/format-age.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { Pill } from "../ui/pill.tsx";
import { fetchSrv } from "./fetch-srv.ts";

type Asked = { answer: SrvResponse } | { trouble: string } | { isAsking: true };

/** A button that has the SRV records of the set's Service looked up, and what DNS said of them. Nothing is asked before somebody presses it. */
export function SrvLookup({ namespace, name }: { namespace: string; name: string }) {
  const [asked, setAsked] = useState<Asked>();
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const isAsking = asked !== undefined && "isAsking" in asked;
  const ask = () => {
    if (isAsking) return;
    abort.current = new AbortController();
    const { signal } = abort.current;
    setAsked({ isAsking: true });
    fetchSrv(namespace, name, signal).then(
      (answer) => signal.aborted || setAsked({ answer }),
      (error: unknown) => signal.aborted || setAsked({ trouble: (error as Error).message }),
    );
  };
  return (
    <div className="grid gap-1 text-xs">
      <Pill className="w-fit" onClick={ask} aria-disabled={isAsking}>
        Look up SRV
      </Pill>
      <div aria-live="polite" className="grid gap-1.5">
        {asked && "trouble" in asked && <Text className="break-words text-soft">{asked.trouble}</Text>}
        {asked && "answer" in asked && <Answer answer={asked.answer} />}
      </div>
    </div>
  );
}

function Answer({ answer: { service, lookups } }: { answer: SrvResponse }) {
  if (lookups.length === 0) {
    return (
      <p className="text-soft">
        Service <Text>{service}</Text> names none of its ports, and only named ones have SRV records.
      </p>
    );
  }
  return lookups.map((lookup) => <Lookup key={lookup.name} lookup={lookup} />);
}

function Lookup({ lookup: { name, at, ms, targets, absent, problem } }: { lookup: SrvView }) {
  const ttl = targets[0]?.ttl;
  return (
    <div className="min-w-0">
      <Text className="break-all font-mono">{name}</Text>
      {problem ? (
        <Text className="block break-words text-soft">{problem.message}</Text>
      ) : (
        <p className="text-soft">
          {targets.length === 1 ? "1 target" : `${targets.length} targets`}
          {ms !== undefined && ` in ${formatMilliseconds(ms)}`}
          {ttl !== undefined && `, TTL ${ttl} s`}
          <Age at={at} of="explorer" prefix=", " suffix=" ago" />
        </p>
      )}
      {targets.length > 0 && (
        <ul className="grid gap-0.5">
          {targets.map((target) => (
            <Target key={`${target.target} ${target.port}`} target={target} />
          ))}
        </ul>
      )}
      {absent.length > 0 && (
        <p className="text-soft">
          Ready, but no target: <Text className="break-words font-mono">{absent.join(", ")}</Text>
        </p>
      )}
    </div>
  );
}

function Target({ target: { target, port, priority, weight, pod } }: { target: SrvTargetView }) {
  return (
    <li className="min-w-0">
      <Text className="break-all font-mono">{`${pod ?? target}:${port}`}</Text>
      <span className="text-soft">
        {" "}
        priority {priority}, weight {weight}
        {pod === undefined && ", no pod of this set"}
      </span>
    </li>
  );
}
