import "server-only";
import {
  AddLesson,
  AddModule,
  DuplicateItems,
  MoveLessons,
  MoveModules,
  RemoveItems,
  RenameItem,
  RestoreItems,
  ShowModule,
} from "@/features/authoring/outline/schema";
import { onCourse, router } from "@/server/trpc/init";
import { addLesson, addModule } from "./add-items";
import { duplicateItems } from "./duplicate-items";
import { getOutline } from "./get-outline";
import { moveLessons, moveModules } from "./move-items";
import { removeItems, restoreItems } from "./remove-items";
import { renameItem, showModule } from "./rename-item";

const editing = onCourse("course.edit");

export const outlineRouter = router({
  get: onCourse("course.manage").query(({ ctx }) => getOutline(ctx, ctx.course.id)),
  addModule: editing.input(AddModule).mutation(({ ctx, input }) => addModule(ctx, input)),
  addLesson: editing.input(AddLesson).mutation(({ ctx, input }) => addLesson(ctx, input)),
  rename: editing.input(RenameItem).mutation(({ ctx, input }) => renameItem(ctx, input)),
  moveLessons: editing.input(MoveLessons).mutation(({ ctx, input }) => moveLessons(ctx, input)),
  moveModules: editing.input(MoveModules).mutation(({ ctx, input }) => moveModules(ctx, input)),
  duplicate: editing.input(DuplicateItems).mutation(({ ctx, input }) => duplicateItems(ctx, input)),
  remove: editing.input(RemoveItems).mutation(({ ctx, input }) => removeItems(ctx, input)),
  restore: editing.input(RestoreItems).mutation(({ ctx, input }) => restoreItems(ctx, input)),
  showModule: editing.input(ShowModule).mutation(({ ctx, input }) => showModule(ctx, input)),
});
