import type { Board } from "../statefulset/board/board.ts";
import type { FleetRow } from "../statefulset/board/fleet.ts";
import { fleetRow } from "../statefulset/board/fleet-row.ts";

/** Rows of the fleet that are up to date, by `namespace/name`; a set that is not here is joined anew when the fleet is next asked for. */
export class FleetRows {
  readonly #rows = new Map<string, FleetRow>();

  /** The rows of all these sets; `join` makes the board of one that changed since, or undefined when it has gone meanwhile. */
  all(
    sets: Iterable<{ namespace: string; name: string }>,
    join: (key: string, namespace: string, name: string) => Board | undefined,
  ): Record<string, FleetRow> {
    const rows: Record<string, FleetRow> = {};
    for (const { namespace, name } of sets) {
      const key = `${namespace}/${name}`;
      const row = this.#rows.get(key) ?? this.#make(key, join(key, namespace, name));
      if (row) rows[key] = row;
    }
    return rows;
  }

  /** The set changed, or what its row shows. */
  delete(key: string): void {
    this.#rows.delete(key);
  }

  clear(): void {
    this.#rows.clear();
  }

  #make(key: string, board: Board | undefined): FleetRow | undefined {
    if (!board) return undefined;
    const row = fleetRow(board);
    this.#rows.set(key, row);
    return row;
  }
}
