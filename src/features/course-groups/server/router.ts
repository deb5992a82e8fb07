import "server-only";
import { AddChosen, AddNamed, GetGroup, GroupRef, MemberRef, SaveGroup } from "@/features/course-groups/schema";
import { onCourse, router } from "@/server/trpc/init";
import { addChosen, addNamed, Joined, removeMember } from "./change-members";
import { getGroup, listGroups } from "./list-groups";
import { deleteGroup, saveGroup } from "./save-group";

export const courseGroupsRouter = router({
  list: onCourse("course.manageStudents").query(({ ctx }) => listGroups(ctx, { courseId: ctx.course.id })),
  get: onCourse("course.manageStudents")
    .input(GetGroup)
    .query(({ ctx, input }) => getGroup(ctx, { ...input, courseId: ctx.course.id })),
  save: onCourse("course.manageStudents")
    .input(SaveGroup)
    .mutation(({ ctx, input }) => saveGroup(ctx, { ...input, courseId: ctx.course.id })),
  delete: onCourse("course.manageStudents")
    .input(GroupRef)
    .mutation(({ ctx, input }) => deleteGroup(ctx, { ...input, courseId: ctx.course.id })),
  addNamed: onCourse("course.manageStudents")
    .input(AddNamed)
    .output(Joined)
    .mutation(({ ctx, input }) => addNamed(ctx, { ...input, courseId: ctx.course.id })),
  addChosen: onCourse("course.manageStudents")
    .input(AddChosen)
    .output(Joined)
    .mutation(({ ctx, input }) => addChosen(ctx, { ...input, courseId: ctx.course.id })),
  removeMember: onCourse("course.manageStudents")
    .input(MemberRef)
    .mutation(({ ctx, input }) => removeMember(ctx, { ...input, courseId: ctx.course.id })),
});
