import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Failure, SuiteResult } from "./suite";

/** What a run writes about itself; made again by each. */
export const resultsFolder = resolve("test-results");
const runningFolder = join(resultsFolder, "running");
/** A line for each failure as soon as it is known, for whoever has to end the run in the middle. */
const failuresFile = join(resultsFolder, "failures.txt");

/** A test that has started and not ended, or a file of tests that is being loaded. */
export type Running = {
  file: string;
  name: string;
  startedAt: number;
  /** After so long it can only be that its process no longer does anything else. */
  blockedAfterMs: number;
};

/** Photographs stay: they are taken before a change and compared after it, with builds and tests in between. */
export function clearResults(): void {
  for (const name of existsSync(resultsFolder) ? readdirSync(resultsFolder) : [])
    if (name !== "pictures") rmSync(join(resultsFolder, name), { recursive: true, force: true });
  mkdirSync(runningFolder, { recursive: true });
}

/** `key` names who is at work: one process does one test at a time. Synchronous, so that it is true even if the test blocks. */
export function noteRunning(key: string, running: Omit<Running, "startedAt">): void {
  mkdirSync(runningFolder, { recursive: true });
  const file = fromRoot(running.file);
  writeFileSync(join(runningFolder, `${key}.json`), JSON.stringify({ ...running, file, startedAt: Date.now() }));
}

export const noteEnded = (key: string) => rmSync(join(runningFolder, `${key}.json`), { force: true });

export function listRunning(): Running[] {
  if (!existsSync(runningFolder)) return [];
  return readdirSync(runningFolder).flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(join(runningFolder, name), "utf8")) as Running];
    } catch {
      // It ends at this moment.
      return [];
    }
  });
}

export const isBlocked = ({ startedAt, blockedAfterMs }: Running) => Date.now() - startedAt > blockedAfterMs;

export const fromRoot = (path: string) => relative(process.cwd(), path).replaceAll("\\", "/") || path;

const mostCharacters = 300;

/** Lines of a comparison that hold a value: neither its heading with the counts nor a bracket alone. */
const comparedValue = /^[-+]\s+(?!Expected\b|Received\b)(?=.*[\p{L}\p{N}])(?!(Array|Object) [[{][\]}]?$)/u;

/** A tool's message in one line: what was expected and what came, without colors and without the code around it. */
export function inOneLine(message = ""): string {
  const [first = "", ...rest] = stripVTControlCharacters(message).trim().split("\n");
  const facts = rest.filter(
    (line) =>
      /^\s*(Locator|Expected|Received|Counterexample|Got|Caused by|Error)\b/.test(line) || comparedValue.test(line),
  );
  return [first, ...facts.slice(0, 4)]
    .map((line) => line.trim().replace(/\s+/g, " "))
    .join(" · ")
    .slice(0, mostCharacters);
}

/** The seed that fast-check names in the message of a property that failed. */
export function seedOf(message = ""): number | null {
  const seed = /\bseed: (-?\d+)/.exec(message)?.[1];
  return seed === undefined ? null : Number(seed);
}

/** Collects what a reporter sees and keeps it on the disk, so that it is known whenever the run ends. */
export class ResultFile {
  readonly result: SuiteResult = { passed: 0, failures: [], flaky: [], skipped: [], seconds: {} };
  #writtenAt = 0;

  constructor(readonly path: string | undefined) {}

  addPassed(): void {
    this.result.passed += 1;
    if (Date.now() - this.#writtenAt > 1_000) this.write();
  }

  addFailure(failure: Failure): void {
    this.result.failures.push(failure);
    mkdirSync(resultsFolder, { recursive: true });
    appendFileSync(failuresFile, `${describeFailure(failure)}\n`);
    this.write();
  }

  /** Passed, but only at its second try. */
  addFlaky(failure: Failure): void {
    this.result.passed += 1;
    this.result.flaky.push(failure);
    this.write();
  }

  /** `name`: of a file of tests, or of a part of it; what it took before is added to. */
  addTime(name: string, milliseconds: number): void {
    const { seconds } = this.result;
    seconds[name] = Math.round((seconds[name] ?? 0) * 10 + milliseconds / 100) / 10;
  }

  write(): void {
    this.#writtenAt = Date.now();
    if (this.path) writeFileSync(this.path, JSON.stringify(this.result));
  }
}

export const describeFailure = ({ suite, file, line, name, message }: Failure) =>
  `${suite}: ${file ? `${file}${line ? `:${line}` : ""} > ` : ""}${name} — ${message}`;

/** What a reporter has written so far; null if it has written nothing. */
export function readResult(path: string): SuiteResult | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as SuiteResult;
  } catch {
    return null;
  }
}
