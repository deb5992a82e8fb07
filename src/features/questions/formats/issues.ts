/** The question is read; something of it isn't. */
export type KeptIssue =
  | "category"
  | "weights"
  | "blank_weights"
  | "part_of_points"
  | "wrong_answers"
  | "answer_feedback"
  | "result_feedback"
  | "other_numbers"
  | "units"
  | "blank_patterns"
  | "order"
  | "template"
  | "attachments"
  | "file_kinds"
  | "tries"
  | "tags"
  | "files"
  | QtiKeptIssue;
/** The question can't be read. */
export type LostIssue =
  | "unclosed_title"
  | "no_closing_brace"
  | "braces"
  | "description"
  | "no_pair"
  | "weight"
  | "no_answer_line"
  | "malformed"
  | "entity"
  | "type"
  | "only_text"
  | "several_right"
  | "too_large"
  | QtiLostIssue;

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

/** What a format can't say of a question that is written. */
export type UnsaidIssue =
  | "points"
  | "penalty"
  | "unit"
  | "units"
  | "case"
  | "case_mixed"
  | "pattern"
  | "credit"
  | "credit_rounded"
  | "formatting"
  | "plain_answers"
  | "feedback"
  | "lines"
  | "limits"
  | "notes"
  | "rubric"
  | "files"
  | "one_file"
  | "file_kinds"
  | "file_size"
  | "image";
export type Tell = (code: UnsaidIssue) => void;
