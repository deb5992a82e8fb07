import "server-only";
import { AddMember, GroupRef, RemoveMember, SaveGroup } from "@/features/users/schema";
import { onSite, router } from "@/server/trpc/init";
import { addMember, removeMember } from "./change-members";
import { listGroups } from "./list-groups";
import { removeGroup, saveGroup } from "./save-group";

export const groupsRouter = router({
  list: onSite("admin.use").query(({ ctx }) => listGroups(ctx)),
  save: onSite("admin.use")
    .input(SaveGroup)
    .mutation(({ ctx, input }) => saveGroup(ctx, input)),
  remove: onSite("admin.use")
    .input(GroupRef)
    .mutation(({ ctx, input }) => removeGroup(ctx, input)),
  addMember: onSite("admin.use")
    .input(AddMember)
    .mutation(({ ctx, input }) => addMember(ctx, input)),
  removeMember: onSite("admin.use")
    .input(RemoveMember)
    .mutation(({ ctx, input }) => removeMember(ctx, input)),
});
