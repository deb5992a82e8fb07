import {
  findStuckLessons,
  type GateCondition,
  type GatedLesson,
  type GatedModule,
  lessonsThatCount,
} from "@/policy/gate";

/** What of a gate keeps a course from being published. */
export const gateGaps = [
  "gate_never_opens",
  "gate_on_missing",
  "gate_for_premium",
  "module_gate_never_opens",
  "module_gate_on_missing",
  "module_gate_for_premium",
] as const;

/** `place` of a module is its number; without a lesson it is fixed in the outline. */
export interface GateGap {
  code: (typeof gateGaps)[number] | "gate_holds_nobody";
  place: string;
  lessonId?: string;
  lessonTitle: string;
}

interface CheckedLesson extends GatedLesson {
  readonly title: string;
  readonly accessLevel: "GUEST" | "REGISTERED" | "PREMIUM";
  readonly isFreePreview: boolean;
}

interface CheckedModule extends GatedModule<CheckedLesson> {
  readonly title: string;
  readonly isHidden: boolean;
}

/** What everybody may read waits for nothing. */
const isHeld = ({ accessLevel, isFreePreview }: CheckedLesson) => accessLevel !== "GUEST" && !isFreePreview;
const isPremium = (lesson: CheckedLesson | undefined) => lesson?.accessLevel === "PREMIUM" && !lesson.isFreePreview;

/** Gates that would keep a course from being completed, and those that hold no one back. */
export function findGateGaps(draft: { modules: readonly CheckedModule[]; isPriced: boolean }): GateGap[] {
  const shown = draft.modules.filter(({ isHidden }) => !isHidden);
  const judge = gateJudge(shown, draft.isPriced);
  const stuck = findStuckLessons(shown);
  const gaps: GateGap[] = [];
  for (const [m, module] of draft.modules.entries()) {
    if (module.isHidden) continue;
    const at = { place: `${m + 1}`, lessonTitle: module.title };
    const isStuck = module.gates.length > 0 && module.lessons.some(({ id }) => stuck.has(id));
    const holdsFree = module.lessons.some((lesson) => isHeld(lesson) && !isPremium(lesson));
    if (isStuck) gaps.push({ code: "module_gate_never_opens", ...at });
    if (module.gates.some(judge.namesMissing)) gaps.push({ code: "module_gate_on_missing", ...at });
    if (holdsFree && module.gates.some(judge.namesPremium)) gaps.push({ code: "module_gate_for_premium", ...at });
    for (const [l, lesson] of module.lessons.entries()) {
      const here = { place: `${m + 1}.${l + 1}`, lessonId: lesson.id, lessonTitle: lesson.title };
      if (lesson.gates.length === 0) continue;
      if (!isHeld(lesson)) gaps.push({ code: "gate_holds_nobody", ...here });
      else if (!isStuck && stuck.has(lesson.id)) gaps.push({ code: "gate_never_opens", ...here });
      if (lesson.gates.some(judge.namesMissing)) gaps.push({ code: "gate_on_missing", ...here });
      if (isHeld(lesson) && !isPremium(lesson) && lesson.gates.some(judge.namesPremium))
        gaps.push({ code: "gate_for_premium", ...here });
    }
  }
  return gaps;
}

/** In a priced course an enrollment opens premium lessons too. */
function gateJudge(shown: readonly CheckedModule[], isPriced: boolean) {
  const lessons = new Map(shown.flatMap((module) => module.lessons).map((lesson) => [lesson.id, lesson]));
  const counted = new Map(shown.map((module) => [module.id, lessonsThatCount(module.lessons)]));
  return {
    namesMissing: ({ afterLessons = [], afterModules = [] }: GateCondition): boolean =>
      afterLessons.some((id) => !lessons.has(id)) || afterModules.some((id) => !counted.has(id)),
    namesPremium: ({ afterLessons = [], afterModules = [] }: GateCondition): boolean =>
      !isPriced &&
      [...afterLessons.map((id) => lessons.get(id)), ...afterModules.flatMap((id) => counted.get(id) ?? [])].some(
        isPremium,
      ),
  };
}
