import * as z from "zod";
import { ChosenLevel } from "@/features/questions/rubric-schema";
import { type KeptKind, keptStore } from "@/lib/kept/kept-store";

/** A grade as far as it was typed. What was kept before there were rubrics has neither levels nor a reason. */
const TypedGrade = z.object({
  points: z.string(),
  comment: z.string(),
  levels: z.array(ChosenLevel).default([]),
  reason: z.string().default(""),
});
export type TypedGrade = z.infer<typeof TypedGrade>;

/** With the id under which it will be stored: sent twice it is stored once. */
const KeptGrade = TypedGrade.extend({ gradeId: z.string() });
export type KeptGrade = z.infer<typeof KeptGrade>;

/** Whose grade for which answer. */
export interface GradeOf {
  graderId: string;
  answerId: string;
}

const grade: KeptKind<KeptGrade> = { name: "grade", parse: (kept) => KeptGrade.safeParse(kept).data ?? null };

export const readKeptGrade = async ({ graderId, answerId }: GradeOf): Promise<KeptGrade | null> =>
  (await keptStore.of(graderId, grade).read([answerId]))?.value ?? null;

/** Null forgets it. */
export function keepGrade({ graderId, answerId }: GradeOf, typed: KeptGrade | null): void {
  const kept = keptStore.of(graderId, grade);
  void (typed ? kept.write([answerId], typed) : kept.remove([answerId]));
}
