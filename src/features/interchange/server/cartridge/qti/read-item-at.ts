import "server-only";
import { readItemFile } from "@/features/exchange/qti/read-qti";
import type { Manifest } from "@/features/interchange/server/cartridge/manifest";
import type { PackageFiles } from "@/features/interchange/server/cartridge/package-files";
import { documentOf, type Keys } from "@/features/interchange/server/cartridge/question-document";
import type { Findings } from "@/features/interchange/server/findings";
import { readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { toDestination } from "@/features/media/references";
import type { QuestionDocument } from "@/features/questions/course-files";
import { uuidV4 } from "@/lib/uuid-v4";
import exchange from "@/messages/en/exchange.json";
import questions from "@/messages/en/questions.json";

export interface ItemContext {
  staged: StagedCourse;
  manifest: Manifest;
  files: PackageFiles;
  findings: Findings;
  /** Items that were counted: one may be in several tests. */
  counted: Set<string>;
}

/** The sentences of the form for files of questions. */
const sentences: Readonly<Record<string, string>> = { ...questions.problem, ...exchange.issues };

/** An item of QTI 2 or 3 as a question of an assessment; null where it can't be one, which is told. */
export async function readItemAt(
  path: string,
  { staged, manifest, files, findings, counted }: ItemContext,
  keys: Keys,
): Promise<QuestionDocument | null> {
  const isNew = !counted.has(path);
  counted.add(path);
  files.read.add(path);
  const file = staged.files.get(path);
  const pictureOf = (place: string) => {
    const carried = files.carry(place);
    return carried && toDestination(carried.path);
  };
  const means = { newId: uuidV4, trueFalse: ["True", "False"] as const, pictureOf };
  const found = [...manifest.resources.values()].find(({ paths }) => paths[0] === path)?.marks;
  const read = file ? readItemFile({ text: await readText(file), path, found }, means) : null;
  const lose = (line: number, code: string, what: string, detail = "") =>
    isNew && findings.lost(path, line, what, (sentences[code] ?? code).replace("{detail}", detail));
  if (!read) lose(1, "no_file", "assessmentItem");
  for (const { line, code, isLost, detail } of read?.issues ?? [])
    lose(line, code, isLost ? "assessmentItem" : code, detail);
  const [question] = read?.questions ?? [];
  if (!question) return null;
  if (isNew) findings.carried("assessmentItem");
  return documentOf(question, keys.of(path.replace(/\.xml$/i, ""), "question"));
}
