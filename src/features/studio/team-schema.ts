import * as z from "zod";

const CourseId = z.object({ courseId: z.uuid() });
const Member = CourseId.extend({ userId: z.uuid() });

export const Share = z
  .number()
  .min(0)
  .max(100)
  .refine((share) => Math.abs(share * 100 - Math.round(share * 100)) < 1e-6, { message: "two_decimals" });

export const Rights = z.object({
  canEditContent: z.boolean(),
  canPublish: z.boolean(),
  canManageStudents: z.boolean(),
  canGrade: z.boolean(),
  canViewAnalytics: z.boolean(),
  canReplyToReviews: z.boolean(),
});

export const HelperRole = z.enum(["EDITOR", "ASSISTANT"]);

/** A user name, with or without "@" before it, or an email address. */
export const Whom = z.string().trim().min(2).max(320);

export const InviteTeacher = CourseId.extend({
  /** Made by the client: sending the same invitation again makes no second one. */
  inviteId: z.uuid(),
  whom: Whom,
  role: HelperRole,
  rights: Rights,
  revenueShare: Share,
});
export type InviteTeacher = z.infer<typeof InviteTeacher>;

export const TeacherInviteRef = CourseId.extend({ inviteId: z.uuid() });
export type TeacherInviteRef = z.infer<typeof TeacherInviteRef>;

export const ChangeTeacher = Member.extend({ role: HelperRole, rights: Rights });
export type ChangeTeacher = z.infer<typeof ChangeTeacher>;

export const TeacherRef = Member;
export type TeacherRef = z.infer<typeof TeacherRef>;

export const SetShares = CourseId.extend({
  shares: z
    .array(z.object({ userId: z.uuid(), revenueShare: Share }))
    .min(1)
    .max(100),
});
export type SetShares = z.infer<typeof SetShares>;

/** An invitation as the invited person names it: by the link's token, or by its id from the list of one's own. */
export const InvitationRef = z.union([
  z.object({ token: z.string().min(20).max(100) }),
  z.object({ inviteId: z.uuid() }),
]);
export type InvitationRef = z.infer<typeof InvitationRef>;

export const InvitationToken = z.object({ token: z.string().min(1).max(100) });
