import { childOf, numberIn, textIn, valueIn } from "../../formats/moodle-xml/elements";
import { issuesIf, type MoodleKind } from "../../formats/moodle-xml/moodle-kind";
import { moodleMarkdown } from "../../formats/moodle-xml/moodle-text";
import { textElement } from "../../formats/moodle-xml/xml-text";
import { mostWords, readEssay } from "./body";

export const essayMoodle: MoodleKind = {
  names: ["essay"],
  read(question) {
    const limit = (name: string) => {
      const words = numberIn(valueIn(question, name));
      return words !== null && words >= 1 ? Math.min(mostWords, Math.round(words)) : null;
    };
    const attachments = numberIn(valueIn(question, "attachments")) ?? 0;
    return {
      type: "ESSAY",
      body: {
        minWords: limit("minwordlimit"),
        maxWords: limit("maxwordlimit"),
        graderNotes: moodleMarkdown(textIn(childOf(question, "graderinfo"))),
      },
      issues: issuesIf({ template: valueIn(question, "responsetemplate") !== "", attachments: attachments !== 0 }),
    };
  },
  write({ body }, tell) {
    const { minWords, maxWords, graderNotes, rubric } = readEssay(body);
    if (rubric) tell("rubric");
    return [
      "<responseformat>editor</responseformat>",
      `<minwordlimit>${minWords ?? ""}</minwordlimit>`,
      `<maxwordlimit>${maxWords ?? ""}</maxwordlimit>`,
      textElement("graderinfo", graderNotes, "markdown"),
    ];
  },
};
