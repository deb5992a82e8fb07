import * as z from "zod";
import { mostCriteria, mostLevels } from "./rubric";

const Name = z.string().max(200);
const Description = z.string().max(2000);

const RubricLevel = z.strictObject({
  id: z.uuid(),
  name: Name,
  /** With two places at most. */
  points: z.number().min(0).max(999_999).multipleOf(0.01),
  description: Description,
});
export type RubricLevel = z.infer<typeof RubricLevel>;

const RubricCriterion = z.strictObject({
  id: z.uuid(),
  name: Name,
  description: Description,
  levels: z.array(RubricLevel).max(mostLevels),
});
export type RubricCriterion = z.infer<typeof RubricCriterion>;

/** What a person grades an answer by. Its texts are plain. Ids are kept from one version of the question to the next. */
export const Rubric = z
  .strictObject({
    /** To students who have not answered yet. With their result they see it in any case. */
    isShownBefore: z.boolean(),
    criteria: z.array(RubricCriterion).max(mostCriteria),
  })
  .refine(({ criteria }) => {
    const ids = criteria.flatMap(({ id, levels }) => [id, ...levels.map((level) => level.id)]);
    return new Set(ids).size === ids.length;
  }, "must have ids of which none is used twice.");
export type Rubric = z.infer<typeof Rubric>;

/** One level of one criterion, as a grade keeps it. */
export const ChosenLevel = z.strictObject({ criterionId: z.uuid(), levelId: z.uuid() });
export type ChosenLevel = z.infer<typeof ChosenLevel>;
