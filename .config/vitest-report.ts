import { stripVTControlCharacters } from "node:util";
import type { Reporter, SerializedError, TestCase, TestModule } from "vitest/node";
import { fromRoot, inOneLine, ResultFile, seedOf } from "../src/cli/test/progress";
import type { Failure } from "../src/cli/test/suite";

type Thrown = Pick<SerializedError, "message" | "stacks"> & { diff?: string | undefined };

const quoted = (name: string) => `'${name.replaceAll("'", "'\\''")}'`;

function factsOf(error: Thrown | undefined, file: string) {
  const message = stripVTControlCharacters(error?.message ?? "no message");
  const frame = error?.stacks?.find((stack) => fromRoot(stack.file) === file);
  return { message: inOneLine(`${message}\n${error?.diff ?? ""}`), seed: seedOf(message), line: frame?.line ?? null };
}

function failureOf(module: TestModule, name: string, error: Thrown | undefined): Failure {
  const file = module.relativeModuleId;
  const suite = module.project.name.replace(/-.*/, "");
  const facts = factsOf(error, file);
  const seed = facts.seed === null ? "" : `PROPERTY_SEED=${facts.seed} `;
  const rerun = `${seed}npm test -- ${suite} ${file}${name ? ` -t ${quoted(name)}` : ""}`;
  return { suite, file, name: name || "the file", ...facts, rerun };
}

/** Writes what came of each test for `npm test`, while the run goes on. */
export default class ReportFile implements Reporter {
  readonly #results = new ResultFile(process.env.LECTERN_TEST_REPORT);

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state === "passed") this.#results.addPassed();
    if (result.state === "failed") {
      this.#results.addFailure(failureOf(test.module, test.fullName.replaceAll(" > ", " "), result.errors[0]));
    }
    if (result.state === "skipped") {
      const name = `${test.module.relativeModuleId}: ${test.fullName}`;
      this.#results.result.skipped.push({ name, reason: result.note ?? "" });
    }
  }

  onTestModuleEnd(module: TestModule): void {
    const { collectDuration, setupDuration, duration } = module.diagnostic();
    this.#results.addTime(module.relativeModuleId, collectDuration + setupDuration + duration);
    // Of files that could not be loaded, and of hooks.
    const errors: Thrown[] = [...module.errors()];
    for (const suite of module.children.allSuites()) errors.push(...suite.errors());
    for (const error of errors) this.#results.addFailure(failureOf(module, "", error));
    const isEmpty = [...module.children.allTests()].length === 0;
    if (errors.length === 0 && isEmpty && !module.ok()) this.#results.addFailure(failureOf(module, "", undefined));
  }

  onTestRunEnd(_modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<SerializedError>): void {
    for (const error of errors) {
      const file = error.stacks?.[0]?.file ?? null;
      this.#results.addFailure({
        suite: "unit and db",
        file: file && fromRoot(file),
        line: error.stacks?.[0]?.line ?? null,
        name: "an error that no test caught",
        message: inOneLine(error.message),
        seed: null,
        rerun: file ? `npm test -- db ${fromRoot(file)}` : "npm test -- db",
      });
    }
    this.#results.write();
  }
}
