import { emptyFileUpload, readFileUpload } from "@/features/questions/types/file-upload/body";
import { fileGroups, typesOf } from "@/features/questions/types/file-upload/file-groups";
import { blocksOf, declaration, type Tell } from "./item-parts";
import { element } from "./qti-element";
import type { PartsWriter } from "./write-choices";
import type { GraderNotes } from "./write-typed";

const identifier = "RESPONSE";

/** A response is one file, whose type is one media type or any. */
export function writeUpload(tell: Tell, notesOf: GraderNotes): PartsWriter {
  return ({ text, body }, means) => {
    const { most, accepts, megabytes, graderNotes, rubric } = readFileUpload(body);
    const [type, ...others] = typesOf(accepts);
    const isOne = type !== undefined && others.length === 0 && !type.endsWith("/");
    if (rubric) tell("rubric");
    if (most > 1) tell("one_file");
    if (!isOne && accepts.length < fileGroups.length) tell("file_kinds");
    if (megabytes !== emptyFileUpload.megabytes) tell("file_size");
    return {
      declarations: [declaration({ identifier, cardinality: "single", baseType: "file", correct: [] })],
      body: [
        ...blocksOf(text, means),
        element("uploadInteraction", { responseIdentifier: identifier, type: isOne ? type : undefined }),
        ...(graderNotes.trim() === "" ? [] : [notesOf(...blocksOf(graderNotes, means))]),
      ],
      rules: [],
      said: [],
    };
  };
}
