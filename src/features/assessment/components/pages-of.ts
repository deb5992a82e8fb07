import type { ShownAttempt } from "./shown-attempt";

type Paged = Pick<ShownAttempt, "paging"> & {
  questions: readonly unknown[];
  sections: readonly { questionCount: number }[];
};

/** A page of an attempt: its questions from `first` on, before `end`, counted from 0. */
export interface AttemptPage {
  first: number;
  end: number;
}

/** The pages of an attempt in their order; at least one. */
export function pagesOf({ paging, sections, questions }: Paged): AttemptPage[] {
  if (paging === "QUESTION" && questions.length > 0) return questions.map((_, first) => ({ first, end: first + 1 }));
  if (paging === "ALL" || sections.length === 0) return [{ first: 0, end: questions.length }];
  return spansOf(sections);
}

/** From which question to which each section goes. */
export function spansOf(sections: readonly { questionCount: number }[]): AttemptPage[] {
  let end = 0;
  return sections.map(({ questionCount }) => {
    const first = end;
    end += questionCount;
    return { first, end };
  });
}

/** Which page the address names, counted from 0; the first where it names none that there is. */
export function pageNamed(named: string | null, count: number): number {
  const page = Number(named) - 1;
  return Number.isInteger(page) && page > 0 && page < count ? page : 0;
}
