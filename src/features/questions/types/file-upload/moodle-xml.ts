import type { XmlElement } from "@/lib/xml-tree";
import { childOf, numberIn, textIn, valueIn } from "../../formats/moodle-xml/elements";
import { issuesIf, type MoodleKind } from "../../formats/moodle-xml/moodle-kind";
import { moodleMarkdown } from "../../formats/moodle-xml/moodle-text";
import { textElement } from "../../formats/moodle-xml/xml-text";
import { emptyFileUpload, type FileUploadBody, MB, mostFiles, mostMegabytes, readFileUpload } from "./body";
import { endingsOf, type FileGroup, fileGroups } from "./file-groups";

/** More attachments than this Moodle's form doesn't offer, except any number. */
const mostInMoodle = 3;
const anyNumber = -1;

/** Moodle's names for groups of types (lib/classes/filetypes.php). */
const moodleGroups: Readonly<Record<string, FileGroup>> = {
  ...{ document: "documents", spreadsheet: "spreadsheets", presentation: "slides", archive: "archives" },
  ...{ image: "images", web_image: "images", optimised_image: "images", sourcecode: "code", plaintext: "code" },
  ...{ audio: "audio", web_audio: "audio", html_audio: "audio" },
  ...{ video: "video", web_video: "video", html_video: "video" },
};

/** An essay whose answer has attachments and no text of its own. */
export const fileUploadMoodle: MoodleKind = {
  names: ["essay"],
  read(question) {
    const attachments = attachmentsOf(question);
    if (valueIn(question, "responseformat") !== "noinline" || attachments === 0) return null;
    const bytes = numberIn(valueIn(question, "maxbytes")) ?? 0;
    const megabytes = bytes > 0 ? Math.min(mostMegabytes, Math.max(1, Math.round(bytes / MB))) : null;
    const { accepts, isExact } = groupsIn(valueIn(question, "filetypeslist"));
    const body: FileUploadBody = {
      most: attachments > 0 ? Math.min(mostFiles, attachments) : mostFiles,
      accepts,
      megabytes: megabytes ?? emptyFileUpload.megabytes,
      graderNotes: moodleMarkdown(textIn(childOf(question, "graderinfo"))),
    };
    return { type: "FILE_UPLOAD", body, issues: issuesIf({ file_kinds: !isExact }) };
  },
  write({ body }, tell) {
    const { most, accepts, megabytes, graderNotes, rubric } = readFileUpload(body);
    if (rubric) tell("rubric");
    if (most > mostInMoodle && most < mostFiles) tell("files");
    const endings = accepts.length === fileGroups.length ? [] : endingsOf(accepts).map((ending) => `.${ending}`);
    return [
      "<responseformat>noinline</responseformat>",
      "<responserequired>0</responserequired>",
      `<attachments>${most > mostInMoodle ? anyNumber : most}</attachments>`,
      "<attachmentsrequired>1</attachmentsrequired>",
      `<maxbytes>${megabytes * MB}</maxbytes>`,
      `<filetypeslist>${endings.join(",")}</filetypeslist>`,
      textElement("graderinfo", graderNotes, "markdown"),
    ];
  },
};

const attachmentsOf = (question: XmlElement): number => Math.round(numberIn(valueIn(question, "attachments")) ?? 0);

/** A list that isn't made of our groups becomes those that have all of it, and more. Without a list Moodle takes every file. */
function groupsIn(list: string): { accepts: FileGroup[]; isExact: boolean } {
  const named = list
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((name) => name !== "");
  if (named.length === 0 || named.includes("*")) return { accepts: [...fileGroups], isExact: named.length === 0 };
  const endings = new Set(named.filter((name) => !(name in moodleGroups)).map((name) => name.replace(/^\*?\./, "")));
  const hasAllOf = (group: FileGroup) => endingsOf([group]).every((ending) => endings.has(ending));
  const whole = fileGroups.filter((group) => hasAllOf(group) || named.some((name) => moodleGroups[name] === group));
  const rest = [...endings].filter((ending) => !endingsOf(whole).includes(ending));
  const parts = rest.flatMap((ending) => fileGroups.find((group) => endingsOf([group]).includes(ending)) ?? []);
  const isExact = rest.length === 0 && named.every((name) => !(name in moodleGroups));
  return { accepts: fileGroups.filter((group) => whole.includes(group) || parts.includes(group)), isExact };
}
