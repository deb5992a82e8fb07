import { randomUUID } from "node:crypto";
import { saveBank } from "@/features/authoring/server/banks/save-bank";
import { addBankQuestions } from "@/features/authoring/server/banks/write-bank-questions";
import { bringFiles } from "@/features/media/server/library/file-home";
import { blankQuestion } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { uuidV7 } from "@/lib/uuid-v7";
import type { CourseToStudy } from "./courses";
import type { People } from "./people";
import { daysBefore, type SeedDeps } from "./seed-deps";

interface BankQuestion {
  tags: string[];
  /** 1 easy, 3 hard. */
  difficulty: 1 | 2 | 3;
  text: string;
  feedback: string;
  /** Options, the right one first; or a number with its tolerance and unit; or areas of an image, the right one first. */
  key: readonly string[] | { value: string; tolerance: string; unit: string } | { areas: readonly NamedArea[] };
}

/** Its name, and its place in percent of the image: left, top, width, height. */
type NamedArea = readonly [string, number, number, number, number];

/** Of the demo course about tides. */
const drawing = {
  slug: "reading-a-tide-table",
  path: "media/gauge.svg",
  words: "A harbor wall with a tide gauge, high water and low water marked against chart datum",
  size: { width: 720, height: 420 },
};

const questions: readonly BankQuestion[] = [
  {
    tags: ["springs and neaps"],
    difficulty: 1,
    text: "When is the range between high and low water largest?",
    feedback: "Sun and moon pull along one line at both, so their tides add up.",
    key: ["At springs, around new and full moon", "At neaps, around the quarters", "At midsummer", "It hardly changes"],
  },
  {
    tags: ["springs and neaps"],
    difficulty: 2,
    text: "Springs were on the 3rd. On about which day are the next neaps?",
    feedback: "It takes a little more than seven days from springs to neaps.",
    key: ["The 10th", "The 6th", "The 17th", "The 31st"],
  },
  {
    tags: ["rule of twelfths"],
    difficulty: 1,
    text: "By the rule of twelfths, how much of the range does the water rise in the third hour?",
    feedback: "1, 2, 3, 3, 2, 1: the third and fourth hours bring most.",
    key: ["Three twelfths", "One twelfth", "Two twelfths", "Six twelfths"],
  },
  {
    tags: ["rule of twelfths"],
    difficulty: 3,
    text: "The range is 4.8 m. How many meters does the water rise in the first two hours after low water?",
    feedback: "One twelfth and then two: three twelfths of 4.8 m are 1.2 m.",
    key: { value: "1.2", tolerance: "0.05", unit: "m" },
  },
  {
    tags: ["heights"],
    difficulty: 2,
    text: "The chart says 0.9 m at a place, the table says 3.4 m. How deep is the water there, in meters?",
    feedback: "Charted depth and height of tide add up: both are counted from chart datum.",
    key: { value: "4.3", tolerance: "0.05", unit: "m" },
  },
  {
    tags: ["heights"],
    difficulty: 2,
    text: "A sounding is underlined on the chart. What does that say?",
    feedback: "A drying height: so much of it is above chart datum.",
    key: ["The place falls dry at low water", "The depth is doubtful", "The depth was measured twice", "It is a wreck"],
  },
  {
    tags: ["weather"],
    difficulty: 1,
    text: "The pressure is 20 hPa below average. What does the water level do, compared with the table?",
    feedback: "About a centimeter for each hectopascal, and upward where the pressure is low.",
    key: ["It is about 20 cm higher", "It is about 20 cm lower", "It is about 2 m higher", "It stays as predicted"],
  },
  {
    tags: ["weather"],
    difficulty: 3,
    text: "A strong wind has blown offshore for a day. Which of your figures do you trust least?",
    feedback: "Wind from the land takes water out of the bay, which is missed most where there was little.",
    key: ["The depth at low water", "The time of high water", "The date of springs", "The charted depth"],
  },
  {
    tags: ["heights"],
    difficulty: 2,
    text: "Which part of the drawing does the water leave between high water and low water?",
    feedback: "Between 4.9 m and 0.6 m the water comes and goes. Below that, it stays wet on this day.",
    key: {
      areas: [
        ["Between the two water lines", 2, 17, 40, 53],
        ["Between low water and chart datum", 2, 73.5, 40, 7],
        ["Below chart datum", 2, 81.5, 40, 8],
        ["The quay", 68, 20, 30, 70],
      ],
    },
  },
];

function questionOf({ text, feedback, key }: BankQuestion, path: string): EditedQuestion {
  const means = { newId: randomUUID, trueFalse: ["True", "False"] as const };
  if ("value" in key) {
    const { value: numericValue, tolerance: numericTolerance, unit: numericUnit } = key;
    return { ...blankQuestion("NUMERIC", means), text, feedback, numericValue, numericTolerance, numericUnit };
  }
  const names = "areas" in key ? key.areas.map(([name]) => name) : key;
  const answers = names.map((option, at) => ({
    ...{ id: randomUUID(), text: option, isCorrect: at === 0, explanation: "" },
    ...{ isCaseSensitive: false, isPattern: false },
  }));
  if ("areas" in key) {
    const areas = key.areas.map(([, left, top, width, height]) => ({
      ...{ shape: "rectangle" as const, left, top, width, height },
    }));
    const body = { image: `![${drawing.words}](${path})`, size: drawing.size, areas };
    return { ...blankQuestion("HOTSPOT", means), text, feedback, answers, body };
  }
  return { ...blankQuestion("SINGLE_CHOICE", means), text, feedback, answers };
}

const title = "Tides and depths";

/**
 * A bank of the demo instructor's that an assessment can draw from. Other banks of theirs are left alone, and so is this one, deleted
 * or not, once it has had all of its questions.
 */
export async function seedBank(
  { db, now }: SeedDeps,
  people: People,
  courses: ReadonlyMap<string, CourseToStudy>,
): Promise<void> {
  const actor = people.get("instructor");
  const banks = await db.questionBank.findMany({
    where: { ownerId: actor.id },
    select: { id: true, title: true, deletedAt: true, _count: { select: { questions: true } } },
  });
  const begun = banks.find((bank) => bank.title === title && bank.deletedAt === null);
  if (banks.length > 0 && !begun) return;
  const deps = { db, actor, now: () => daysBefore(now(), 40, 10 * 60) };
  const bankId = begun?.id ?? randomUUID();
  if (!begun) await saveBank(deps, { bankId, title, description: "For the checks at the end of a module." });
  // They are added one after the other: a run that was interrupted left the first ones.
  for (const question of questions.slice(begun?._count.questions ?? 0)) {
    const { tags, difficulty } = question;
    const path = "areas" in question.key ? await bringDrawing(db, bankId, courses) : "";
    if (path === null) continue;
    const added = [{ questionId: uuidV7(), question: questionOf(question, path) }];
    await addBankQuestions(deps, { bankId, tags, difficulty, questions: added });
  }
}

/** Gives the bank the drawing that the demo course has. @returns the path there; null where the course has it no more. */
async function bringDrawing(
  db: SeedDeps["db"],
  bankId: string,
  courses: ReadonlyMap<string, CourseToStudy>,
): Promise<string | null> {
  const found = courses.get(drawing.slug);
  const course = found && (await db.course.findUnique({ where: { id: found.id }, select: { liveVersionId: true } }));
  if (!course?.liveVersionId) return null;
  const { liveVersionId: versionId } = course;
  const brought = await db.$transaction((tx) =>
    bringFiles(tx, { from: { versionId }, to: { bankId } }, [drawing.path]),
  );
  return brought.get(drawing.path) ?? null;
}
