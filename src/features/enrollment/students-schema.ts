import * as z from "zod";
import { moment } from "@/lib/moment";
import { TimeZone } from "@/lib/time-zone";
import { MOST_BYTES, studentFilters, studentSorts } from "./students";

const CourseId = z.object({ courseId: z.uuid() });
const Until = moment().nullable();

export const ListStudents = CourseId.extend({
  q: z.string().trim().max(200).default(""),
  show: z.enum(studentFilters).default("current"),
  sort: z.enum(studentSorts).default("active"),
  /** Only those in a group of the course. */
  groupId: z.uuid().nullable().default(null),
  page: z.number().int().min(1).max(100_000).default(1),
});
export type ListStudents = z.output<typeof ListStudents>;

export const ExportStudents = ListStudents.pick({ courseId: true, groupId: true });
export type ExportStudents = z.output<typeof ExportStudents>;

export const StudentRef = CourseId.extend({ enrollmentId: z.uuid() });
export type StudentRef = z.infer<typeof StudentRef>;

export const EnrollByHand = CourseId.extend({ whom: z.string().trim().min(2).max(320), until: Until });
export type EnrollByHand = z.infer<typeof EnrollByHand>;

export const EnrollmentRefs = CourseId.extend({ enrollmentIds: z.array(z.uuid()).min(1).max(100) });
export type EnrollmentRefs = z.infer<typeof EnrollmentRefs>;

export const ExtendEnrollments = EnrollmentRefs.extend({ until: Until });
export type ExtendEnrollments = z.infer<typeof ExtendEnrollments>;

export const ResetEnrollment = StudentRef.extend({
  /** Made by the client: of two tries one counts. */
  newEnrollmentId: z.uuid(),
  /** Of the preview that was shown: what has changed since is not reset unseen. */
  stamp: z.string().length(64),
});
export type ResetEnrollment = z.infer<typeof ResetEnrollment>;

export const InviteRef = CourseId.extend({ inviteId: z.uuid() });
export type InviteRef = z.infer<typeof InviteRef>;

export const StudentFile = CourseId.extend({
  file: z.base64().max(Math.ceil(MOST_BYTES * 1.4)),
  /** In which the days of the file end (IANA). */
  zone: TimeZone.default("UTC"),
});
export type StudentFile = z.output<typeof StudentFile>;

export const ImportStudents = StudentFile.extend({
  /** Made by the client: it names the import in the audit log, once. */
  importId: z.uuid(),
});
export type ImportStudents = z.output<typeof ImportStudents>;
