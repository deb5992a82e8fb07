import { emptyFileUpload } from "@/features/questions/types/file-upload/body";
import { type FileGroup, fileGroups, groupsOfType, typesOf } from "@/features/questions/types/file-upload/file-groups";
import type { XmlElement } from "@/lib/xml-tree";
import type { ItemKey } from "./item-key";
import type { ItemReading } from "./qti-problem";
import { writtenWords } from "./text-keys";

/** Answered with one file, as a response of QTI's base type "file" is, and graded by a person. */
export function uploadKey(reading: ItemReading, interaction: XmlElement, graderNotes: string): ItemKey {
  const { accepts, isExact } = groupsIn(interaction.attributes.type ?? "");
  if (!isExact) reading.tell("file_kinds");
  return {
    type: "FILE_UPLOAD",
    answers: [],
    body: { ...emptyFileUpload, accepts, graderNotes },
    score: null,
    ...writtenWords(reading, interaction.attributes.responseIdentifier ?? ""),
  };
}

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
