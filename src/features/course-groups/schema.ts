import * as z from "zod";
import { LONGEST_NAME, MOST_NAMED } from "./rules";

const CourseId = z.object({ courseId: z.uuid() });

export const GroupRef = CourseId.extend({ groupId: z.uuid() });
export type GroupRef = z.infer<typeof GroupRef>;

export const GetGroup = GroupRef.extend({ page: z.number().int().min(1).max(100_000).default(1) });
export type GetGroup = z.output<typeof GetGroup>;

export const SaveGroup = CourseId.extend({
  /** Made by the client for a new one: of two tries one counts. */
  groupId: z.uuid(),
  name: z.string().trim().min(1).max(LONGEST_NAME),
});
export type SaveGroup = z.infer<typeof SaveGroup>;

/** User names or addresses of students of the course. */
export const AddNamed = GroupRef.extend({ whom: z.array(z.string().trim().min(1).max(320)).min(1).max(MOST_NAMED) });
export type AddNamed = z.infer<typeof AddNamed>;

export const AddChosen = GroupRef.extend({ enrollmentIds: z.array(z.uuid()).min(1).max(100) });
export type AddChosen = z.infer<typeof AddChosen>;

export const MemberRef = GroupRef.extend({ userId: z.uuid() });
export type MemberRef = z.infer<typeof MemberRef>;
