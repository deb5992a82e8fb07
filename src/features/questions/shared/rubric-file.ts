import "server-only";
import * as z from "zod";
import { uuidV4 } from "@/lib/uuid-v4";
import { flag, points, text, title } from "@/lib/yaml-values";
import { mostCriteria, mostLevels } from "../rubric";
import type { Rubric } from "../rubric-schema";

/** What a person grades by. Its texts are plain. */
export interface RubricDocument {
  /** To students who have not answered yet. */
  shownBefore: boolean;
  criteria: {
    name: string;
    description: string;
    levels: { name: string; points: number; description: string }[];
  }[];
}

const Level = z.strictObject({ name: title.max(200), points, description: text.max(2000).default("") });
const Criterion = z.strictObject({
  name: title.max(200),
  description: text.max(2000).default(""),
  levels: z.array(Level).min(2, "must have at least two levels.").max(mostLevels),
});

/** The rubric of a question in a `.quiz.yaml` file. */
export const RubricItem = z.strictObject({
  shownBefore: flag.default(false),
  criteria: z.array(Criterion).min(1, "must have at least one criterion.").max(mostCriteria),
});

/** As that file has it. */
export const rubricFields = (rubric: RubricDocument | undefined) =>
  rubric && {
    shownBefore: rubric.shownBefore || undefined,
    criteria: rubric.criteria.map(({ name, description, levels }) => ({
      name,
      description: description || undefined,
      levels: levels.map((level) => ({ ...level, description: level.description || undefined })),
    })),
  };

/** As it is stored, with ids of its own. */
export function rubricOf(document: RubricDocument | undefined): { rubric?: Rubric } {
  if (!document) return {};
  const criteria = document.criteria.map(({ levels, ...criterion }) => ({
    ...{ id: uuidV4(), ...criterion },
    levels: levels.map((level) => ({ id: uuidV4(), ...level })),
  }));
  return { rubric: { isShownBefore: document.shownBefore, criteria } };
}

/** A stored one as a course document has it. */
export function rubricDocument(rubric: Rubric | undefined): { rubric?: RubricDocument } {
  if (!rubric) return {};
  const criteria = rubric.criteria.map(({ id: _, levels, ...criterion }) => ({
    ...criterion,
    levels: levels.map(({ id: __, ...level }) => level),
  }));
  return { rubric: { shownBefore: rubric.isShownBefore, criteria } };
}
