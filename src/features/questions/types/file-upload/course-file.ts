import "server-only";
import * as z from "zod";
import { text, whole } from "@/lib/yaml-values";
import { type CourseFileCodec, itemOfAll } from "../../course-file-codec";
import { type RubricDocument, RubricItem, rubricDocument, rubricFields, rubricOf } from "../../shared/rubric-file";
import { emptyFileUpload, mostFiles, mostMegabytes, readFileUpload } from "./body";
import { type FileGroup, fileGroups } from "./file-groups";

interface FilesDocument {
  files: {
    most: number;
    accepts: FileGroup[];
    /** How large each may be, in MB. */
    megabytes: number;
    /** As Markdown. */
    graderNotes: string;
  };
  /** Absent where there is none. */
  rubric?: RubricDocument;
}

const item = z.strictObject({
  type: z.literal("file-upload"),
  ...itemOfAll,
  mostFiles: whole
    .refine((number) => number >= 1 && number <= mostFiles, `must be between 1 and ${mostFiles}.`)
    .default(emptyFileUpload.most),
  accepts: z
    .array(z.enum(fileGroups, { error: `must be kinds of files: ${fileGroups.join(", ")}.` }))
    .min(1, "must have at least one kind of file.")
    .default(emptyFileUpload.accepts),
  megabytes: whole
    .refine((number) => number >= 1 && number <= mostMegabytes, `must be between 1 and ${mostMegabytes}.`)
    .default(emptyFileUpload.megabytes),
  graderNotes: text.default(""),
  rubric: RubricItem.optional(),
});

export const fileUploadFile: CourseFileCodec<typeof item, FilesDocument> = {
  item,
  read: ({ mostFiles: most, accepts, megabytes, graderNotes, rubric }) => ({
    files: { most, accepts: fileGroups.filter((group) => accepts.includes(group)), megabytes, graderNotes },
    ...(rubric && { rubric }),
  }),
  write: ({ files: { most, accepts, megabytes, graderNotes }, rubric }) => ({
    ...{ mostFiles: most, accepts, megabytes },
    graderNotes: graderNotes || undefined,
    rubric: rubricFields(rubric),
  }),
  load({ body }) {
    const { rubric, ...files } = readFileUpload(body);
    return { files, ...rubricDocument(rubric) };
  },
  store: ({ files, rubric }) => ({ answers: [], body: { ...files, ...rubricOf(rubric) } }),
  changeTexts: ({ files }, change) => ({ files: { ...files, graderNotes: change(files.graderNotes) } }),
};
