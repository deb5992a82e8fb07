/** Kinds of mails, as choices and the outbox name them. None of these is about the account itself: all can be refused. */
export const mailKinds = ["team.invitation", "course.invitation", "course.access", "draft.ending"] as const;

export type MailKind = (typeof mailKinds)[number];

export const isMailKind = (text: string): text is MailKind => mailKinds.some((kind) => kind === text);
