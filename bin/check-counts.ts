/** How many checks went which way. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a step without tests of its own counts as: one check. */
export function countStep(exitCode: number): Counts {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

/** The counts in a JSON report of Vitest; undefined: it wrote none. */
export function countUnitTests(report: string | undefined, exitCode: number): Counts {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = parseReport(report);
  return atLeastOneFailed({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }, exitCode);
}

/** The counts in a JSON report of Playwright; undefined: it wrote none. A test that passed when tried again has passed. */
export function countBrowserTests(report: string | undefined, exitCode: number): Counts {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = parseReport(report, "stats");
  return atLeastOneFailed({ passed: expected + flaky, failed: unexpected, skipped }, exitCode);
}

export function addCounts(all: readonly Counts[]): Counts {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  return sum;
}

/** The last line of `npm test`. */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

/** A file that cannot even be loaded, or a server that did not start, fails no test: the exit code knows better. */
function atLeastOneFailed(counts: Counts, exitCode: number): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function parseReport(report: string | undefined, part?: string): Partial<Record<string, number>> {
  if (report === undefined) return {};
  try {
    const parsed = JSON.parse(report);
    return (part === undefined ? parsed : parsed[part]) ?? {};
  } catch {
    return {};
  }
}
