import "server-only";
import {
  DecideApplication,
  GradeInstructor,
  InstructorPageRef,
  InstructorQuery,
  LiftSuspension,
  ListInstructorQueue,
  SaveInstructorField,
  SetPagePublic,
  SuspendInstructor,
} from "@/features/instructors/schema";
import { UploadRef } from "@/features/media/schema";
import { ShownPortrait } from "@/features/media/server/portraits/keep-portrait";
import { getStorage } from "@/server/storage/get-storage";
import { onSite, router } from "@/server/trpc/init";
import { Saved } from "@/server/trpc/saved";
import { decideApplication } from "./decide-application";
import { getInstructorPage } from "./get-instructor-page";
import { getStanding } from "./get-standing";
import { gradeInstructor } from "./grade-instructor";
import { liftSuspension } from "./lift-suspension";
import { listInstructors } from "./list-instructors";
import { listQueue } from "./list-queue";
import { removeCover, removePortrait, saveCover, savePortrait } from "./portrait";
import { listPublicAddresses } from "./public-addresses";
import { saveInstructorField } from "./save-instructor-field";
import { sendApplication } from "./send-application";
import { setPagePublic } from "./set-page-public";
import { suspendInstructor } from "./suspend-instructor";
import { withdrawApplication } from "./withdraw-application";

export const instructorsRouter = router({
  list: onSite("site.read")
    .input(InstructorQuery)
    .query(({ ctx, input }) => listInstructors(ctx, input)),
  /** What everybody may see; who is not approved, suspended or hidden is not there. */
  page: onSite("site.read")
    .input(InstructorPageRef)
    .query(({ ctx, input }) => getInstructorPage(ctx, input)),
  publicAddresses: onSite("site.read").query(({ ctx }) => listPublicAddresses(ctx)),

  /** Where the viewer is; null for whoever is not signed in. */
  standing: onSite("site.read").query(({ ctx }) => getStanding(ctx)),
  saveField: onSite("account.own")
    .input(SaveInstructorField)
    .output(Saved)
    .mutation(({ ctx, input }) => saveInstructorField(ctx, input)),
  setPublic: onSite("account.own")
    .input(SetPagePublic)
    .output(Saved)
    .mutation(({ ctx, input }) => setPagePublic(ctx, input)),
  savePortrait: onSite("account.own")
    .input(UploadRef)
    .output(ShownPortrait)
    .mutation(({ ctx, input }) => savePortrait({ ...ctx, storage: getStorage() }, input)),
  removePortrait: onSite("account.own")
    .output(Saved)
    .mutation(({ ctx }) => removePortrait({ ...ctx, storage: getStorage() })),
  saveCover: onSite("account.own")
    .input(UploadRef)
    .output(ShownPortrait)
    .mutation(({ ctx, input }) => saveCover({ ...ctx, storage: getStorage() }, input)),
  removeCover: onSite("account.own")
    .output(Saved)
    .mutation(({ ctx }) => removeCover({ ...ctx, storage: getStorage() })),
  send: onSite("instructor.apply").mutation(({ ctx }) => sendApplication(ctx)),
  withdraw: onSite("account.own").mutation(({ ctx }) => withdrawApplication(ctx)),

  queue: onSite("instructor.decide")
    .input(ListInstructorQueue)
    .query(({ ctx, input }) => listQueue(ctx, input)),
  decide: onSite("instructor.decide")
    .input(DecideApplication)
    .mutation(({ ctx, input }) => decideApplication(ctx, input)),
  suspend: onSite("instructor.decide")
    .input(SuspendInstructor)
    .mutation(({ ctx, input }) => suspendInstructor(ctx, input)),
  lift: onSite("instructor.decide")
    .input(LiftSuspension)
    .mutation(({ ctx, input }) => liftSuspension(ctx, input)),
  grade: onSite("instructor.decide")
    .input(GradeInstructor)
    .mutation(({ ctx, input }) => gradeInstructor(ctx, input)),
});
