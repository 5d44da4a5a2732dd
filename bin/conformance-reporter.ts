import { relative } from "node:path";
import type { Reporter, TestCase, TestModule } from "vitest/node";

/** `npm run conformance`: one line for every recording and check that was played, and, where something differs, every field that does. */
export class ConformanceReporter implements Reporter {
  #startedMs = 0;
  #passed = 0;
  #failed = 0;

  onTestRunStart(): void {
    this.#startedMs = performance.now();
  }

  onTestModuleEnd(module: TestModule): void {
    console.log(`\n${relative(process.cwd(), module.moduleId)}`);
    for (const error of module.errors()) this.#fail("could not be run", [error]);
    for (const test of module.children.allTests()) this.#tell(test);
  }

  onTestRunEnd(_: readonly TestModule[], errors: readonly { message: string }[]): void {
    for (const error of errors) this.#fail("the run itself", [error]);
    const seconds = ((performance.now() - this.#startedMs) / 1000).toFixed(1);
    console.log(`\n${this.#passed} passed, ${this.#failed} failed (${seconds} s)`);
  }

  #tell(test: TestCase): void {
    const result = test.result();
    if (result.state === "skipped" || result.state === "pending") return;
    // Noted by the tests (lib/lab/testing/note-played.ts).
    const { played = [] } = test.meta() as { played?: string[] };
    if (result.state === "failed") {
      this.#fail(test.fullName, result.errors);
      for (const line of played) console.log(`      as recorded: ${line}`);
      return;
    }
    this.#passed++;
    const [only, ...more] = played;
    const isShort = only !== undefined && more.length === 0;
    console.log(`  ✓ ${test.fullName}${isShort ? `: ${only}` : ""}`);
    if (!isShort) for (const line of played) console.log(`      ${line}`);
  }

  #fail(name: string, errors: readonly { message: string }[]): void {
    this.#failed++;
    console.log(`  ✗ ${name}`);
    for (const { message } of errors) for (const line of message.split("\n")) console.log(`      ${line}`);
  }
}
