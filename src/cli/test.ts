import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { reachOfChanges } from "./test/changed";
import { checksSuite } from "./test/checks";
import { buildSuite, endToEndSuite } from "./test/end-to-end";
import { sanitizeEnvironment } from "./test/environment";
import { runTests } from "./test/run-tests";
import type { Suite } from "./test/suite";
import { relatedSuite, vitestSuite } from "./test/vitest-suite";

const usage =
  "Usage: npm test [-- checks | unit [PATTERN...] | db [PATTERN...] | build | e2e [PATTERN...] | changed [COMMIT]]";

const allSuites = [checksSuite, vitestSuite("unit and db", ["unit", "db"], []), buildSuite, endToEndSuite([])];

async function suitesForChanges(since?: string): Promise<Suite[]> {
  const { everything, sources, specs } = await reachOfChanges(since);
  if (everything) return allSuites;
  return [
    checksSuite,
    ...(sources.length > 0 ? [relatedSuite(sources)] : []),
    ...(specs.length > 0 ? [buildSuite, endToEndSuite(specs)] : []),
  ];
}

/** How many words may follow the name of a suite; any number unless it says so. */
const mostWords: Record<string, number> = { checks: 0, build: 0, changed: 1 };

async function chooseSuites([subset, ...patterns]: readonly string[]): Promise<Suite[]> {
  if (subset !== undefined && patterns.length > (mostWords[subset] ?? Number.POSITIVE_INFINITY))
    throw new CommandError(usage);
  switch (subset) {
    case undefined:
      return allSuites;
    case "changed":
      return suitesForChanges(...patterns);
    case "checks":
      return [checksSuite];
    case "unit":
    case "db":
      return [vitestSuite(subset, [subset], patterns)];
    case "build":
      return [buildSuite];
    case "e2e":
      return [buildSuite, endToEndSuite(patterns)];
    default:
      throw new CommandError(usage);
  }
}

await runCommand({ usage, options: "any" }, async (args) => {
  sanitizeEnvironment();
  if ((await runTests(await chooseSuites(args))) > 0) process.exitCode = 1;
});
