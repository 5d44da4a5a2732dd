"use client";
import Link from "next/link";
import { useTopic } from "../live/use-topic.ts";

export function FleetScreen() {
  const { document: fleet } = useTopic("fleet");
  return (
    <ul>
      {Object.entries(fleet?.sets ?? {}).map(([key, row]) => (
        <li key={key}>
          <Link href={`/statefulsets/${row.namespace}/${row.name}`}>{key}</Link>
        </li>
      ))}
    </ul>
  );
}
