import * as z from "zod";
import { storable } from "@/lib/typed-text";
import { grantableActions } from "@/policy/site";
import { LONGEST_GROUP_NAME, LONGEST_REASON, userRoles, userTabs } from "./rules";

export const UserFilter = z.object({
  /** Part of a name, of a user name or of an address. */
  q: storable(200).default(""),
  role: z.enum(userRoles).nullable().default(null),
  show: z.enum(userTabs).default("everyone"),
});
export type UserFilter = z.output<typeof UserFilter>;

/** Behind whom a page goes on: the moment they joined, in milliseconds, and their id. */
const Cursor = z.string().regex(/^\d{1,14}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export const ListUsers = UserFilter.extend({ after: Cursor.nullable().default(null) });
export type ListUsers = z.output<typeof ListUsers>;

export const GroupRef = z.object({ groupId: z.uuid() });

/** With an id of the client's making: a group that is not there yet is made. */
export const SaveGroup = GroupRef.extend({
  name: storable(LONGEST_GROUP_NAME).min(1),
  description: storable(LONGEST_REASON).default(""),
  actions: z.array(z.enum(grantableActions)).max(grantableActions.length),
});
export type SaveGroup = z.output<typeof SaveGroup>;

/** By a user name or an address. */
export const AddMember = GroupRef.extend({ whom: storable(320).min(2) });
export type AddMember = z.output<typeof AddMember>;

export const RemoveMember = GroupRef.extend({ userId: z.uuid() });
export type RemoveMember = z.output<typeof RemoveMember>;

export const UserRef = z.object({ userId: z.uuid() });

export const ChangeRole = UserRef.extend({
  role: z.enum(userRoles),
  /** The role that the page showed. */
  from: z.enum(userRoles),
});
export type ChangeRole = z.output<typeof ChangeRole>;

/** The person reads the reason word for word. */
export const Impersonate = UserRef.extend({ reason: storable(LONGEST_REASON).min(1) });
export type Impersonate = z.output<typeof Impersonate>;

/** The person reads the reason word for word. */
export const LockUser = UserRef.extend({ reason: storable(LONGEST_REASON).min(1) });
export type LockUser = z.output<typeof LockUser>;
