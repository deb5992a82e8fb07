import { lazyPart } from "@/components/on-demand/lazy-part";
import type { QuestionPlayer } from "../../question-player";
import { isAnyChosen, neverUnread } from "../../shared/given";

/** Fetched by the attempts that ask for files alone. */
const FileFields = lazyPart(() => import("./file-fields").then((part) => part.FileFields));

export const fileUploadPlayer: QuestionPlayer = {
  AnswerFields: FileFields,
  hint: "gradedByPerson",
  isAnswered: isAnyChosen,
  isUnread: neverUnread,
};
