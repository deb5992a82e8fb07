import "server-only";
import type { AssessmentDocument, LessonDocument } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import type { Faults } from "@/features/interchange/server/faults";
import type { Findings } from "@/features/interchange/server/findings";
import { defaultActivity } from "@/features/interchange/server/native/defaults";
import type { Block } from "@/features/interchange/server/olx/block-tree";
import { innerHtml } from "@/features/interchange/server/olx/html-writer";
import { readProblem } from "@/features/interchange/server/olx/read-problem";
import { type ReadVideo, readVideo } from "@/features/interchange/server/olx/read-video";
import type { StaticFiles } from "@/features/interchange/server/olx/static-files";
import { lineAt, readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { estimateMinutes } from "@/features/interchange/server/text/estimate-minutes";
import { htmlToMarkdown } from "@/features/interchange/server/text/html-to-markdown";
import { unsaidOfAssessment, unsaidOfLesson } from "@/features/interchange/server/unsaid";
import { toDestination } from "@/features/media/references";
import type { QuestionDocument } from "@/features/questions/course-files";
import { standardReview } from "@/features/questions/review-matrix";
import { elementsOf } from "@/lib/xml-tree";

export interface VerticalContext {
  staged: StagedCourse;
  files: StaticFiles;
  findings: Findings;
  /** Notes blocks that cannot be read. */
  faults: Faults;
  /** BCP 47 language of the course. */
  language: string;
  /** 0 to 100, for every assessment. */
  passingScore: number;
  /** Lesson that holds a block, by the block's url_name. */
  lessonOfBlock: ReadonlyMap<string, string>;
  visited: Set<string>;
  /** Question keys given so far: a problem may be in two places. */
  questionKeys: Set<string>;
}

interface Draft {
  texts: string[];
  videos: ReadVideo[];
  questions: QuestionDocument[];
  problems: Block[];
  hasDiscussion: boolean;
}

const LOST: Readonly<Record<string, string>> = {
  annotatable: "Annotating a text does not exist here.",
  conditional: "What it shows is carried; the condition is not.",
  discussion: "A lesson with questions or a video has no discussion of its own type here.",
  done: 'Every lesson without questions has "Mark complete" here instead.',
  "drag-and-drop-v2": "Drag and drop does not exist here.",
  edx_sga: "Assignments graded by staff do not exist here yet.",
  itembank: "All its questions are carried; the random choice among them is not.",
  library_content: "All its questions are carried; the random choice among them is not.",
  lti: "External tools do not exist here yet.",
  lti_consumer: "External tools do not exist here yet.",
  openassessment: "Assessment by peers does not exist here yet.",
  poll: "Polls do not exist here.",
  split_test: "All its variants are carried; the experiment is not.",
  staffgradedxblock: "Points given by staff do not exist here yet.",
  survey: "Surveys do not exist here.",
};

/** A unit as a lesson: its texts and first video are the lesson, all its questions the lesson's assessment. */
export async function readVertical(
  vertical: Block,
  section: string | null,
  context: VerticalContext,
): Promise<LessonDocument> {
  const draft: Draft = { texts: [], videos: [], questions: [], problems: [], hasDiscussion: false };
  for (const block of vertical.children) await context.faults.note(() => readBlock(block, draft, context));
  const [first, ...more] = draft.videos;
  const title = vertical.element.attributes.display_name?.trim() || "Unit";
  const type = typeOf(draft);
  if (draft.hasDiscussion && type === "DISCUSSION") context.findings.carried("discussion");
  const content = [...draft.texts, ...more.map(videoDirective)].filter((text) => text !== "").join("\n\n");
  return {
    ...unsaidOfLesson,
    sourceKey: vertical.urlName,
    title,
    section,
    type,
    activity: defaultActivity(type),
    durationMinutes: estimateMinutes(content, draft.questions.length),
    content,
    video: first?.video ?? null,
    resources: draft.videos.flatMap(({ resources }) => resources),
    assessment: assessmentOf(title, draft, context),
  };
}

async function readBlock(block: Block, draft: Draft, context: VerticalContext): Promise<void> {
  const { findings } = context;
  const markdown = (html: string) => toMarkdown(html, block.file, () => block.line, context);
  switch (block.kind) {
    case "html":
      draft.texts.push(await readHtml(block, context));
      return;
    case "video": {
      const video = await readVideo(block, { ...context, scratch: context.staged.scratch });
      if (video !== null) draft.videos.push(video);
      return;
    }
    case "problem": {
      const { questions, prose } = readProblem(block, { findings, markdown });
      draft.questions.push(...questions.map((question) => withFreeKey(question, context.questionKeys)));
      draft.problems.push(block);
      draft.texts.push(prose);
      return;
    }
    default:
      readOther(block, draft, context);
      for (const child of block.children) await context.faults.note(() => readBlock(child, draft, context));
  }
}

function readOther(block: Block, draft: Draft, { findings }: VerticalContext): void {
  if (block.kind === "discussion" && !draft.hasDiscussion) draft.hasDiscussion = true;
  else if (block.kind !== "vertical" && block.kind !== "wrapper") {
    findings.lost(block.file, block.line, block.kind, LOST[block.kind] ?? "This kind of block does not exist here.");
  }
}

function withFreeKey(question: QuestionDocument, taken: Set<string>): QuestionDocument {
  let sourceKey = question.sourceKey;
  for (let count = 2; taken.has(sourceKey); count += 1) sourceKey = `${question.sourceKey}-${count}`;
  taken.add(sourceKey);
  return { ...question, sourceKey };
}

function typeOf({ videos, questions, texts, hasDiscussion }: Draft): LessonDocument["type"] {
  if (videos.length > 0) return "VIDEO";
  const hasText = texts.some((text) => text !== "");
  if (questions.length > 0) return hasText ? "READING" : "QUIZ";
  return hasDiscussion ? "DISCUSSION" : "READING";
}

/** A further video of a unit is in the lesson's text. */
function videoDirective({ title, video }: ReadVideo): string {
  const name = title.replace(/[[\]{}"\n]/g, " ").trim();
  if (video.filePath === null) return `::embed[${name}]{url="${video.url ?? ""}"}`;
  const captions = video.captions[0];
  const track = captions ? ` captions="${toDestination(captions.filePath)}" lang="${captions.language}"` : "";
  return `::video{src="${toDestination(video.filePath)}" title="${name}"${track}}`;
}

function assessmentOf(title: string, draft: Draft, context: VerticalContext): AssessmentDocument | null {
  if (draft.questions.length === 0) return null;
  const limits = draft.problems.map(({ element }) => Number(element.attributes.max_attempts) || 0);
  const shuffled = draft.problems.some((block) =>
    elementsOf(block.element).some(({ children }) =>
      children.some((child) => typeof child !== "string" && child.attributes.shuffle === "true"),
    ),
  );
  const never = draft.problems.some(({ element }) => element.attributes.showanswer === "never");
  return {
    ...unsaidOfAssessment,
    title,
    passingScore: context.passingScore,
    maxAttempts: limits.includes(0) ? 0 : Math.max(...limits),
    shuffleAnswers: shuffled,
    ...(never && { review: { ...standardReview, answers: [] } }),
    questions: draft.questions,
  };
}

async function readHtml(block: Block, context: VerticalContext): Promise<string> {
  const { filename } = block.element.attributes;
  if (filename === undefined) {
    return carryHtml(innerHtml(block.element), block.file, () => block.line, block, context);
  }
  const path = `html/${filename.replaceAll(":", "/")}.html`;
  const file = context.staged.files.get(path);
  if (!file)
    throw new ImportError(
      `This points to ${path}, which is not in the export. Export the course again.`,
      block.file,
      block.line,
    );
  context.visited.add(path);
  const source = await readText(file);
  context.files.look(source, path);
  const lineOf = (needle: string) => lineAt(source, Math.max(0, source.indexOf(needle)));
  return carryHtml(source, path, lineOf, block, context);
}

type LineOf = (needle: string) => number;

/** A block without anything to read (scripts and style sheets alone, say) is listed, any other carried. */
function carryHtml(source: string, file: string, lineOf: LineOf, block: Block, context: VerticalContext): string {
  const before = context.findings.notCarried.length;
  const text = toMarkdown(source, file, lineOf, context);
  const dropped = context.findings.notCarried.splice(before);
  if (text !== "") {
    context.findings.notCarried.push(...dropped);
    context.findings.carried("html");
  } else if (dropped.length > 0) {
    const kinds = [...new Set(dropped.map(({ what }) => what))].join(" and ");
    context.findings.lost(file, 1, "html", `It holds nothing to read, only what does not come along: ${kinds}.`);
  } else context.findings.lost(file === block.file ? block.file : file, 1, "html", "It is empty.");
  return text;
}

const DROPPED: Readonly<Record<string, string>> = {
  script: "Scripts of a course never run here.",
  style: "Lessons have the look of this site; style sheets of a course are not used.",
  "event handler": "What it did on a click is gone; its text is carried.",
  iframe: "Only frames of the allowed hosts are shown.",
  icon: "Fonts of icons are not used here; the sign stood beside its words.",
};

function toMarkdown(html: string, file: string, lineOf: LineOf, context: VerticalContext): string {
  const { findings, files, lessonOfBlock } = context;
  const told = new Set<string>();
  return htmlToMarkdown(html, {
    rewrite(url) {
      // Open edX also resolves the bare id of a block.
      const target =
        /^\/jump_to(?:_id)?\/(?:.*@)?([^/?#]+)/.exec(url)?.[1] ?? (lessonOfBlock.has(url) ? url : undefined);
      if (target === undefined) {
        const address = files.address(url);
        const leadsNowhere = address === null && !/^([a-z][a-z0-9+.-]*:|[/#]|$)/i.test(url);
        if (leadsNowhere) findings.lost(file, lineOf(url), "link", `"${url}" leads to nothing in the export.`);
        return address;
      }
      const lesson = lessonOfBlock.get(target);
      if (lesson !== undefined) return `lesson:${lesson}`;
      findings.lost(file, lineOf(url), "link", `It leads to "${target}", which is not in the course.`);
      return null;
    },
    drop(what, detail) {
      // One entry says it for all handlers of a text.
      if (what === "event handler" && told.has(what)) return;
      told.add(what);
      const name = detail === "" ? "" : ` (${detail})`;
      findings.lost(
        file,
        lineOf(detail || `<${what}`),
        what,
        `${DROPPED[what] ?? "This element does not exist here."}${name}`,
      );
    },
  });
}
