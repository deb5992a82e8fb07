import * as z from "zod";
import { profileFields, profileValues, visibleFields } from "./profile-fields";
import { usernameLimits } from "./rules";

const anyValue = z.union([z.string().max(100_000), z.array(z.string().max(10_000)).max(1_000), z.number(), z.null()]);

/** One field of one's own profile. */
export const SaveProfileField = z
  .object({ field: z.enum(profileFields), value: anyValue })
  .refine(({ field, value }) => profileValues[field].safeParse(value).success, { path: ["value"] });
export type SaveProfileField = z.infer<typeof SaveProfileField>;

/** Whether others may see one field. */
export const ShowProfileField = z.object({ field: z.enum(visibleFields), isShown: z.boolean() });
export type ShowProfileField = z.infer<typeof ShowProfileField>;

export const SetProfilePublic = z.object({ isPublic: z.boolean() });
export type SetProfilePublic = z.infer<typeof SetProfilePublic>;

/** As typed: the rules say whether it can be had. */
export const ChangeUsername = z.object({ username: z.string().trim().toLowerCase().min(1).max(200) });
export type ChangeUsername = z.infer<typeof ChangeUsername>;

export const PersonPageRef = z.object({ username: z.string().min(1).max(usernameLimits.most) });

export const StartPicture = z.object({
  uploadId: z.uuid(),
  name: z.string().min(1).max(1_000),
  sizeBytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  /** Lower-case hex of SHA-256, or null where the browser has none. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type StartPicture = z.infer<typeof StartPicture>;
