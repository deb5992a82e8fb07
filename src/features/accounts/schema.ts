import * as z from "zod";
import { isEmailShaped } from "./rules";

/** Characters as a person counts them roughly: code points, so that no script is short-changed. */
const countCharacters = (text: string): number => [...text].length;

export const passwordLeast = 8;
export const passwordMost = 128;

/** Shared by the form and the procedure. Messages are keys below `errors`. */
export const Password = z
  .string()
  .refine((text) => countCharacters(text) >= passwordLeast, { error: "accounts.password_too_short" })
  .refine((text) => countCharacters(text) <= passwordMost, { error: "accounts.password_too_long" });

/** An address of any script; what it is compared by is `emailKey`. */
export const Email = z
  .string()
  .trim()
  .min(3, { error: "accounts.email_missing" })
  .max(254, { error: "accounts.email_wrong" })
  .refine(isEmailShaped, { error: "accounts.email_wrong" });

/** A person's name: anything but control characters and blanks alone. */
export const PersonName = z
  .string()
  .trim()
  .min(1, { error: "accounts.name_missing" })
  .max(120, { error: "accounts.name_too_long" })
  .refine((text) => !/[\p{Cc}\p{Cs}\p{Co}]/u.test(text) && /[^\p{Z}\p{Cf}]/u.test(text), {
    error: "accounts.name_wrong",
  });

export const SignUp = z.object({ name: PersonName, email: Email, password: Password });
export type SignUp = z.infer<typeof SignUp>;

export const AskForReset = z.object({ email: Email });
export type AskForReset = z.infer<typeof AskForReset>;

export const ResetToken = z.object({ token: z.string().min(1).max(200) });
export const ResetPassword = ResetToken.extend({ password: Password });
export type ResetPassword = z.infer<typeof ResetPassword>;

export const CreateFirstAdmin = SignUp.extend({
  code: z.string().trim().min(1, { error: "accounts.setup_code_missing" }).max(100),
});
export type CreateFirstAdmin = z.infer<typeof CreateFirstAdmin>;

export const AddAddress = z.object({ email: Email });
export type AddAddress = z.infer<typeof AddAddress>;

export const AddressRef = z.object({ addressId: z.uuid() });
export type AddressRef = z.infer<typeof AddressRef>;

export const VerificationToken = z.object({ token: z.string().min(1).max(200) });
