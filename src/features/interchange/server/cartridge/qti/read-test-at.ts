import "server-only";
import type { AssessmentDocument } from "@/features/interchange/course-document";
import type { ReadSection } from "@/features/interchange/server/cartridge/assessments";
import { pathFrom } from "@/features/interchange/server/cartridge/manifest";
import { type ItemContext, readItemAt } from "@/features/interchange/server/cartridge/qti/read-item-at";
import { Keys } from "@/features/interchange/server/cartridge/question-document";
import { parseXml } from "@/features/interchange/server/olx/parse-xml";
import { readText } from "@/features/interchange/server/staging/read-text";
import { toDestination } from "@/features/media/references";
import { isForCandidates } from "@/features/questions/formats/qti/asked-text";
import { childNamed, childrenNamed, withoutPrefixes } from "@/features/questions/formats/qti/qti-tree";
import { xhtmlToMarkdown } from "@/features/questions/formats/qti/texts/xhtml-to-markdown";
import { descendants, elementsOf, type XmlElement } from "@/lib/xml-tree";

export interface ReadTest {
  title: string;
  sections: ReadSection[];
  settings: Partial<AssessmentDocument>;
  /** Paths of its items. */
  items: Set<string>;
}

const lost: Readonly<Record<string, string>> = {
  preCondition: "Questions that depend on earlier answers do not exist here.",
  branchRule: "Questions that depend on earlier answers do not exist here.",
  outcomeProcessing: "The points of the questions are added here.",
  testFeedback: "Feedback on the whole test is not imported.",
  weight: "Weights of items are not imported. Check the points.",
  templateDefault: "It has numbers or words that differ between students, which does not exist here.",
  selection: "All its questions are carried; the random choice among them is not.",
};

const mostDeep = 10;

/** An assessmentTest with its items. @throws ImportError where it can't be read */
export async function readTestAt(path: string, context: ItemContext): Promise<ReadTest> {
  const reader = new TestReader(context);
  const root = await reader.open(path);
  const limit = Number(childNamed(root, "timeLimits")?.attributes.maxTime);
  await reader.readParts(root, path, null, 0);
  const orderings = [...descendants(root)].filter(({ name }) => name === "ordering");
  return {
    title: root.attributes.title?.trim() ?? "",
    sections: reader.sections,
    settings: {
      ...(limit > 0 && { timeLimitMinutes: Math.min(10_000, Math.ceil(limit / 60)) }),
      shuffleQuestions: orderings.some(({ attributes }) => attributes.shuffle === "true"),
    },
    items: reader.items,
  };
}

class TestReader {
  readonly sections: ReadSection[] = [];
  readonly items = new Set<string>();
  readonly #keys = new Keys();

  constructor(private readonly context: ItemContext) {}

  /** The root of a test or a section. @throws ImportError */
  async open(path: string): Promise<XmlElement> {
    const { staged, files, findings } = this.context;
    const file = staged.files.get(path);
    files.read.add(path);
    if (!file) {
      findings.lost(path, null, "assessmentSection", "The package lists this file but does not include it.");
      return { name: "", attributes: {}, children: [], line: 1 };
    }
    const root = withoutPrefixes(parseXml(await readText(file), path));
    for (const [name, why] of Object.entries(lost)) {
      const found = [...descendants(root)].find((one) => one.name === name);
      if (found) findings.lost(path, found.line, name, why);
    }
    return root;
  }

  async readParts(parent: XmlElement, path: string, section: ReadSection | null, depth: number): Promise<void> {
    if (depth > mostDeep) {
      this.context.findings.lost(path, parent.line, "assessmentSection", "Sections are nested too deeply.");
      return;
    }
    let own = section;
    for (const part of elementsOf(parent)) {
      const target = pathFrom(path, part.attributes.href ?? "") ?? "";
      if (part.name === "assessmentItemRef") {
        own ??= this.begin(parent, path);
        await this.readItem(target, own);
      } else if (part.name === "assessmentSectionRef") {
        const found = await this.open(target);
        await this.readParts(found, target, this.begin(found, target), depth + 1);
      } else if (part.name === "assessmentSection") {
        await this.readParts(part, path, this.begin(part, path), depth + 1);
      } else if (part.name === "testPart") await this.readParts(part, path, null, depth + 1);
    }
  }

  private async readItem(target: string, section: ReadSection): Promise<void> {
    this.items.add(target);
    const question = await readItemAt(target, this.context, this.#keys);
    if (question) section.questions.push(question);
  }

  private begin(element: XmlElement, path: string): ReadSection {
    const { files, findings } = this.context;
    const rubrics = childrenNamed(element, "rubricBlock");
    const shown = rubrics.filter(({ attributes }) => isForCandidates(attributes));
    if (shown.length < rubrics.length)
      findings.lost(path, element.line, "rubricBlock", "Notes for graders of a section do not exist here.");
    const means = {
      tell: (code: string) =>
        findings.lost(path, element.line, code, "Part of the introduction of a section is not imported."),
      pictureOf: (address: string) => {
        const carried = files.carry(pathFrom(path, address) ?? "");
        return carried && toDestination(carried.path);
      },
    };
    const section = {
      title: element.attributes.title?.trim() ?? "",
      introduction: shown.map(({ children }) => xhtmlToMarkdown(children, means).trim()).join("\n\n"),
      questions: [],
    };
    this.sections.push(section);
    return section;
  }
}
