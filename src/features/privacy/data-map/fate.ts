/** Under which heading /account/data speaks of it. */
export const dataTopics = [
  "account",
  "security",
  "profile",
  "studying",
  "answers",
  "notes",
  "discussion",
  "reviews",
  "certificates",
  "access",
  "teaching",
  "messages",
  "files",
] as const;
export type DataTopic = (typeof dataTopics)[number];

/** Why a column is in no export. */
export const withheldReasons = [
  /** A hash, a token or a key: worth something only to whoever would misuse it. */
  "secret",
  /** Would give away what an assessment keeps to itself. */
  "answers",
  /** Another person: who decided, invited, reported, and what they wrote for other eyes. */
  "others",
  /** Bookkeeping that says nothing of the person. */
  "internal",
  /** Part of a course, which has an export of its own. */
  "course",
] as const;
export type WithheldReason = (typeof withheldReasons)[number];

/**
 * What becomes of one model's rows about a person. `owner` is a condition on the table as `t`, with $1 for the person's id;
 * every column is in `exported` or in `withheld`, and a test says which one was forgotten.
 */
export interface PersonalModel {
  topic: DataTopic;
  table: string;
  owner: string;
  /** Columns, parted by blanks. */
  exported: string;
  /** Where not every row may be told: a condition on the table as `t`. */
  exportedIf?: string;
  withheld?: Partial<Record<WithheldReason, string>>;
  /** What orders the rows where there is no `id`: an expression of text, different for each row of one person. */
  order?: string;
  /** When the account is deleted: the rows go, stay as they are, or stay without these columns (values are SQL). */
  leaving: "delete" | "keep" | Readonly<Record<string, string>>;
}

/** A model without personal data, and its columns that name whoever did something: ids of people, who may be nameless by then. */
export type ImpersonalModel = readonly string[];

export const columnsOf = (names: string | undefined): string[] => names?.split(/\s+/).filter(Boolean) ?? [];
