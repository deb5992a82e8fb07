import "server-only";
import type { AssessmentDocument } from "@/features/interchange/course-document";
import type { ReadSection } from "@/features/interchange/server/cartridge/assessments";
import type { PackageFiles } from "@/features/interchange/server/cartridge/package-files";
import { fieldOf, readOneItem } from "@/features/interchange/server/cartridge/qti-one/read-one-item";
import { Keys } from "@/features/interchange/server/cartridge/question-document";
import type { Findings } from "@/features/interchange/server/findings";
import { parseXml } from "@/features/interchange/server/olx/parse-xml";
import { childNamed, withoutPrefixes } from "@/features/questions/formats/qti/qti-tree";
import { descendants, elementsOf, textOf, type XmlElement } from "@/lib/xml-tree";

export interface ReadOneTest {
  title: string;
  sections: ReadSection[];
  settings: Partial<AssessmentDocument>;
}

const besideQuestions = /^(presentation_material|rubric|objectives|assessfeedback|sectionfeedback)$/;

/** A questestinterop document of QTI 1.2. @throws ImportError where it isn't well-formed */
export function readOneTest(
  source: string,
  path: string,
  { files, findings }: { files: PackageFiles; findings: Findings },
): ReadOneTest {
  const root = withoutPrefixes(parseXml(source, path));
  const assessment = childNamed(root, "assessment") ?? root;
  const keys = new Keys();
  const sections: ReadSection[] = [];
  const context = {
    markdown: (html: string, line: number) => files.markdown(html, { file: path, line }),
    lost: ({ line }: XmlElement, what: string, why: string) => findings.lost(path, line, what, why),
  };
  function read(parent: XmlElement, section: ReadSection): void {
    for (const part of elementsOf(parent)) {
      if (part.name === "section") {
        const own: ReadSection = { title: part.attributes.title?.trim() ?? "", introduction: "", questions: [] };
        sections.push(own);
        read(part, own);
      } else if (part.name === "item") {
        const found = readOneItem(part, context);
        if ("refused" in found) context.lost(part, "item", found.refused);
        else {
          findings.carried("item");
          section.questions.push({ ...found, sourceKey: keys.of(part.attributes.ident ?? "", "question") });
        }
      } else if (part.name === "sourcebank_ref")
        context.lost(part, part.name, "Questions that are drawn from a question bank are not in the quiz.");
      else if (besideQuestions.test(part.name) && textOf(part) !== "")
        context.lost(part, part.name, "Texts of a quiz beside its questions are not imported.");
    }
  }
  const first: ReadSection = { title: "", introduction: "", questions: [] };
  sections.push(first);
  read(assessment, first);
  const drawn = [...descendants(assessment)].find(({ name }) => name === "selection_number");
  if (drawn) context.lost(drawn, "selection", "All its questions are carried; the random choice among them is not.");
  const count = (label: string) => Math.min(10_000, Math.max(0, Math.floor(Number(fieldOf(assessment, label)) || 0)));
  return {
    title: assessment.attributes.title?.trim() ?? "",
    sections,
    settings: { maxAttempts: count("cc_maxattempts"), timeLimitMinutes: count("qmd_timelimit") },
  };
}
