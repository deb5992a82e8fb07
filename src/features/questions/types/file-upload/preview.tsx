import type { PreviewProps, QuestionPreview } from "../../question-preview";
import { endingsOf } from "./file-groups";

export const fileUploadPreview: QuestionPreview = { AnswerPreview: FilesPreview };

/** Kinds of files by their endings, which are the same in every language. */
function FilesPreview({ question: { files }, words }: PreviewProps) {
  if (!files) return null;
  return (
    <p className="rounded-control border border-dashed border-edge p-3">
      {words.answer} <span className="caption">{endingsOf(files.accepts).join(", ").toUpperCase()}</span>
    </p>
  );
}
