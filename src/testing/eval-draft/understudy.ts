import { seededNumbers } from "@/lib/seeded-numbers";
import type { Asked } from "@/testing/scripted-model";
import { askForWords } from "./ask-for-words";

type Passage = Asked["passages"][number];
type Cite = (passage: Passage | undefined) => { passage: string; quote: string }[];

/**
 * Plays a good model: every item is made of the passages that it is given, with words of theirs quoted letter for letter. The same
 * request gets the same answer.
 */
export function understudy(asked: Asked): object[] {
  const has = (...names: string[]) => names.every((name) => asked.fields.includes(name));
  if (has("title", "lessons")) return outlineOf(asked.passages);
  if (has("description", "lessons")) return [planOf(asked)];
  if (has("markdown", "replaces")) return blocksOf(asked);
  if (has("type", "options")) return askForWords(told(asked.passages), asked.words);
  if (has("field", "list")) return pageOf(asked.passages);
  throw new Error(`no understudy for ${asked.fields.join(", ")}`);
}

export const cite: Cite = (passage) =>
  passage ? [{ passage: passage.mark, quote: sentencesOf(passage.text)[0] ?? passage.text }] : [];

/** Pieces of a text as they are in it. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?:])\s+/u)
    .map((sentence) => sentence.trim().slice(0, 200))
    .filter((sentence) => sentence.length >= 20);

const isHeading = ({ text }: Passage) => text.length < 60 && !/[.!?:]$/.test(text);
const titleOf = (text: string) => (text.match(/[\p{L}\p{N}'’-]+/gu) ?? []).slice(0, 6).join(" ") || "A part";
const told = (passages: readonly Passage[]) => passages.filter((passage) => !isHeading(passage));

const lessonsAModule = 3;

function outlineOf(passages: readonly Passage[]): object[] {
  const modules: { head: Passage; lessons: Passage[] }[] = [];
  for (const passage of passages) {
    const last = modules.at(-1);
    if (isHeading(passage) || !last) modules.push({ head: passage, lessons: isHeading(passage) ? [] : [passage] });
    else if (last.lessons.length < lessonsAModule && sentencesOf(passage.text).length > 0) last.lessons.push(passage);
  }
  return modules
    .filter(({ lessons }) => lessons.length > 0)
    .map(({ head, lessons }) => ({
      title: titleOf(head.text),
      citations: [{ passage: head.mark, quote: head.text.slice(0, 200) }],
      lessons: lessons.map((lesson) => ({ title: titleOf(lesson.text), citations: cite(lesson) })),
    }));
}

/** As many plans as a module may have lessons: what is too many is left out. */
function planOf({ passages }: Asked): object {
  const lessons = told(passages).slice(0, lessonsAModule);
  return {
    description: `After this module you can use what the sources say: ${sentencesOf(lessons[0]?.text ?? "")[0] ?? ""}`,
    citations: cite(lessons[0]),
    lessons: lessons.map((lesson) => ({ plan: `Explain: ${sentencesOf(lesson.text)[0]}`, citations: cite(lesson) })),
  };
}

function blocksOf({ passages, words }: Asked): object[] {
  const next = seededNumbers(words);
  const chosen = told(passages)
    .map((passage) => ({ passage, place: next() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, 3)
    .map(({ passage }) => passage);
  return chosen.map((passage, index) => ({
    title: ["explanation", "in short", "example"][index] ?? "more",
    markdown:
      index === 1
        ? `## In short\n\n${sentencesOf(passage.text)
            .map((sentence) => `- ${sentence}`)
            .join("\n")}`
        : sentencesOf(passage.text).join(" "),
    replaces: null,
    citations: cite(passage),
  }));
}

function pageOf(passages: readonly Passage[]): object[] {
  const [first, second, third] = told(passages);
  const [one = "", two = "", three = ""] = [first, second, third].map((each) => sentencesOf(each?.text ?? "")[0]);
  const item = (field: string, text: string, list: string[], passage?: Passage) => ({
    field,
    text,
    list,
    citations: cite(passage),
  });
  return [
    item("subtitle", one, [], first),
    item("description", `${one}\n\n${two}`, [], second),
    item("objectives", "", [one, two, three], third),
    item("requirements", "", ["No knowledge is needed"]),
    item("audience", "", ["Whoever wants to know"]),
  ];
}
