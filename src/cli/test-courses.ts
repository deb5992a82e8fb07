import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { buildSuite, endToEndSuite } from "./test/end-to-end";
import { sanitizeEnvironment } from "./test/environment";
import { runTests } from "./test/run-tests";
import { vitestSuite } from "./test/vitest-suite";

const noCourses = "There are no sample courses. Set TEST_DATA to the folder that holds them.";

/**
 * Takes a learner through every course of TEST_DATA at both widths, from the file to the certificate, with axe on every page, and compares
 * to the byte what an edited and an exported course keep. `npm test` leaves out the long ones.
 */
async function testCourses(): Promise<void> {
  sanitizeEnvironment();
  const { TEST_DATA: folder } = process.env;
  if (!folder || !existsSync(join(folder, "olx"))) throw new CommandError(noCourses);
  process.env.EVERY_COURSE = "1";
  const bytes = vitestSuite("db", ["db"], ["interchange/server/round-trip", "interchange/server/edited-lessons"]);
  if ((await runTests([bytes, buildSuite, endToEndSuite(["specs/main-job"])])) > 0) process.exitCode = 1;
}

await runCommand({ usage: "Usage: npm run test:courses" }, testCourses);
