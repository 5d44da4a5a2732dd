import type { ClusterEvent } from "../../statefulset/objects/event.ts";
import type { Meta } from "../../statefulset/objects/meta.ts";
import { intern, internText } from "./intern.ts";
import { toNumber, toRaw, toRecord, toText } from "./raw.ts";

const messageMax = 1_024;

/**
 * An Event of core/v1 in either form: the old one counts (count, firstTimestamp, lastTimestamp, source), the new one has a series
 * (eventTime, series.count, series.lastObservedTime, reportingComponent). Mirrors kubectl's printEvent.
 */
export function projectEvent(meta: Meta, raw: unknown): ClusterEvent {
  const event = toRaw(raw);
  const series = toRaw(event.series);
  const about = toRaw(event.involvedObject);
  const firstAt = toText(event.firstTimestamp) ?? toText(event.eventTime) ?? meta.createdAt;
  return toRecord({
    ...meta,
    type: intern(toText(event.type) ?? "Normal"),
    reason: intern(toText(event.reason) ?? ""),
    message: (toText(event.message) ?? "").slice(0, messageMax),
    count: toNumber(series.count) ?? toNumber(event.count) ?? 1,
    firstAt: intern(firstAt),
    lastAt: intern(toText(series.lastObservedTime) ?? toText(event.lastTimestamp) ?? firstAt),
    source: intern(toText(event.reportingComponent) ?? toText(toRaw(event.source).component) ?? ""),
    about: toRecord({
      kind: intern(toText(about.kind) ?? ""),
      name: intern(toText(about.name) ?? ""),
      namespace: intern(toText(about.namespace) ?? ""),
      uid: internText(toText(about.uid)),
      fieldPath: internText(toText(about.fieldPath)),
    }),
  });
}
