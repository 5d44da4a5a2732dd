/** What the checks before a run found, in sentences. */
export interface Found {
  forbids: string[];
  unknowns: string[];
  notes: string[];
}
