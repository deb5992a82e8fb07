/** The item is read; something of it isn't. */
export type QtiKeptIssue =
  | "scoring"
  | "feedback"
  | "image"
  | "area_shape"
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
  | "no_picture"
  | "no_image_size"
  | "slider"
  | "hottext"
  | "drawing"
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
