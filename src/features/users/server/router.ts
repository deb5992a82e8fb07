import "server-only";
import { ChangeRole, Impersonate, ListUsers, LockUser, UserFilter, UserRef } from "@/features/users/schema";
import { onSite, router } from "@/server/trpc/init";
import { changeRole } from "./change-role";
import { exportUsers } from "./export-users";
import { getUser } from "./get-user";
import { groupsRouter } from "./groups/router";
import { impersonate } from "./impersonate";
import { listUsers } from "./list-users";
import { lockUser, unlockUser } from "./lock-user";
import { stopImpersonating } from "./stop-impersonating";

export const usersRouter = router({
  groups: groupsRouter,

  list: onSite("admin.use")
    .input(ListUsers)
    .query(({ ctx, input }) => listUsers(ctx, input)),
  export: onSite("admin.use")
    .input(UserFilter)
    .query(({ ctx, input }) => exportUsers(ctx, input)),
  get: onSite("admin.use")
    .input(UserRef)
    .query(({ ctx, input }) => getUser(ctx, input)),
  changeRole: onSite("admin.use")
    .input(ChangeRole)
    .mutation(({ ctx, input }) => changeRole(ctx, input)),
  impersonate: onSite("admin.use")
    .input(Impersonate)
    .mutation(({ ctx, input }) => impersonate(ctx, input)),
  /** Asked as the person whom an admin acts as. */
  stopImpersonating: onSite("account.leave").mutation(({ ctx }) => stopImpersonating(ctx)),
  lock: onSite("admin.use")
    .input(LockUser)
    .mutation(({ ctx, input }) => lockUser(ctx, input)),
  unlock: onSite("admin.use")
    .input(UserRef)
    .mutation(({ ctx, input }) => unlockUser(ctx, input)),
});
