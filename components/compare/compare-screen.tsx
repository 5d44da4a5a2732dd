"use client";
import dynamic from "next/dynamic";
import { Breadcrumbs } from "../shell/breadcrumbs.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";

// All of it is worked out in the browser: the server has nothing to draw.
const CompareBody = dynamic(() => import("./compare-body.tsx").then((module) => module.CompareBody), {
  ssr: false,
  loading: () => <SkeletonRows rows={4} rowClass="h-[160px]" label="Loading the comparison." />,
});

/** What each strategy would do to a set, beside each other. */
export function CompareScreen() {
  return (
    <>
      <Breadcrumbs trail={[{ title: "Compare" }]} />
      <CompareBody />
    </>
  );
}
