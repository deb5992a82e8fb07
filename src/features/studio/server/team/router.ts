import "server-only";
import * as z from "zod";
import {
  ChangeTeacher,
  InvitationRef,
  InvitationToken,
  InviteTeacher,
  SetShares,
  TeacherInviteRef,
  TeacherRef,
} from "@/features/studio/team-schema";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { acceptInvitation, declineInvitation } from "./answer-invitation";
import { changeTeacher, endMembership, handOverLead, setShares } from "./change-team";
import { inviteTeacher, renewInvitation, SentInvitation, withdrawInvitation } from "./invite-teacher";
import { listOwnInvitations, readInvitation, readTeam } from "./read-team";

export const teamRouter = router({
  get: onCourse("course.manage").query(({ ctx }) => readTeam(ctx, ctx.course)),
  invite: onCourse("course.manageTeam")
    .input(InviteTeacher)
    .output(SentInvitation)
    .mutation(({ ctx, input }) => inviteTeacher(ctx, input)),
  renewInvitation: onCourse("course.manageTeam")
    .input(TeacherInviteRef)
    .output(SentInvitation)
    .mutation(({ ctx, input }) => renewInvitation(ctx, input)),
  withdrawInvitation: onCourse("course.manageTeam")
    .input(TeacherInviteRef)
    .mutation(({ ctx, input }) => withdrawInvitation(ctx, input)),
  change: onCourse("course.manageTeam")
    .input(ChangeTeacher)
    .mutation(({ ctx, input }) => changeTeacher(ctx, input)),
  setShares: onCourse("course.manageTeam")
    .input(SetShares)
    .mutation(({ ctx, input }) => setShares(ctx, input)),
  handOver: onCourse("course.manageTeam")
    .input(TeacherRef)
    .mutation(({ ctx, input }) => handOverLead(ctx, input)),
  remove: onCourse("course.manageTeam")
    .input(TeacherRef)
    .mutation(({ ctx, input }) => endMembership(ctx, input)),
  leave: onCourse("course.leaveTeam").mutation(({ ctx }) => {
    return endMembership(ctx, { courseId: ctx.course.id, userId: ctx.person.id });
  }),

  /** Invitations that wait for the viewer. */
  ownInvitations: onSite("account.own").query(({ ctx }) => listOwnInvitations(ctx)),
  /** The one behind a link: whoever holds the link may read it, once signed in. */
  invitation: onSite("account.own")
    .input(InvitationToken)
    .query(({ ctx, input }) => readInvitation(ctx, input.token)),
  accept: onSite("team.join")
    .input(InvitationRef)
    .output(z.object({ courseId: z.string() }))
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
  decline: onSite("account.own")
    .input(InvitationRef)
    .mutation(({ ctx, input }) => declineInvitation(ctx, input)),
});
