import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "../command-error";
import { nodeTool, runTool } from "../test/suite";
import { readTimeBounds } from "../test/time-bounds";
import { figure, printFigure, type Verdict } from "./figure";

const config = ["--config", ".config/vitest.ts", "--no-file-parallelism", "--reporter", "dot"];

/** Tests that measure what is promised to end within some time. */
const findFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:test|spec)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .filter((path) => /from "[^"]*\/testing\/within"/.test(readFileSync(path, "utf8")));

/** What kills cost is measured by `npm run test:kill`. */
const inBrowser = () => findFiles("e2e/specs").filter((path) => !path.includes("/durability/"));

/**
 * Runs the tests whose work is promised to end within some time, one file after the other and then those in a browser, and measures
 * that work.
 * @throws CommandError if one of them fails, or measured nothing.
 */
export async function measureTimeBounds(): Promise<Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bounds-"));
  const file = join(folder, "bounds.jsonl");
  try {
    const commands = [
      nodeTool("vitest/vitest.mjs", "run", ...config, ...findFiles("src")),
      [process.execPath, "src/cli/bootstrap.mjs", "test", "e2e", ...inBrowser()] as const,
    ];
    for (const command of commands) {
      const { code } = await runTool(command, { env: { TIME_BOUNDS: file }, quiet: true });
      if (code !== 0 || !existsSync(file)) throw new CommandError("The tests with time limits didn't pass.");
    }
    return readTimeBounds(file).map(({ what, mostMilliseconds, milliseconds }) => {
      printFigure(figure(`${what}, against the longest allowed`, "milliseconds", milliseconds, mostMilliseconds));
      return { what: `${what}: less than ${mostMilliseconds} ms`, isKept: milliseconds < mostMilliseconds };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
