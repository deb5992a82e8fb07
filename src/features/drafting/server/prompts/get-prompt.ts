import "server-only";
import * as z from "zod";
import { findPromptProblems, type PromptProblem } from "@/features/drafting/prompts";
import type { ShowPrompt } from "@/features/drafting/prompts-schema";
import type { Stage } from "@/features/drafting/suggestions";
import { type DiffPart, diffTexts } from "@/features/editor/text-diff";
import { AppError } from "@/lib/app-error";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { ensurePrompts, templateKey } from "./ensure-prompts";
import { outcomesOfVersion, type PromptUse, promptUseOf } from "./prompt-use";

export interface ListedVersion extends Omit<VersionRow, "outcomes" | "body"> {
  use: PromptUse;
}

type Difference = DiffPart[][] | null;

/** A version that is looked at. */
export interface ShownVersion {
  number: number;
  body: string;
  /** Against the version before it; empty for the first. */
  changed: Difference;
  /** What restoring it would change in the current one; empty for that itself. */
  restored: Difference;
  /** What keeps it from being restored: prompts may name other variables today. */
  problems: PromptProblem[];
}

export interface PromptView {
  stage: Stage;
  current: { number: number; body: string };
  /** Newest first. */
  versions: ListedVersion[];
  shown: ShownVersion | null;
}

const VersionRow = rowSchema(() => ({
  id: z.string(),
  number: z.number(),
  author: z.string().nullable(),
  createdAt: z.date(),
  outcomes: z.record(z.string(), z.number()),
  /** Of those alone that are needed. */
  body: z.string().nullable(),
}));
type VersionRow = RowOf<typeof VersionRow>;

const mostVersions = 500;

/** A stage's prompt with its history. Two queries. @throws AppError NOT_FOUND where the version asked for does not exist. */
export async function getPrompt(
  { db, now }: Pick<Deps, "db" | "now">,
  { stage, version }: ShowPrompt,
): Promise<PromptView> {
  await ensurePrompts(db, now());
  const rows = await queryRows(db, VersionRow)`
    SELECT v.id::text AS id, v.number, v.created_at AS "createdAt", u.name AS author,
           ${outcomesOfVersion} AS outcomes,
           CASE WHEN v.number IN (${version}::int, ${version}::int - 1) OR v.number = max(v.number) OVER () THEN v.body END AS body
      FROM prompt_template t JOIN prompt_version v ON v.template_id = t.id LEFT JOIN users u ON u.id = v.author_id
     WHERE t.key = ${templateKey(stage)} ORDER BY v.number DESC LIMIT ${mostVersions}`;
  const [newest] = rows;
  if (!newest) throw new AppError("NOT_FOUND", "common.not_found");
  const current = { number: newest.number, body: newest.body ?? "" };
  const bodyOf = (number: number) => rows.find((row) => row.number === number)?.body ?? null;
  return {
    stage,
    current,
    versions: rows.map(({ id, number, author, createdAt, outcomes }) => ({
      ...{ id, number, author, createdAt },
      use: promptUseOf(outcomes),
    })),
    shown: version === null ? null : showVersion(stage, version, current.body, bodyOf),
  };
}

function showVersion(
  stage: Stage,
  number: number,
  current: string,
  bodyOf: (number: number) => string | null,
): ShownVersion {
  const body = bodyOf(number);
  if (body === null) throw new AppError("NOT_FOUND", "common.not_found");
  const before = bodyOf(number - 1);
  return {
    number,
    body,
    changed: before === null ? [] : diffTexts(before, body),
    restored: diffTexts(current, body),
    problems: findPromptProblems(stage, body),
  };
}
