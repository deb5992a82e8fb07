import * as z from "zod";
import type { UnsavedCopies } from "@/features/editor/hooks/use-unsaved";
import { isSameSetup, type TypedSetup, withAssessmentsOf } from "@/features/gradebook/typed-setup";
import { type KeptKind, keptStore } from "@/lib/kept/kept-store";

const KeptSetup = z.object({
  version: z.int(),
  value: z.object({
    countsMissing: z.boolean(),
    categories: z.array(z.object({ id: z.uuid(), name: z.string(), weight: z.string(), dropLowest: z.string() })),
    items: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        isAssessment: z.boolean(),
        categoryId: z.uuid().nullable(),
        maxPoints: z.string(),
      }),
    ),
  }) satisfies z.ZodType<TypedSetup>,
});

const setup: KeptKind<z.infer<typeof KeptSetup>> = {
  name: "gradebook-setup",
  parse: (kept) => KeptSetup.safeParse(kept).data ?? null,
};

/** What someone has typed into the setup of a course's gradebook; `now` says which assessments that has. */
export function keptSetup(personId: string, courseId: string, now: TypedSetup): UnsavedCopies<TypedSetup> {
  const kept = keptStore.of(personId, setup);
  return {
    async read() {
      const found = await kept.read([courseId]);
      if (!found) return null;
      const { version, value } = found.value;
      return { version, value: withAssessmentsOf(now, value), keptAt: found.keptAt };
    },
    keep: (unsaved) => kept.write([courseId], unsaved),
    forget: (value) => kept.remove([courseId], (there) => isSameSetup(withAssessmentsOf(now, there.value), value)),
  };
}
