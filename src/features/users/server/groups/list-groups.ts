import "server-only";
import * as z from "zod";
import { MOST_GROUPS, MOST_MEMBERS_SHOWN } from "@/features/users/rules";
import { type GrantableAction, grantableActions } from "@/policy/site";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const ListedMember = rowSchema(() => ({
  userId: z.string(),
  name: z.string(),
  username: z.string(),
  since: z.string(),
}));
export type ListedMember = RowOf<typeof ListedMember>;

const GroupRow = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  actions: z.array(z.string()),
  /** Those who are shown; `memberCount` are in it. */
  members: z.array(ListedMember()),
  memberCount: z.number(),
}));

export type ListedGroup = Omit<RowOf<typeof GroupRow>, "actions"> & { actions: GrantableAction[] };

/** All groups by name, with their members by theirs. One query. */
export async function listGroups({ db }: Pick<Deps, "db">): Promise<ListedGroup[]> {
  const rows = await queryRows(db, GroupRow)`
    SELECT g.id::text AS id, g.name, g.description, g.actions,
           (SELECT count(*)::int FROM group_member m WHERE m.group_id = g.id) AS "memberCount",
           COALESCE((SELECT jsonb_agg(jsonb_build_object('userId', s.id, 'name', s.name, 'username', s.username, 'since', s.created_at) ORDER BY s.name, s.id)
              FROM (SELECT u.id, u.name, u.username, m.created_at FROM group_member m JOIN users u ON u.id = m.user_id
                     WHERE m.group_id = g.id ORDER BY u.name, u.id LIMIT ${MOST_MEMBERS_SHOWN}) s), '[]'::jsonb) AS members
      FROM group_of_people g ORDER BY lower(g.name), g.id LIMIT ${MOST_GROUPS}`;
  return rows.map((group) => ({
    ...group,
    actions: grantableActions.filter((action) => group.actions.includes(action)),
  }));
}
