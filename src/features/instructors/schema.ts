import * as z from "zod";
import { moment } from "@/lib/moment";
import { lines } from "@/lib/typed-text";
import { instructorFields, instructorQueues, instructorValues, longestReason, tiers } from "./rules";

const anyValue = z.union([z.string().max(100_000), z.array(z.string().max(10_000)).max(1_000), z.number(), z.null()]);

/** One field of what one says of oneself as an instructor. */
export const SaveInstructorField = z
  .object({ field: z.enum(instructorFields), value: anyValue })
  .refine(({ field, value }) => instructorValues[field].safeParse(value).success, { path: ["value"] });
export type SaveInstructorField = z.infer<typeof SaveInstructorField>;

export const SetPagePublic = z.object({ isPublic: z.boolean() });
export type SetPagePublic = z.infer<typeof SetPagePublic>;

export const ListInstructorQueue = z.object({
  queue: z.enum(instructorQueues).default("waiting"),
  page: z.number().int().min(1).max(99_999).default(1),
});
export type ListInstructorQueue = z.infer<typeof ListInstructorQueue>;

/**
 * The list of instructors as its address says it. What cannot be read is left out rather than refused: an address that someone
 * mistyped still shows people.
 */
export const InstructorQuery = z.object({
  q: z
    .string()
    .catch("")
    .transform((text) =>
      text
        .replace(/[\p{Cc}\p{Cs}]/gu, " ")
        .trim()
        .slice(0, 100),
    )
    .default(""),
  area: z.string().max(200).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type InstructorQuery = z.infer<typeof InstructorQuery>;

/** The address of the list in this state; equal states have equal addresses. */
export function instructorsHref({ q, area, page }: InstructorQuery): string {
  const search = new URLSearchParams();
  if (q) search.set("q", q);
  if (area) search.set("area", area);
  if (page > 1) search.set("page", String(page));
  const text = search.toString();
  return text ? `/instructors?${text}` : "/instructors";
}

export const InstructorPageRef = z.object({ username: z.string().min(1).max(200) });

const PersonRef = z.object({ userId: z.uuid() });
const Reason = lines(longestReason).min(1);

/** As the admin saw it: an application that was sent again since is not decided. */
export const DecideApplication = PersonRef.extend({
  seen: moment(),
  decision: z.discriminatedUnion("verdict", [
    z.object({ verdict: z.literal("approve") }),
    z.object({ verdict: z.literal("reject"), reason: Reason }),
  ]),
});
export type DecideApplication = z.infer<typeof DecideApplication>;

export const SuspendInstructor = PersonRef.extend({ reason: Reason });
export type SuspendInstructor = z.infer<typeof SuspendInstructor>;
export const LiftSuspension = PersonRef;

export const GradeInstructor = PersonRef.extend({ tier: z.enum(tiers), isVerified: z.boolean() });
export type GradeInstructor = z.infer<typeof GradeInstructor>;
