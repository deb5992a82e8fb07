import "server-only";
import {
  AddLesson,
  AddModule,
  DescribeModule,
  DuplicateItems,
  ImportLessons,
  ListLessonItems,
  MoveAssessment,
  MoveLessons,
  MoveModules,
  MoveResourceTo,
  RemoveItems,
  RenameItem,
  RestoreItems,
  ShowModule,
} from "@/features/authoring/outline/schema";
import { setModuleGate } from "@/features/authoring/server/gates/set-module-gate";
import { SetModuleGate } from "@/features/courses/gates/schema";
import { onCourse, router } from "@/server/trpc/init";
import { addLesson, addModule } from "./add-items";
import { describeModule } from "./describe-module";
import { duplicateItems } from "./duplicate-items";
import { getOutline } from "./get-outline";
import { importLessons } from "./import-lessons";
import { listLessonItems } from "./list-lesson-items";
import { moveLessons, moveModules } from "./move-items";
import { moveAssessment, moveResourceTo } from "./move-lesson-items";
import { removeItems, restoreItems } from "./remove-items";
import { renameItem, showModule } from "./rename-item";

const editing = onCourse("course.edit");

export const outlineRouter = router({
  get: onCourse("course.manage").query(({ ctx }) => getOutline(ctx, ctx.course.id)),
  lessonItems: onCourse("course.manage")
    .input(ListLessonItems)
    .query(({ ctx, input }) => listLessonItems(ctx, input)),
  addModule: editing.input(AddModule).mutation(({ ctx, input }) => addModule(ctx, input)),
  addLesson: editing.input(AddLesson).mutation(({ ctx, input }) => addLesson(ctx, input)),
  importLessons: editing.input(ImportLessons).mutation(({ ctx, input }) => importLessons(ctx, input)),
  rename: editing.input(RenameItem).mutation(({ ctx, input }) => renameItem(ctx, input)),
  describeModule: editing.input(DescribeModule).mutation(({ ctx, input }) => describeModule(ctx, input)),
  setModuleGate: editing.input(SetModuleGate).mutation(({ ctx, input }) => setModuleGate(ctx, input)),
  moveLessons: editing.input(MoveLessons).mutation(({ ctx, input }) => moveLessons(ctx, input)),
  moveModules: editing.input(MoveModules).mutation(({ ctx, input }) => moveModules(ctx, input)),
  moveResource: editing.input(MoveResourceTo).mutation(({ ctx, input }) => moveResourceTo(ctx, input)),
  moveAssessment: editing.input(MoveAssessment).mutation(({ ctx, input }) => moveAssessment(ctx, input)),
  duplicate: editing.input(DuplicateItems).mutation(({ ctx, input }) => duplicateItems(ctx, input)),
  remove: editing.input(RemoveItems).mutation(({ ctx, input }) => removeItems(ctx, input)),
  restore: editing.input(RestoreItems).mutation(({ ctx, input }) => restoreItems(ctx, input)),
  showModule: editing.input(ShowModule).mutation(({ ctx, input }) => showModule(ctx, input)),
});
