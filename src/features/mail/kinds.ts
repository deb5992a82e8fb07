/** Kinds of mails that can be refused, as choices and the outbox name them. */
export const mailKinds = [
  "team.invitation",
  "course.invitation",
  "course.access",
  "draft.ending",
  "review.decided",
  "review.published",
] as const;
/** Those about the account itself: nobody can do without them. */
export const accountMailKinds = ["account.reset", "account.password", "account.verify", "account.address"] as const;

export type MailKind = (typeof mailKinds)[number];
export type AccountMailKind = (typeof accountMailKinds)[number];
export type AnyMailKind = MailKind | AccountMailKind;

const isOneOf =
  <Kind extends string>(kinds: readonly Kind[]) =>
  (text: string): text is Kind =>
    kinds.some((kind) => kind === text);

export const isMailKind = isOneOf(mailKinds);
export const isAnyMailKind = isOneOf<AnyMailKind>([...mailKinds, ...accountMailKinds]);

/** Its words open something: they are not kept once the mail is on its way. */
export const holdsSecret = (kind: string): boolean => kind === "account.reset" || kind === "account.verify";
