"use client";
import clsx from "clsx";
import { namespacesOf } from "../fleet/namespaces-of.ts";
import { useTopic } from "../live/use-topic.ts";
import { visibleText } from "../text/visible-text.ts";
import { pillClass } from "../ui/pill-class.ts";
import { changeQuery, useQuery } from "./query.ts";

/** Shows one namespace's sets only. Offers the namespaces that have sets, and the one that the URL names. */
export function NamespaceFilter() {
  const { document: fleet } = useTopic("fleet");
  const chosen = useQuery().get("namespace") ?? "";
  const known = namespacesOf(Object.values(fleet?.sets ?? {}));
  const namespaces = chosen === "" || known.includes(chosen) ? known : [chosen, ...known];
  return (
    <label className={clsx(pillClass, "min-w-0 focus-within:border-accent")}>
      <span className="max-md:sr-only">namespace</span>
      <select
        value={chosen}
        onChange={(event) => changeQuery({ namespace: event.target.value })}
        className="h-full max-w-44 min-w-0 cursor-pointer bg-panel font-medium text-ink"
      >
        <option value="">all</option>
        {namespaces.map((namespace) => (
          <option key={namespace} value={namespace}>
            {visibleText(namespace)}
          </option>
        ))}
      </select>
    </label>
  );
}
