import { writtenWords } from "../../formats/qti/item-feedback";
import { blocksOf, declaration, response } from "../../formats/qti/item-parts";
import { element } from "../../formats/qti/qti-element";
import type { QtiKind } from "../../formats/qti/qti-kind";
import { emptyFileUpload, readFileUpload } from "./body";
import { type FileGroup, fileGroups, groupsOfType, typesOf } from "./file-groups";

/** Answered with one file, as a response of QTI's base type "file" is, and graded by a person. */
export const fileUploadQti: QtiKind = {
  read(asked) {
    if (asked.interaction.name !== "uploadInteraction") return null;
    const text = asked.text();
    const { accepts, isExact } = groupsIn(asked.interaction.attributes.type ?? "");
    if (!isExact) asked.tell("file_kinds");
    return {
      ...{ type: "FILE_UPLOAD", text, answers: [], score: null },
      body: { ...emptyFileUpload, accepts, graderNotes: asked.graderNotes },
      ...writtenWords(asked, asked.name),
    };
  },
  write({ text, body }, means) {
    const { tell, notesOf } = means;
    const { most, accepts, megabytes, graderNotes, rubric } = readFileUpload(body);
    const [type, ...others] = typesOf(accepts);
    const isOne = type !== undefined && others.length === 0 && !type.endsWith("/");
    if (rubric) tell("rubric");
    if (most > 1) tell("one_file");
    if (!isOne && accepts.length < fileGroups.length) tell("file_kinds");
    if (megabytes !== emptyFileUpload.megabytes) tell("file_size");
    return {
      declarations: [declaration({ identifier: response, cardinality: "single", baseType: "file", correct: [] })],
      body: [
        ...blocksOf(text, means),
        element("uploadInteraction", { responseIdentifier: response, type: isOne ? type : undefined }),
        ...(graderNotes.trim() === "" ? [] : [notesOf(...blocksOf(graderNotes, means))]),
      ],
      rules: [],
      said: [],
    };
  },
  isGradedByPerson: () => true,
};

/** QTI names one type, other platforms several. Without any, every file is taken. A type that no group has asks for something unknown here. */
function groupsIn(list: string): { accepts: FileGroup[]; isExact: boolean } {
  const types = list
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((type) => type !== "" && type !== "*/*");
  if (types.length === 0) return { accepts: [...fileGroups], isExact: true };
  const named = new Set(types.flatMap(groupsOfType));
  const accepts = fileGroups.filter((group) => named.has(group));
  if (accepts.length === 0) return { accepts: [...fileGroups], isExact: false };
  return { accepts, isExact: typesOf(accepts).every((type) => types.includes(type)) };
}
