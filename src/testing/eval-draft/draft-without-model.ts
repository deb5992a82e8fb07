import { outlineOfSources } from "@/features/drafting/server/outline/outline-of-sources";
import type { OutlineModule } from "@/features/drafting/server/outline/outline-types";
import { lessonParts, type PlacedSpan } from "@/features/drafting/server/questions/lesson-parts";
import { type OfflineQuestion, offlineQuestions } from "@/features/drafting/server/questions/offline-questions";
import { parseSource } from "@/features/drafting/server/sources/parse-source";
import { isChoice } from "@/features/questions/authoring";
import { stableId } from "@/server/inngest/stable-id";

export interface Document {
  name: string;
  bytes: Uint8Array;
}

export interface KeylessDraft {
  modules: OutlineModule[];
  questions: OfflineQuestion[];
}

/** What a draft without a model makes of documents: the outline, and the questions of its lessons once all were accepted. */
export async function draftWithoutModel(documents: readonly Document[]): Promise<KeylessDraft> {
  const sources = await Promise.all(documents.map(readSource));
  const modules = outlineOfSources(sources.map(({ source }) => source));
  const spans = sources.flatMap((each) => each.spans);
  const contents = modules.map(({ title, spanId, lessons }, at) => ({
    moduleId: stableId("module", String(at)),
    title,
    spanId,
    lessons: lessons.map((lesson, n) => ({ ...lesson, lessonId: stableId("lesson", `${at} ${n}`) })),
    suggested: null,
  }));
  const parts = [...lessonParts(contents, spans)].map(([lessonId, part]) => ({ lessonId, ...part, existing: [] }));
  const made = offlineQuestions(parts, { spans, newId: (name) => stableId("answer", name) });
  return { modules, questions: [...made.values()].flat() };
}

async function readSource({ name, bytes }: Document) {
  const { spans, headings, forms } = await parseSource({ bytes, name });
  const levels = new Map(headings.map(({ position, level }) => [position, level]));
  const isNoProse = new Set([...levels.keys(), ...forms.code, ...forms.links]);
  const idOf = (position: number) => stableId("span", `${name} ${position}`);
  return {
    source: {
      title: name,
      headings,
      links: forms.links,
      spans: spans.map(({ position, text }) => ({ id: idOf(position), position, text, length: text.length })),
    },
    spans: spans.map(
      ({ position, text }): PlacedSpan => ({
        id: idOf(position),
        sourceId: name,
        position,
        text,
        level: levels.get(position) ?? null,
        isHeading: levels.has(position),
        isProse: !isNoProse.has(position),
      }),
    ),
  };
}

/** The answer that counts as right. */
export const answerOf = ({ question: { type, answers, numericValue } }: OfflineQuestion): string =>
  isChoice(type) || answers.length > 0 ? (answers.find(({ isCorrect }) => isCorrect)?.text ?? "") : numericValue;
