import type { EditedQuestion } from "@/features/questions/edited-question";
import { moodleCategoryNames } from "@/features/questions/formats/moodle-category";

/** What a file puts questions together by: a category of Moodle's, a test of QTI. Two of the same name are two groups. */
export interface QuestionGroup {
  /** Its name, after those of what it is in, the outermost first. */
  path: readonly string[];
}

export const moodleGroup = (category: string): QuestionGroup => ({ path: moodleCategoryNames(category) });

/** One group with its questions in the order of the file, and the title of the lesson that asks them. */
export interface GroupedQuestions {
  title: string;
  questions: EditedQuestion[];
}

/** In UTF-16 units. */
const longestTitle = 200;

/**
 * Questions by their groups, in the order in which each first has one. Groups are called by their names from where they differ; those without
 * a name, and the questions of no group, by `otherwise`.
 */
export function groupQuestions(
  questions: readonly EditedQuestion[],
  groups: ReadonlyMap<EditedQuestion, QuestionGroup>,
  otherwise: string,
): GroupedQuestions[] {
  const by = new Map<QuestionGroup | undefined, EditedQuestion[]>();
  for (const question of questions) {
    const group = groups.get(question);
    const known = by.get(group);
    if (known) known.push(question);
    else by.set(group, [question]);
  }
  const shared = sharedNames([...by.keys()].flatMap((group) => (group ? [group.path.slice(0, -1)] : [])));
  return [...by].map(([group, own]) => {
    const title = group?.path.slice(shared).join(" / ").trim() ?? "";
    return { title: (title || otherwise).slice(0, longestTitle).trim(), questions: own };
  });
}

/** How many names all paths begin with. */
function sharedNames(paths: readonly (readonly string[])[]): number {
  const [first = [], ...others] = paths;
  const end = first.findIndex((name, at) => others.some((path) => path[at] !== name));
  return end === -1 ? first.length : end;
}
