import { describe, expect, it } from "vitest";
import { addCounts, countBrowserTests, countStep, countUnitTests, formatCounts } from "./check-counts.ts";

describe("counting", () => {
  it("counts a step without tests of its own as one", () => {
    expect(countStep(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countStep(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("reads Vitest's report", () => {
    const report = JSON.stringify({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 });
    expect(countUnitTests(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it("reads Playwright's report, where a test that passed when tried again has passed", () => {
    const report = JSON.stringify({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 3 } });
    expect(countBrowserTests(report, 1)).toEqual({ passed: 6, failed: 2, skipped: 3 });
  });

  it.each([undefined, "", "{", "{}", '{"numPassedTests":3}'])(
    "counts a failure when a run failed although its report %j names none",
    (report) => {
      expect(countUnitTests(report, 1).failed).toBe(1);
      expect(countBrowserTests(report, 1).failed).toBe(1);
    },
  );

  it("ends with the line that is promised", () => {
    expect(formatCounts(addCounts([countStep(0), countStep(0), countStep(1)]))).toBe("2 passed, 1 failed");
    expect(formatCounts({ passed: 1, failed: 0, skipped: 4 })).toBe("1 passed, 0 failed, 4 skipped");
  });
});
