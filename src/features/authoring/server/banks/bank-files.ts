import "server-only";
import * as z from "zod";
import { firstWords } from "@/features/authoring/banks/first-words";
import { filePaths } from "@/features/authoring/banks/question-files";
import type { BankFilePath } from "@/features/authoring/banks/schema";
import { linkToThumbnail } from "@/features/media/server/file-links";
import { StoredQuestion } from "@/features/questions/edited-question";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { findBank, holdBank } from "./own-banks";

type BankDeps = Pick<PersonDeps, "db" | "actor">;

/** A question that shows, plays or links to a file of its bank. */
export interface BankFileUse {
  questionId: string;
  /** What it begins with; empty where it has no words. */
  text: string;
  /** An earlier version alone has the file, or the question is deleted and can be restored. */
  state: "shown" | "earlier" | "deleted";
}

export interface BankFileRow {
  path: string;
  name: string;
  sizeBytes: number;
  /** Where an image can be seen, small. */
  imageUrl: string | null;
  uses: BankFileUse[];
}

const mostListed = 500;
const versionsAtOnce = 500;

/** The files of a bank by their paths, at most 500, each with the questions that name it. @throws AppError NOT_FOUND when the bank isn't the actor's. */
export async function listBankFiles({ db, actor }: BankDeps, bankId: string): Promise<BankFileRow[]> {
  await findBank(db, actor, bankId);
  const rows = await db.bankFile.findMany({
    where: { bankId, file: { state: "READY" } },
    orderBy: { path: "asc" },
    take: mostListed,
    select: {
      path: true,
      file: { select: { originalName: true, sizeBytes: true, mimeType: true, storageKey: true, variants: true } },
    },
  });
  const uses = rows.length === 0 ? new Map<string, BankFileUse[]>() : await readFileUses(db, bankId);
  return Promise.all(
    rows.map(async ({ path, file: { originalName: name, sizeBytes, ...file } }) => ({
      path,
      name,
      sizeBytes: Number(sizeBytes),
      imageUrl: file.mimeType.startsWith("image/") ? await linkToThumbnail({ ...file, name }) : null,
      uses: uses.get(path) ?? [],
    })),
  );
}

/**
 * Takes a file out of a bank; it stays in its owner's library. What is gone already is no error.
 * @throws AppError NOT_FOUND when the bank isn't the actor's; RULE_BROKEN `authoring.bank_file_in_use` while a version of a question names it.
 */
export function removeBankFile({ db, actor }: BankDeps, { bankId, path }: BankFilePath): Promise<void> {
  return db.$transaction(async (tx) => {
    await holdBank(tx, actor, bankId, "alone");
    if ((await readFileUses(tx, bankId)).has(path)) throw new AppError("RULE_BROKEN", "authoring.bank_file_in_use");
    await tx.bankFile.deleteMany({ where: { bankId, path } });
  });
}

const Version = rowSchema(() => ({
  id: z.string(),
  questionId: z.string(),
  isDeleted: z.boolean(),
  isLatest: z.boolean(),
  content: json(),
}));

/** By the paths that versions of the bank's questions name, in the order of the questions. Some hundred versions at a time. */
async function readFileUses(db: Tx, bankId: string): Promise<Map<string, BankFileUse[]>> {
  const uses = new Map<string, BankFileUse[]>();
  let last: string | null = null;
  for (;;) {
    const versions: RowOf<typeof Version>[] = await readVersions(db, bankId, last);
    for (const version of versions) noteUses(uses, version);
    last = versions.at(-1)?.id ?? null;
    if (versions.length < versionsAtOnce) return uses;
  }
}

/** Those alone whose texts may name a file at all. */
const readVersions = (db: Tx, bankId: string, after: string | null) => queryRows(db, Version)`
  SELECT v.id::text AS id, q.id::text AS "questionId", q.deleted_at IS NOT NULL AS "isDeleted",
         v.number = (SELECT max(n.number) FROM bank_question_version n WHERE n.bank_question_id = q.id) AS "isLatest", v.content
    FROM bank_question q JOIN bank_question_version v ON v.bank_question_id = q.id
   WHERE q.bank_id = ${bankId}::uuid AND (${after}::uuid IS NULL OR v.id > ${after}::uuid)
     AND v.content::text ~* '\\]\\(|\\]:|<[a-z]|::'
   ORDER BY v.id LIMIT ${versionsAtOnce}`;

function noteUses(uses: Map<string, BankFileUse[]>, version: RowOf<typeof Version>): void {
  const read = StoredQuestion.safeParse(version.content);
  // Emptied with its owner's data: it has no words that could name a file.
  if (!read.success) return;
  const { questionId, isDeleted, isLatest } = version;
  const state = isDeleted ? "deleted" : isLatest ? "shown" : "earlier";
  const use: BankFileUse = { questionId, text: firstWords(read.data.text), state };
  for (const path of filePaths(read.data)) {
    const others = (uses.get(path) ?? []).filter((one) => one.questionId !== questionId);
    const known = uses.get(path)?.find((one) => one.questionId === questionId);
    uses.set(path, [...others, known && !isLatest ? known : use]);
  }
}
