import { sorts } from "@/features/catalog/schema";
import { figureNames, periods } from "@/features/statistics/analytics";
import { siteFigureNames } from "@/features/statistics/rules";
import { idOf } from "../../scale/draw";
import { instructorName } from "../../scale/people-rows";
import type { ScaleSize } from "../../scale/size";
import { prose, subjects } from "../../scale/words";
import { signInPeople } from "../prepare-people";
import { stranger, type Visitor } from "../visitor";
import type { ScalePage } from "./answers";

const dashboards = 150;
const searches = 80;
/** Prime, so that students come from all over the site. */
const stride = 7919;

const pick = <T>(all: readonly T[], turn: number): T => all[turn % all.length] as T;

const levels = ["beginner", "intermediate", "advanced"] as const;

/** A word with two of its letters exchanged, never the first. */
function misspelt(word: string, turn: number): string {
  const at = 1 + (turn % (word.length - 2));
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

/** Searches that differ each time. `free` is any words of the site's texts. */
function catalogSearches(anyone: Visitor, instructors: number): ScalePage[] {
  const search = (name: string, query: (turn: number) => Record<string, string>): ScalePage => ({
    name: `catalogue search, ${name}`,
    bound: searches,
    ask: (turn) => ({ visitor: anyone, path: `/courses?${new URLSearchParams(query(turn))}` }),
  });
  const free = (turn: number, words: number) => prose(90, turn, words).replace(".", "");
  // As many as there are come round again, then in another order, which is another address.
  const ofInstructor = (turn: number, q: (name: string) => string) => ({
    q: q(instructorName(turn % instructors)),
    sort: pick(sorts, Math.floor(turn / instructors)),
  });
  return [
    search("one word", (turn) => ({ q: `${pick(subjects, turn)} ${turn}` })),
    search("several words", (turn) => ({ q: free(turn, 2) })),
    search("a misspelling", (turn) => ({
      q: `${misspelt(pick(subjects, turn).toLowerCase(), turn)} ${pick(levels, turn)}${turn % 97}`,
    })),
    search("an instructor's name", (turn) => ofInstructor(turn, (name) => name)),
    search("an instructor's name with a misspelling", (turn) =>
      ofInstructor(turn, (name) => name.replace(/\S+$/, (family) => misspelt(family, turn))),
    ),
    search("nothing found", (turn) => ({ q: `xqzv${turn} wvkk` })),
    search("with filters", (turn) => ({
      q: `${free(turn, 1)} measured`,
      level: pick(levels, turn),
      price: pick(["free", "paid"], turn),
      sort: pick(["rating", "popular", "newest"], turn),
    })),
  ];
}

interface Cast {
  learners: Visitor[];
  /** Every one of the site. */
  instructors: Visitor[];
  admin: Visitor;
}

/** Students from all over the site, every instructor and the admin, signed in. */
export async function signInCast(url: string, { learners, instructors }: ScaleSize): Promise<Cast> {
  const some = Array.from({ length: Math.min(learners, 600) }, (_, n) => idOf("learner", (n * stride) % learners));
  const teachers = Array.from({ length: instructors }, (_, n) => idOf("instructor", n));
  const [admin] = await signInPeople(url, [idOf("admin", 0)]);
  if (!admin) throw new Error("The seeded site has no admin.");
  return {
    learners: await signInPeople(url, [...new Set(some)]),
    instructors: await signInPeople(url, teachers),
    admin,
  };
}

/** What is measured. A page more is a line more. */
export function listPages(url: string, { learners, instructors, admin }: Cast): ScalePage[] {
  const anyone = stranger(url);
  const of = (name: string, ask: ScalePage["ask"]): ScalePage => ({ name, bound: dashboards, ask });
  return [
    of("student dashboard", (turn) => ({ visitor: pick(learners, turn), path: "/dashboard" })),
    of("instructor dashboard", (turn) => ({ visitor: pick(instructors, turn), path: "/instructor" })),
    of("analytics", (turn) => ({ visitor: pick(instructors, turn), path: "/instructor/analytics" })),
    of("analytics of the largest courses", (turn) => ({
      visitor: pick(instructors, turn % 10),
      path: `/instructor/analytics?course=${idOf("course", turn % 10)}`,
    })),
    of("rows behind a figure of the largest courses", (turn) => ({
      visitor: pick(instructors, turn % 10),
      path: `/instructor/analytics?course=${idOf("course", turn % 10)}&period=${pick(periods, Math.floor(turn / 70))}&of=${pick(figureNames, turn)}`,
    })),
    of("learners of the largest courses", (turn) => ({
      visitor: pick(instructors, turn % 10),
      path: `/instructor/courses/${idOf("course", turn % 10)}/students`,
    })),
    of("admin desk", () => ({ visitor: admin, path: "/admin" })),
    of("admin figures", (turn) => ({ visitor: admin, path: `/admin/figures?period=${pick(periods, turn)}` })),
    of("rows behind a figure of the site", (turn) => ({
      visitor: admin,
      path: `/admin/figures?period=${pick(periods, Math.floor(turn / siteFigureNames.length))}&of=${pick(siteFigureNames, turn)}`,
    })),
    of("admin people", (turn) => ({ visitor: admin, path: `/admin/users?q=${turn % 90}` })),
    of("catalogue", (turn) => ({
      visitor: anyone,
      path: `/courses?${new URLSearchParams({ level: pick(levels, turn), rating: (1 + (turn % 400) / 100).toFixed(2) })}`,
    })),
    ...catalogSearches(anyone, instructors.length),
  ];
}
