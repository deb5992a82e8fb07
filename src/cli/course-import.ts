import "@/server/small-memory";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { env } from "@/env/server";
import { emailKey } from "@/features/accounts/rules";
import type { NotCarried } from "@/features/interchange/course-document";
import { ImportError, importErrorOf, isImportError } from "@/features/interchange/import-error";
import { collectGarbage } from "@/features/interchange/server/collect-garbage";
import { makeFetchImage } from "@/features/interchange/server/fetch-image";
import type { ImportReport } from "@/features/interchange/server/import-course";
import { type OpenedCourse, openCourse } from "@/features/interchange/server/open-course";
import type { Db } from "@/server/db/client";
import { callerPath } from "./caller-path";
import { CommandError } from "./command-error";
import { counted } from "./counted";
import { runCommand } from "./run-command";

const usage =
  "Usage: npm run course:import -- PATH --instructor EMAIL [--into SLUG] [--publish] [--dry-run] [--json] (with --json: npm run -s)";

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        instructor: { type: "string" },
        into: { type: "string" },
        publish: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0 || values.instructor === undefined) throw new ImportError(usage);
    return { path: callerPath(path), ...values, instructor: values.instructor };
  } catch (error) {
    throw isImportError(error)
      ? error
      : new ImportError(`${error instanceof Error ? error.message : ""} ${usage}`.trim());
  }
}

async function findInstructor(db: Db, email: string): Promise<{ id: string; isAdmin: boolean }> {
  const known = await db.emailAddress.findFirst({
    where: { emailKey: emailKey(email), user: { isActive: true } },
    orderBy: { verifiedAt: { sort: "desc", nulls: "last" } },
    select: { user: { select: { id: true, role: true } } },
  });
  if (!known) throw new ImportError(`No account has the address ${email}. Check --instructor.`);
  const { id, role } = known.user;
  if (role === "STUDENT") throw new ImportError(`${email} isn't an instructor. Choose an instructor or an admin.`);
  return { id, isAdmin: role === "ADMIN" };
}

/** The database's libraries take a third of the memory an import may have: they are loaded when the course has been read. */
async function loadDatabase() {
  const [{ db }, { migrate }, { withDatabase }, { getStorage }, { keepCourse }] = await Promise.all([
    import("@/server/db/client"),
    import("@/server/db/migrations"),
    import("@/server/db/with-database"),
    import("@/server/storage/get-storage"),
    import("@/features/interchange/server/import-course"),
  ]);
  return { db, migrate, withDatabase, getStorage, keepCourse };
}

type Arguments = ReturnType<typeof readArguments>;

async function run(args: Arguments): Promise<ImportReport> {
  const { path, publish } = args;
  const stagingRoot = join(env.DATA_DIR, "staging");
  const opened = await openCourse({ path, publish, stagingRoot, fetchImage: makeFetchImage() });
  try {
    collectGarbage();
    return await keep(args, opened);
  } finally {
    await opened.close();
  }
}

async function keep({ instructor, into, publish, "dry-run": dryRun }: Arguments, opened: OpenedCourse) {
  const { db, migrate, withDatabase, getStorage, keepCourse } = await loadDatabase();
  return withDatabase(async (url) => {
    await migrate(url);
    const owner = await findInstructor(db, instructor);
    return keepCourse({ db, storage: getStorage(), now: () => new Date() }, { owner, into, publish, dryRun }, opened);
  });
}

const addressOf = ({ course }: ImportReport): string => `${env.APP_URL.replace(/\/$/, "")}/courses/${course.slug}`;

function forMachines(report: ImportReport): object {
  const { course, carried, notCarried, conflicts, notes } = report;
  return { course: { slug: course.slug, url: addressOf(report) }, carried, notCarried, conflicts, notes };
}

function forPeople(report: ImportReport, dryRun: boolean): string {
  const { modules, lessons, assessments, questions, files } = report.carried;
  const list = (title: string, entries: NotCarried[]) =>
    entries.length === 0
      ? []
      : ["", `${title} (${entries.length}):`, ...entries.map(({ where, what, why }) => `  ${where}  ${what}: ${why}`)];
  return [
    `${report.course.title}: ${counted(modules, "module")}, ${counted(lessons, "lesson")}, ${counted(assessments, "assessment")}, ${counted(questions, "question")}, ${counted(files, "file")}.`,
    dryRun ? `Dry run: nothing was saved. The course would be at ${addressOf(report)}` : addressOf(report),
    ...list("Not imported", report.notCarried),
    ...list("Kept as it is here", report.conflicts),
    ...report.notes.map((note) => `\n${note}`),
  ].join("\n");
}

function errorInWords({ file, line, message }: ImportError): string {
  const place = file === null ? "" : `${file}${line === null ? "" : `:${line}`}: `;
  return place + message;
}

await runCommand({ usage, options: "any" }, async (args) => {
  const json = args.includes("--json");
  try {
    const parsed = readArguments(args);
    const report = await run(parsed);
    console.log(json ? JSON.stringify(forMachines(report)) : forPeople(report, parsed["dry-run"]));
  } catch (error) {
    const known = importErrorOf(error);
    if (!json) throw known ? new CommandError([known, ...known.others].map(errorInWords).join("\n")) : error;
    if (!known) console.error(error);
    const { file, line } = known ?? { file: null, line: null };
    const message = known?.message ?? (error instanceof Error ? error.message : String(error));
    console.log(JSON.stringify({ error: { file, line, message } }));
    process.exitCode = 1;
  }
});
