import "server-only";
import type { Findings } from "@/features/interchange/server/findings";
import type { Block } from "@/features/interchange/server/olx/block-tree";
import { readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";

/** Settings of the course, those of its policy file first, as Open edX reads them. */
export type CourseSettings = Readonly<Record<string, unknown>>;

/** Policy file of the run over the attributes of the course element. A policy that is not JSON is listed and left out. */
export async function readCourseSettings(
  course: Block,
  staged: StagedCourse,
  findings: Findings,
): Promise<CourseSettings> {
  const path = `policies/${course.urlName}/policy.json`;
  const policy = await readJson(path, staged, findings);
  const own = policy[`course/${course.urlName}`];
  return { ...course.element.attributes, ...(isRecord(own) ? own : {}) };
}

/** The lowest share that passes the course, in percent; 70 when the export says nothing. */
export async function readPassingScore(course: Block, staged: StagedCourse, findings: Findings): Promise<number> {
  const path = `policies/${course.urlName}/grading_policy.json`;
  const policy = await readJson(path, staged, findings);
  const cutoffs = isRecord(policy.GRADE_CUTOFFS) ? Object.values(policy.GRADE_CUTOFFS).map(Number) : [];
  const shares = cutoffs.filter((share) => share > 0 && share <= 1);
  if (shares.length === 0) return 70;
  findings.lost(
    path,
    null,
    "grading_policy",
    "Weights of assignment types do not exist here; its pass mark is that of every assessment.",
  );
  return Math.round(Math.min(...shares) * 100);
}

async function readJson(path: string, staged: StagedCourse, findings: Findings): Promise<Record<string, unknown>> {
  const file = staged.files.get(path);
  if (!file) return {};
  try {
    const value: unknown = JSON.parse(await readText(file));
    return isRecord(value) ? value : {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    findings.lost(path, null, "policy", "This file is not valid JSON and was left out.");
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const UNUSED: readonly [string, string][] = [
  ["certificates", "Certificates have the look of this site."],
  ["enrollment_end", "Set the enrolment window in the course's settings."],
  ["enrollment_start", "Set the enrolment window in the course's settings."],
  ["end", "Courses have no end date here."],
  ["lti_passports", "External tools do not exist here yet."],
  ["pdf_textbooks", "Textbooks do not exist here; their files are carried."],
  ["teams_configuration", "Teams do not exist here."],
  ["user_partitions", "Content groups do not exist here."],
];

/** Lists the settings that are set to something and have no counterpart. */
export function noteUnusedSettings(settings: CourseSettings, course: Block, findings: Findings): void {
  for (const [name, why] of UNUSED) {
    const value = settings[name];
    const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
    if (!["", "null", "[]", "{}", '""'].includes(text.trim())) findings.lost(course.file, course.line, name, why);
  }
}

export function settingText(settings: CourseSettings, name: string): string {
  const value = settings[name];
  return typeof value === "string" ? value.trim() : "";
}

export function settingList(settings: CourseSettings, name: string): string[] {
  const value = settings[name];
  const list = typeof value === "string" ? parsedList(value) : value;
  return Array.isArray(list) ? list.filter((item) => typeof item === "string" && item.trim() !== "") : [];
}

function parsedList(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return [];
  }
}
