import "server-only";
import * as z from "zod";
import type { BankFilter, ListBank } from "@/features/authoring/banks/schema";
import { picturePaths } from "@/features/exchange/pictures";
import { linkToThumbnail } from "@/features/media/server/file-links";
import { readFilesAt } from "@/features/media/server/library/file-home";
import { type EditedQuestion, StoredQuestion } from "@/features/questions/edited-question";
import { Prisma } from "@/generated/prisma/client";
import { likeAnywhere } from "@/lib/escape-like";
import type { Tx } from "@/server/db/client";
import { json, queryRow, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { findBank } from "./own-banks";
import { type BankUse, readUses } from "./read-uses";

type BankDeps = Pick<PersonDeps, "db" | "actor">;

const ListedBank = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  questions: z.number(),
  tags: z.array(z.string()),
}));
export type ListedBank = RowOf<typeof ListedBank>;

const mostBanks = 200;
/** How many questions a page of a bank has. */
export const mostListed = 200;

/** The actor's own banks, with the tags that their questions have. One query. */
export function listBanks({ db, actor }: BankDeps): Promise<ListedBank[]> {
  return queryRows(db, ListedBank)`
    SELECT b.id, b.title, b.description, (SELECT count(*)::int FROM bank_question q WHERE q.bank_id = b.id AND q.deleted_at IS NULL) AS questions,
           ${tagsOf(Prisma.sql`b.id`)} AS tags
      FROM question_bank b WHERE b.owner_id = ${actor.id}::uuid AND b.deleted_at IS NULL
     ORDER BY lower(b.title), b.id LIMIT ${mostBanks}`;
}

const tagsOf = (bankId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  ARRAY(SELECT DISTINCT t FROM bank_question q, unnest(q.tags) t WHERE q.bank_id = ${bankId} AND q.deleted_at IS NULL ORDER BY t)`;

const Listed = rowSchema(() => ({
  id: z.string(),
  number: z.number(),
  tags: z.array(z.string()),
  difficulty: z.number().nullable(),
  content: json(),
}));

const Counted = rowSchema(() => ({ found: z.number(), all: z.number(), tags: z.array(z.string()) }));

export interface BankQuestionRow {
  id: string;
  number: number;
  tags: string[];
  difficulty: number | null;
  question: EditedQuestion;
  /** Where an image that it shows can be seen, small. */
  imageUrl: string | null;
}

export interface OpenBank {
  id: string;
  title: string;
  description: string;
  tags: string[];
  /** In the whole bank, whatever the filter. */
  total: number;
  /** That match the filter; only the first are listed. */
  found: number;
  questions: BankQuestionRow[];
  usedIn: BankUse[];
}

/** The questions that match, the latest first, with their right answers. @throws AppError NOT_FOUND when the bank isn't the actor's. */
export async function getBank({ db, actor }: BankDeps, { bankId, filter }: ListBank): Promise<OpenBank> {
  const bank = await findBank(db, actor, bankId);
  const matching = Prisma.sql`${latest(bankId)} WHERE ${matches(filter)}`;
  const [rows, counted, usedIn] = await Promise.all([
    queryRows(db, Listed)`SELECT l.* FROM ${matching} ORDER BY l.id DESC LIMIT ${mostListed}`,
    queryRow(db, Counted)`
      SELECT (SELECT count(*)::int FROM ${matching}) AS found,
             (SELECT count(*)::int FROM bank_question q WHERE q.bank_id = ${bankId}::uuid AND q.deleted_at IS NULL) AS all,
             ${tagsOf(Prisma.sql`${bankId}::uuid`)} AS tags`,
    readUses(db, actor, { bankId }),
  ]);
  const parsed = rows.map(({ content, ...row }) => ({ ...row, question: StoredQuestion.parse(content) }));
  const imageOf = await linkThumbnails(
    db,
    bankId,
    parsed.map(({ question }) => question),
  );
  const questions = parsed.map((row) => ({ ...row, imageUrl: imageOf(row.question) }));
  return { ...bank, tags: counted.tags, total: counted.all, found: counted.found, questions, usedIn };
}

/** One query where questions show images, none otherwise. */
async function linkThumbnails(db: Tx, bankId: string, questions: readonly EditedQuestion[]) {
  const paths = new Map(questions.map((question) => [question, picturePaths(question)]));
  const files = await readFilesAt(db, { bankId }, [...new Set([...paths.values()].flat())]);
  const images = files.filter(({ mimeType }) => mimeType.startsWith("image/"));
  const urls = new Map(
    await Promise.all(images.map(async (file) => [file.path, await linkToThumbnail(file)] as const)),
  );
  return (question: EditedQuestion): string | null =>
    paths.get(question)?.flatMap((path) => urls.get(path) ?? [])[0] ?? null;
}

/** Each question of a bank as its latest version says it, as `l`. */
const latest = (bankId: string): Prisma.Sql => Prisma.sql`(
  SELECT DISTINCT ON (q.id) q.id, v.number, q.tags, q.difficulty::int AS difficulty, v.content
    FROM bank_question q JOIN bank_question_version v ON v.bank_question_id = q.id
   WHERE q.bank_id = ${bankId}::uuid AND q.deleted_at IS NULL ORDER BY q.id, v.number DESC) l`;

const matches = ({ search, tag, difficulty, kind }: BankFilter): Prisma.Sql => Prisma.sql`
  (${search} = '' OR l.content->>'text' ILIKE ${likeAnywhere(search)})
  AND (${tag}::text IS NULL OR ${tag} = ANY(l.tags)) AND (${difficulty}::int IS NULL OR l.difficulty = ${difficulty})
  AND (${kind}::text IS NULL OR l.content->>'type' = ${kind})`;
