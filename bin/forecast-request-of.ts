import { InvalidArgumentError } from "commander";
import { AppError } from "../lib/errors.ts";
import { forecastBody } from "../lib/protocol/forecast-body.ts";
import type { ForecastRequest } from "../lib/simulation/forecast-request.ts";
import { laneFromText } from "../lib/simulation/lane-from-text.ts";
import { setFromYaml } from "../lib/simulation/set-from-yaml.ts";
import { type ForecastOptions, parseTime } from "./forecast-command.ts";

/** The request that the options ask for, held to the same schema as one that comes by HTTP. `yaml`: what the file says. Throws AppError: one sentence. */
export function forecastRequestOf(options: ForecastOptions, yaml: string | undefined): ForecastRequest {
  const { name, replicas, strategy, release, gate = {}, seed } = options;
  const written = yaml === undefined ? { replicas: 3 } : setFromYaml(yaml).set;
  const set = {
    ...written,
    ...(name !== undefined && { name }),
    ...(replicas !== undefined && { replicas }),
    ...(!options.probe && { hasReadinessProbe: false }),
  };
  const policy = "podManagementPolicy" in written ? written.podManagementPolicy : "OrderedReady";
  const parsed = forecastBody.safeParse({
    set,
    change: { template: options.template, ...(options.scaleTo !== undefined && { replicas: options.scaleTo }) },
    ...(strategy && { lanes: strategy.map((text) => laneFromText(text, policy)) }),
    pod: timesOf(options),
    revision: revisionOf(options),
    person: personOf(options),
    ...(release !== undefined && { release }),
    gates: gate,
    seed,
  });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new AppError("invalid", `This cannot be forecast. ${faults.join("; ")}.`);
}

function timesOf({ start, ready, stop, spread: spreadMs }: ForecastOptions): object {
  const given = { start, ready, stop };
  const usual = { start: 4000, ready: 6000, stop: 5000 };
  const names = ["start", "ready", "stop"] as const;
  // A spread is meant for all of them, so that none is left to its default.
  const said = names.filter((one) => given[one] !== undefined || spreadMs > 0);
  return Object.fromEntries(said.map((one) => [one, { ms: given[one] ?? usual[one], spreadMs }]));
}

function revisionOf({ revision, probe }: ForecastOptions): object {
  const [kind = "", value, more] = revision.split("=");
  if (more === undefined && (value === undefined || ["slow", "crash-loop", "ready-then-fails"].includes(kind))) {
    if (kind === "slow") return { kind, factor: value === undefined ? 2 : Number(value) };
    if (kind === "crash-loop") return { kind, hasReadinessProbe: probe, ...(value !== undefined && { runsMs: timeOf(value) }) };
    if (kind === "ready-then-fails") return { kind, ...(value !== undefined && { afterMs: timeOf(value) }) };
    if (kind === "works" || kind === "never-ready") return { kind };
  }
  throw new AppError(
    "invalid",
    `The revision "${revision.slice(0, 60)}" is not known: it is works, slow=2, never-ready, crash-loop=1s or ready-then-fails=10s.`,
  );
}

function personOf({ goBack, deleteStuck, lowerPartition, deletePods, pause: pauseMs }: ForecastOptions): object {
  const order = deletePods !== undefined && /^\d{1,7}(,\d{1,7})*$/.test(deletePods) ? deletePods.split(",").map(Number) : deletePods;
  return {
    ...(goBack !== undefined && { goesBackAfterMs: goBack }),
    ...(deleteStuck !== undefined && { deletesStuckAfterMs: deleteStuck }),
    ...(lowerPartition !== undefined && { lowersPartition: { by: lowerPartition, pauseMs } }),
    ...(order !== undefined && { deletesPods: { order, pauseMs } }),
  };
}

function timeOf(text: string): number {
  try {
    return parseTime(text);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new AppError("invalid", `The time "${text.slice(0, 60)}" is not right. ${error.message}`);
  }
}
