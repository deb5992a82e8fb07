import { changeQuestionTexts } from "@/features/exchange/pictures";
import { stepsWithin } from "@/features/media/course-path";
import {
  localPath,
  type Reference,
  readReferences,
  replaceReferences,
  toDestination,
} from "@/features/media/references";
import type { EditedQuestion } from "@/features/questions/edited-question";

const mayName = /\]\(|\]:|<[a-z]|::/i;

/** None in a text that is nested too deeply to be parsed. */
function referencesIn(markdown: string): Reference[] {
  if (!mayName.test(markdown)) return [];
  try {
    return readReferences(markdown);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function changePaths(question: EditedQuestion, change: (path: string) => string | undefined): EditedQuestion {
  return changeQuestionTexts(question, (markdown) =>
    replaceReferences(markdown, referencesIn(markdown), ({ url }) => {
      const local = localPath(url.replace(/^asset:/i, ""));
      const path = local && stepsWithin(local.path);
      const found = path === null ? undefined : change(path);
      return local === null || found === undefined || found === path ? null : toDestination(found) + local.suffix;
    }),
  );
}

/** Paths that a question's texts show, play or link to, each once: of files beside it, or of what isn't there. */
export function filePaths(question: EditedQuestion): string[] {
  const paths = new Set<string>();
  changePaths(question, (path) => {
    paths.add(path);
    return undefined;
  });
  return [...paths];
}

/** The question with its files under other paths. Addresses that aren't in the map stay letter for letter. */
export const withFilePaths = (question: EditedQuestion, paths: ReadonlyMap<string, string>): EditedQuestion =>
  changePaths(question, (path) => paths.get(path));
