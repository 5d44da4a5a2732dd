import type { Reporter, TestCase, TestError } from "@playwright/test/reporter";

/**
 * Ends a run with the line `N passed, N failed`, as `npm test` does. A test that passed when tried again has passed. What a test measured (an
 * annotation of that type) is printed, whether it held or not.
 */
// biome-ignore lint/style/noDefaultExport: Playwright loads a reporter by its default export.
export default class CountReporter implements Reporter {
  readonly #tests = new Map<string, TestCase>();
  #failedOutsideTests = 0;

  onTestEnd(test: TestCase): void {
    this.#tests.set(test.id, test);
    for (const { type, description } of test.annotations) if (type === "measured") console.log(`      measured: ${description}`);
  }

  onError(_error: TestError): void {
    this.#failedOutsideTests = 1;
  }

  onEnd(): void {
    const outcomes = [...this.#tests.values()].map((test) => test.outcome());
    const skipped = outcomes.filter((outcome) => outcome === "skipped").length;
    const failed = outcomes.filter((outcome) => outcome === "unexpected").length;
    const passed = outcomes.length - skipped - failed;
    console.log(`\n${passed} passed, ${failed || this.#failedOutsideTests} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
