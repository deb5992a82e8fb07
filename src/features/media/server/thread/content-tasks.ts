import "server-only";
import { type Reference, readReferences } from "@/features/media/references";
import { type ContentFacts, readContentFacts } from "@/features/media/server/content/content-facts";
import { readLineAt } from "@/features/media/server/content/line-at";
import { readPlainText } from "@/features/media/server/content/plain-words";
import { type ContentSetting, type ContentTemplate, shapeContent } from "@/features/media/server/content/shape-content";
import { contentWords } from "@/features/media/server/content-words";

/** What is asked of an author's text. All of it can be sent from thread to thread. */
export type ContentTask =
  | { kind: "template"; source: string; locale: string; setting: ContentSetting }
  | { kind: "facts"; source: string }
  | { kind: "plain"; source: string }
  | { kind: "line"; source: string; block: number; locale: string }
  | { kind: "references"; source: string };

interface Answers {
  template: ContentTemplate;
  facts: ContentFacts;
  plain: string;
  /** Null where no line of it would say anything. */
  line: string | null;
  /** Null where the text is nested too deeply. */
  references: Reference[] | null;
}
export type AnswerTo<T extends ContentTask> = Answers[T["kind"]];

/** Does it here and now. */
export async function doTask<T extends ContentTask>(task: T): Promise<AnswerTo<T>> {
  return (await answerOf(task)) as AnswerTo<T>;
}

async function answerOf(task: ContentTask): Promise<Answers[keyof Answers]> {
  if (task.kind === "template") return shapeContent(task.source, await contentWords(task.locale), task.setting);
  if (task.kind === "line") return readLineAt(task.source, task.block, await contentWords(task.locale));
  if (task.kind === "references") return referencesOf(task.source);
  return task.kind === "facts" ? readContentFacts(task.source) : readPlainText(task.source);
}

function referencesOf(source: string): Reference[] | null {
  try {
    return readReferences(source);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
