import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/browser";
import * as z from "zod";
import { hasHiddenSigns } from "@/lib/hidden-signs";
import { providerIds } from "./providers";
import { isEmailShaped } from "./rules";
import { factorRoles } from "./second-factor";

/** Characters as a person counts them roughly: code points of the form that is hashed, so that no script is short-changed. */
const countCharacters = (text: string): number => [...text.normalize("NFKC")].length;

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

/** A person's name: anything but hidden signs and blanks alone. It has to read the same on a page, in a PDF and in an email. */
export const PersonName = z
  .string()
  .trim()
  .min(1, { error: "accounts.name_missing" })
  .max(120, { error: "accounts.name_too_long" })
  .refine((text) => !hasHiddenSigns(text) && /[^\p{Z}\p{Cf}]/u.test(text), {
    error: "accounts.name_wrong",
  });

export const SignUp = z.object({ name: PersonName, email: Email, password: Password });
export type SignUp = z.infer<typeof SignUp>;

export const AskForReset = z.object({ email: Email });
export type AskForReset = z.infer<typeof AskForReset>;

export const ResetToken = z.object({ token: z.string().min(1).max(200) });
/** What a browser brings as proof of earlier sign-ins; made up, it proves nothing. */
const DeviceCookie = z.string().max(1000).nullish();
export const ResetPassword = ResetToken.extend({ password: Password, deviceCookie: DeviceCookie });
export type ResetPassword = z.infer<typeof ResetPassword>;

/** What is typed to show that one is still the person who signed in. */
const CurrentPassword = z.string().min(1, { error: "accounts.password_missing" }).max(1000);
export const ConfirmIdentity = z.object({ password: CurrentPassword });
export const ChangePassword = z.object({ current: CurrentPassword, password: Password, deviceCookie: DeviceCookie });
export type ChangePassword = z.infer<typeof ChangePassword>;
/** No one without a password is asked for one. */
export const StepUp = z.object({ current: CurrentPassword.optional() });
const FactorCode = z
  .string()
  .trim()
  .min(1, { error: "accounts.code_missing" })
  .max(60, { error: "accounts.code_wrong" });
export const FirstCode = z.object({ factorCode: FactorCode });
/** The code is absent where a passkey has just been shown. */
export const CodeProof = StepUp.extend({ factorCode: FactorCode.optional() });
export type CodeProof = z.infer<typeof CodeProof>;
/** What WebAuthn writes bytes in; the longest are attestations of hardware. */
const Bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);
const credential = {
  id: Bytes.min(1).max(1_400),
  rawId: Bytes.min(1).max(1_400),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional(),
  // What extensions say is not asked for.
  clientExtensionResults: z.object({}),
};
/** A passkey that a device has made, as the browser hands it out. */
const MadePasskey: z.ZodType<RegistrationResponseJSON> = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
/** What a device says when it is asked for a passkey, as the browser hands it out. */
export const PasskeyAnswer: z.ZodType<AuthenticationResponseJSON> = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Bytes.optional(),
  }),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;
const PasskeyName = z
  .string()
  .trim()
  .min(1, { error: "accounts.passkey_name_missing" })
  .max(60, { error: "accounts.passkey_name_long" });
/** Before a device is asked for one: what it has made already cannot be taken back for a missing name. */
export const BeginPasskey = StepUp.extend({ passkeyName: PasskeyName });
const NewPasskey = z.object({ passkeyName: PasskeyName, response: MadePasskey });
export type NewPasskey = z.infer<typeof NewPasskey>;
/** With what the browser keeps of the question that was asked. */
export const AddPasskey = NewPasskey.extend({ sealed: z.string().max(2_000).nullable() });
/** What a browser keeps of a sign-in that waits for its second factor; null where nothing came before. */
export const PendingEntry = z.object({ pending: z.string().max(2_000).nullable() });
export const RenamePasskey = z.object({ passkeyId: z.uuid(), passkeyName: PasskeyName });
export type RenamePasskey = z.infer<typeof RenamePasskey>;
export const RemovePasskey = CodeProof.extend({ passkeyId: z.uuid() });
export type RemovePasskey = z.infer<typeof RemovePasskey>;
export const FactorRoles = z.object({ roles: z.array(z.enum(factorRoles)).max(factorRoles.length) });
export const OwnSession = z.object({ sessionId: z.uuid() });
export const DisownToken = z.object({ token: z.string().min(20).max(200) });

/** What a browser brings of a sign-up through a provider. */
const SignUpToken = z.string().max(200).nullable();
export const PendingRef = z.object({ token: SignUpToken });
export const GiveAddress = PendingRef.extend({ email: Email });
export const LinkProvider = StepUp.extend({ provider: z.enum(providerIds) });
export const UnlinkAccount = StepUp.extend({ accountId: z.uuid() });

export const CreateFirstAdmin = SignUp.extend({
  code: z.string().trim().min(1, { error: "accounts.setup_code_missing" }).max(100),
});
export type CreateFirstAdmin = z.infer<typeof CreateFirstAdmin>;

export const AddAddress = z.object({ email: Email });
export type AddAddress = z.infer<typeof AddAddress>;

export const AddressRef = z.object({ addressId: z.uuid() });
export type AddressRef = z.infer<typeof AddressRef>;

export const VerificationToken = z.object({ token: z.string().min(1).max(200) });
