import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setVariable } from "@/env/server";
import { closePool } from "@/server/db/pool";
import { measureAvailability } from "./bench/availability";
import { startBareServer, startEmptyPage } from "./bench/baselines";
import { figure, printFigure, say, type Verdict } from "./bench/figure";
import { findBenchCourse, openAttempt, spreadLearners } from "./bench/fixtures";
import { measureFreshness } from "./bench/freshness";
import { growSite } from "./bench/grow-site";
import { mostStatements } from "./bench/page-budgets";
import { preparePeople } from "./bench/prepare-people";
import { measureSavedAnswers } from "./bench/saved-answers";
import { runScale } from "./bench/scale/run-scale";
import { measureScripts } from "./bench/scripts";
import { countStatements, judgeStatements, listJourney } from "./bench/statements";
import { listTargets } from "./bench/targets";
import { figuresOf, fullPlan, judgeSpeed, measureTarget, type Plan, peopleFor, shortPlan } from "./bench/throughput";
import { measureTimeBounds } from "./bench/time-bounds";
import { mutate, signIn } from "./bench/visitor";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { readLearners } from "./scale/size";
import { buildSite, isBuilt } from "./site/build-site";
import { stopTools } from "./test/end-run";
import { sanitizeEnvironment } from "./test/environment";
import { currentBuild, ownBuild, startOwnSite } from "./test/own-site";

const usage = "Usage: npm run bench [-- --short | --scale [N]]";
const demoPassword = "lectern-demo";
/** Each with a running attempt of their own, so that as many connections answer side by side. */
const learners = 32;
const growth = 20;

function readPlan(args: readonly string[]): { plan: Plan; isShort: boolean } {
  if (args.some((argument) => argument !== "--short")) throw new CommandError(usage);
  const isShort = args.length > 0;
  return { plan: isShort ? shortPlan : fullPlan, isShort };
}

async function prepare(url: string, plan: Plan) {
  const course = await findBenchCourse();
  const people = await preparePeople(url, learners + 2 + peopleFor(plan));
  const attempts = await Promise.all(people.splice(0, 2).map((learner) => openAttempt(learner, course)));
  const [running, ended] = attempts;
  if (!running || !ended) throw new CommandError("Couldn't start the attempts.");
  const student = await signIn(url, "student@demo.test", demoPassword);
  await mutate(student, "enrollment.enroll", { slug: course.slug });
  const instructor = await signIn(url, "instructor@demo.test", demoPassword);
  const answering = [];
  for (const learner of people.splice(0, learners)) answering.push(await openAttempt(learner, course));
  await spreadLearners(
    answering.map(({ learner }) => learner),
    course,
  );
  await growSite(1, "DRAFT");
  const journey = await listJourney({ url, course, student, instructor, attempts: [running, ended] });
  return { course, journey, student, instructor, targets: listTargets({ url, course, answering, newcomers: people }) };
}

async function measure(url: string, { plan, isShort }: ReturnType<typeof readPlan>): Promise<Verdict[]> {
  const { course, journey, student, instructor, targets } = await prepare(url, plan);
  const small = await countStatements(journey);
  await growSite(growth, "LIVE");
  const large = await countStatements(journey);
  for (const [name, count] of large)
    printFigure(figure(`${name}: statements, against the most allowed`, "statements", count, mostStatements));
  const verdicts: Verdict[] = judgeStatements(small, large);
  const emptyPage = await startEmptyPage();
  const bare = await startBareServer();
  try {
    const scripts = await measureScripts(journey, emptyPage.url);
    scripts.figures.forEach(printFigure);
    verdicts.push(...scripts.verdicts);
    for (const target of targets) {
      const measured = await measureTarget(target, { site: url, emptyPage, bare }, plan);
      measured.flatMap(figuresOf).forEach(printFigure);
      // Half a second says whether an answer is right, not how fast it is.
      if (!isShort) verdicts.push(...measured.flatMap(judgeSpeed));
    }
  } finally {
    await Promise.all([emptyPage.stop(), bare.stop()]);
  }
  const answers = await measureSavedAnswers(
    url,
    course,
    isShort ? { rounds: 1, seconds: 1 } : { rounds: 5, seconds: 3 },
  );
  answers.figures.forEach(printFigure);
  if (!isShort) verdicts.push(...answers.verdicts);
  const availability = await measureAvailability({ url, student, instructor });
  availability.figures.forEach(printFigure);
  if (!isShort) verdicts.push(...availability.verdicts);
  return verdicts;
}

/** @throws CommandError if a bound is broken. */
function judge(verdicts: readonly Verdict[]): void {
  for (const { what, isKept } of verdicts) say(`${isKept ? "kept  " : "BROKEN"}  ${what}`);
  const broken = verdicts.filter(({ isKept }) => !isKept);
  if (broken.length > 0) throw new CommandError(`${broken.length} of ${verdicts.length} bounds are broken.`);
}

async function prepareBuild(): Promise<void> {
  sanitizeEnvironment();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopTools);
  if (isBuilt(currentBuild())) return;
  say("Building the site ...");
  await buildSite(ownBuild);
}

async function measureOwnSite(asked: ReturnType<typeof readPlan>): Promise<Verdict[]> {
  const verdicts: Verdict[] = asked.isShort ? [] : await measureTimeBounds();
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const dataDir = join(folder, "data");
  setVariable("DATA_DIR", dataDir);
  try {
    const site = await startOwnSite(dataDir);
    try {
      setVariable("APP_URL", site.url);
      verdicts.push(...(await measure(site.url, asked)));
    } finally {
      await closePool();
      await site.stop();
    }
    const freshness = await measureFreshness(join(folder, "two-processes"), asked.isShort ? 1 : 5);
    freshness.figures.forEach(printFigure);
    if (!asked.isShort) verdicts.push(...freshness.verdicts);
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runBench(args: readonly string[]): Promise<void> {
  const [first, ...more] = args;
  if (first === "--scale") {
    const learners = readLearners(more);
    await prepareBuild();
    return judge(await runScale(learners));
  }
  const asked = readPlan(args);
  await prepareBuild();
  judge(await measureOwnSite(asked));
}

await runCommand({ usage, words: [0, 1], options: ["--short", "--scale"] }, runBench);
