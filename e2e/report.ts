import { existsSync, readFileSync } from "node:fs";
import type { FullConfig, FullResult, Reporter, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { fromRoot, inOneLine, noteEnded, noteRunning, ResultFile, seedOf } from "../src/cli/test/progress";
import type { Failure } from "../src/cli/test/suite";

/** Beyond the limit of a test: its fixtures (a site of its own) have limits of their own. */
const graceMs = 300_000;

/** What the page told its reader when a test failed: alerts, states and headings, from the tree that Playwright keeps. */
function pageOf({ attachments }: TestResult): string {
  const kept = attachments.find(({ name }) => name === "error-context")?.path;
  const tree = kept && existsSync(kept) ? (readFileSync(kept, "utf8").split("# Page snapshot")[1] ?? "") : "";
  const spoken = tree.split("\n").filter((line) => /^\s*- (alert|status|heading|dialog)\b.*[:"]/.test(line));
  return spoken
    .slice(0, 4)
    .map((line) => line.trim().replace(/^- | \[[^\]]*\]/g, ""))
    .join("; ");
}

const errorOf = (result: TestResult | undefined): string =>
  result?.error?.message ?? result?.error?.value ?? `ended as ${result?.status ?? "unknown"}`;

/** What went wrong, and what the page told its reader then. */
function seen(result: TestResult | undefined): string {
  const page = result ? pageOf(result) : "";
  return `${inOneLine(errorOf(result))}${page ? ` · on the page: ${page}` : ""}`.slice(0, 500);
}

function failureOf(test: TestCase, result: TestResult | undefined): Failure {
  const file = fromRoot(test.location.file);
  const { line } = test.location;
  const project = test.parent.project()?.name ?? "";
  return {
    suite: "e2e",
    file,
    line,
    name: `[${project}] ${test.titlePath().slice(3).join(" > ")}`,
    message: seen(result),
    seed: seedOf(errorOf(result)),
    rerun: `npm test -- e2e ${file.replace(/^e2e\//, "")}:${line} --project=${project}`,
  };
}

/** Writes what came of each journey for `npm test`, while the run goes on. */
export default class ReportFile implements Reporter {
  readonly #results = new ResultFile(process.env.LECTERN_TEST_REPORT);
  /** What came of the first try of tests that get a second one: it's what has to be understood, whether that passes or not. */
  readonly #first = new Map<string, TestResult>();
  #rootDir = "";

  onBegin(config: FullConfig): void {
    this.#rootDir = config.rootDir;
  }

  onTestBegin(test: TestCase, result: TestResult): void {
    noteRunning(`e2e-${result.parallelIndex}`, {
      file: test.location.file,
      name: failureOf(test, undefined).name,
      blockedAfterMs: test.timeout + graceMs,
    });
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    noteEnded(`e2e-${result.parallelIndex}`);
    const project = test.parent.project()?.name ?? "";
    this.#results.addTime(`${fromRoot(test.location.file)} [${project}]`, result.duration);
    const outcome = test.outcome();
    if (outcome === "skipped") {
      const reason = test.annotations.find(({ type }) => type === "skip" || type === "fixme")?.description;
      const name = `${fromRoot(test.location.file)}: ${failureOf(test, undefined).name}`;
      // A run that is being ended reports the rest as skipped too; those have no annotation.
      this.#results.result.skipped.push({ name, reason: reason ?? "the run was ended before it" });
    } else if (outcome === "expected") {
      this.#results.addPassed();
    } else if (outcome === "flaky") {
      this.#results.addFlaky(failureOf(test, this.#first.get(test.id)));
    } else if (result.retry < test.retries && result.status !== "interrupted") {
      this.#first.set(test.id, result);
    } else if (result.status !== "interrupted") {
      const first = this.#first.get(test.id);
      const failure = failureOf(test, result);
      // The second try may have failed for what the first one left behind.
      if (first) failure.message = `at the first try: ${seen(first)} — at the second: ${failure.message}`;
      this.#results.addFailure(failure);
    }
  }

  onError(error: TestError): void {
    const { file, line } = error.location ?? {};
    this.#results.addFailure({
      suite: "e2e",
      file: file ? fromRoot(file) : null,
      line: line ?? null,
      name: "an error outside of any test",
      message: inOneLine(error.message ?? error.value),
      seed: null,
      rerun: `npm test -- e2e${file?.startsWith(this.#rootDir) ? ` ${fromRoot(file).replace(/^e2e\//, "")}` : ""}`,
    });
  }

  onEnd(_result: FullResult): void {
    this.#results.write();
  }

  printsToStdio(): boolean {
    return false;
  }
}
