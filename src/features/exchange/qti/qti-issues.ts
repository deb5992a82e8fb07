/** The item is read; something of it isn't. */
export type QtiKeptIssue =
  | "scoring"
  | "feedback"
  | "image"
  | "media"
  | "formula"
  | "notes"
  | "two_lists"
  | "no_manifest"
  | "bad_manifest";

/** The item can't be read. */
export type QtiLostIssue =
  | "adaptive"
  | "templated"
  | "no_interaction"
  | "several"
  | "graphic"
  | "slider"
  | "hottext"
  | "upload"
  | "media_interaction"
  | "custom"
  | "interaction"
  | "processing"
  | "many_matches"
  | "too_large"
  | "no_file"
  | "not_qti"
  | "qti_one"
  | "entities"
  | "malformed";
