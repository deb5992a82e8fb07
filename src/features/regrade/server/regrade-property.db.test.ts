import { expect, test } from "vitest";
import type { RegradeWay } from "@/features/assessment/regrading";
import { aMendedQuestion } from "@/testing/a-mended-question";
import { aLearnerOf, type QuestionPlan } from "@/testing/an-assessment";
import { testDatabase } from "@/testing/database";
import fc from "@/testing/fast-check";
import { regradeScenes } from "@/testing/regrade-scene";

const database = testDatabase();
const { asked, fillIn, asActor } = regradeScenes(database);

/** As other regrades have it, with a penalty. */
const penalized: QuestionPlan[] = [
  { type: "SINGLE_CHOICE", penalty: 50, answers: [{ text: "Ebb", isCorrect: true }, { text: "Flood" }] },
  { type: "NUMERIC", numericValue: "4.2" },
];

type Option = "Ebb" | "Flood" | null;

/** An attempt as the definition sees it: what was given, and what the first question has. */
interface Modeled {
  id: string;
  student: number;
  option: Option;
  isNumberRight: boolean;
  points: number;
  isOut: boolean;
}

type Command =
  | { do: "attempt"; student: number; option: Option; isNumberRight: boolean }
  | { do: "mend"; right: "Ebb" | "Flood" }
  | { do: "regrade"; way: RegradeWay; takesPasses: boolean };

const command = fc.oneof(
  fc.record({
    do: fc.constant("attempt" as const),
    student: fc.nat(2),
    option: fc.constantFrom<Option>("Ebb", "Flood", null),
    isNumberRight: fc.boolean(),
  }),
  fc.record({ do: fc.constant("mend" as const), right: fc.constantFrom("Ebb" as const, "Flood" as const) }),
  fc.record({
    do: fc.constant("regrade" as const),
    way: fc.constantFrom<RegradeWay>("MENDED_KEY", "EITHER_KEY", "FULL_POINTS", "LEFT_OUT", "AS_MARKED"),
    takesPasses: fc.boolean(),
  }),
);

const marked = (option: Option, right: Option): number => {
  if (option === null) return 0;
  return option === right ? 1 : -0.5;
};

/** One point for "Ebb" at first, as the question was published; half a point is taken off for another. */
function pointsAfter(way: RegradeWay, option: Option, mended: Option): { points: number; isOut: boolean } {
  const first = marked(option, "Ebb");
  const byKey = marked(option, mended);
  const points = {
    MENDED_KEY: byKey,
    EITHER_KEY: Math.max(first, byKey),
    FULL_POINTS: 1,
    LEFT_OUT: 0,
    AS_MARKED: first,
  };
  return { points: points[way], isOut: way === "LEFT_OUT" };
}

const scoreOf = ({ points, isOut, isNumberRight }: Modeled) => {
  const number = isNumberRight ? 1 : 0;
  return isOut ? { score: number, most: 1 } : { score: Math.max(0, points + number), most: 2 };
};
const passes = (attempt: Modeled) => scoreOf(attempt).score * 10 >= scoreOf(attempt).most * 6;

function regradeModel(attempts: Modeled[], mended: Option, { way, takesPasses }: Extract<Command, { do: "regrade" }>) {
  for (const student of new Set(attempts.map((attempt) => attempt.student))) {
    const own = attempts.filter((attempt) => attempt.student === student);
    const after = own.map((attempt) => ({ ...attempt, ...pointsAfter(way, attempt.option, mended) }));
    if (own.some(passes) && !after.some(passes) && !takesPasses) continue;
    for (const [at, attempt] of own.entries()) Object.assign(attempt, after[at]);
  }
}

/** What the rows say, from the ledger and the marking alone, beside what is stored. */
async function readStored(assessmentId: string) {
  const rows = await database.db.assessmentAttempt.findMany({
    where: { assessmentId },
    include: { answers: { include: { questionVersion: true, regrades: { orderBy: { id: "asc" } } } } },
  });
  return rows.map(({ id, score, maxScore, isPassed, answers }) => {
    for (const { regrades, pointsEarned, isLeftOut } of answers) {
      for (const [at, next] of regrades.slice(1).entries()) {
        expect([Number(next.pointsBefore), next.isLeftOutBefore]).toEqual([
          Number(regrades[at]?.pointsAfter),
          regrades[at]?.isLeftOutAfter,
        ]);
      }
      const latest = regrades.at(-1);
      if (latest)
        expect([Number(latest.pointsAfter), latest.isLeftOutAfter]).toEqual([Number(pointsEarned), isLeftOut]);
    }
    const counted = answers.filter(({ isLeftOut }) => !isLeftOut);
    const sum = counted.reduce((all, { pointsEarned }) => all + Number(pointsEarned), 0);
    expect(Number(score)).toBe(Math.max(0, sum));
    return { id, score: Number(score), most: Number(maxScore), isPassed };
  });
}

test("after any attempts, corrections and regrades, every score is what it comes to from nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 12 }), async (commands: Command[]) => {
      const set = await asked({ questions: penalized }, null);
      const { made, clock } = set;
      const learners = await Promise.all([0, 1, 2].map(() => aLearnerOf(database.db, made)));
      const attempts: Modeled[] = [];
      let mended: Option = null;
      let standing: { way: RegradeWay; mended: Option } = { way: "AS_MARKED", mended: null };
      for (const next of commands) {
        clock.advance(60_000);
        const learner = learners[next.do === "attempt" ? next.student : 0];
        if (next.do === "mend") {
          mended = next.right;
          const answers = ["Flood", "Ebb"].map((text) => ({ text, isCorrect: text === next.right }));
          await aMendedQuestion(database.db, made, 0, { type: "SINGLE_CHOICE", answers });
        } else if (next.do === "attempt" && learner) {
          const api = asActor(learner, clock);
          const { attemptId } = await api.start(set.address);
          await fillIn(set, api, attemptId, next.option, next.isNumberRight ? "4.2" : "1");
          await api.submit({ attemptId });
          const points = pointsAfter(standing.way, next.option, standing.mended);
          attempts.push({ ...next, id: attemptId, ...points });
        } else if (next.do === "regrade") {
          const isPossible = mended !== null || !["MENDED_KEY", "EITHER_KEY"].includes(next.way);
          if (!isPossible) continue;
          await set.regrade(next.way, { takesPasses: next.takesPasses });
          regradeModel(attempts, mended, next);
          standing = { way: next.way, mended };
        }
      }
      const stored = await readStored(made.assessmentId);
      expect(stored.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        attempts
          .map((attempt) => ({ id: attempt.id, ...scoreOf(attempt), isPassed: passes(attempt) }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
    }),
    { numRuns: 20 },
  );
});
