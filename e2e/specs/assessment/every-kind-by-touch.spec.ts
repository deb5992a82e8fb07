import type { Locator, Page } from "@playwright/test";
import { parse } from "yaml";
import { type QuestionType, questionTypes } from "../../../src/features/questions/question-type";
import { plainOf } from "../../../src/features/questions/shared/plain-text";
import { everyKindQuiz } from "../../../src/testing/every-kind-quiz";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { dragByTouch, type Spot } from "../../flows/drag-by-touch";
import {
  type Asked,
  bringInEveryKind,
  gradeAll,
  readAnswers,
  readEarned,
  type StoredAnswer,
  startEveryKind,
} from "../../flows/every-kind";
import { aText, chooseButton, filesIn } from "../../flows/file-question";
import { findSmallTargets } from "../../flows/small-targets";

/** As much of a question's entry in the quiz file as says what is right. */
interface Entry {
  text: string;
  options?: { text: string; correct?: boolean }[];
  answer?: string;
  unit?: string;
  asksUnit?: boolean;
  accept?: { text: string }[];
  items?: (string | { text: string })[];
  pairs?: { prompt: string; answer: string }[];
  starter?: string;
  outputs?: { text: string }[];
  areas?: { name: string; correct?: boolean }[];
  blanks?: { blank: string; accept?: (string | { text: string })[]; options?: Entry["options"]; answer?: string }[];
}

interface Scene {
  page: Page;
  /** The question on the page. */
  group: Locator;
  asked: Asked;
  entry: Entry;
}

/** What an option, a prompt or a file of the attempt is called; anything else as it is. */
type WordsOf = (id: string) => string;

interface ByTouch {
  give: (scene: Scene) => Promise<void>;
  /** The right answer, in words. */
  right: (entry: Entry, asked: Asked) => readonly string[];
  /** The answer that is stored, in words. */
  stored: (answer: StoredAnswer, wordsOf: WordsOf, asked: Asked) => readonly string[];
}

const textOf = (words: string | { text: string } = "") => (typeof words === "string" ? words : words.text);
const correctOf = (options: Entry["options"] = []) => options.flatMap(({ text, correct }) => (correct ? [text] : []));

const selected: ByTouch["stored"] = ({ selectedAnswers }, wordsOf) => selectedAnswers.map(wordsOf);

/** As a keyboard on the screen does: what it types arrives without keys. */
async function type(field: Locator, text: string): Promise<void> {
  // One of digits alone has no minus on an iPhone.
  await expect(field).not.toHaveAttribute("inputmode");
  await field.tap();
  await expect(field).toBeFocused();
  await field.page().keyboard.insertText(text);
}

/** The list that a phone opens is its own. */
async function choose(list: Locator, label: string): Promise<void> {
  await list.tap();
  await expect(list).toBeFocused();
  await list.selectOption({ label });
}

/** Over what could be chosen or carried a finger scrolls, and answers nothing. */
async function swipe({ page, group }: Scene, from: Spot, to: Spot): Promise<void> {
  const readTop = async () => (await group.boundingBox())?.y;
  await to.on.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const before = await readTop();
  await dragByTouch(page, from, to);
  await expect.poll(readTop).not.toBe(before);
  await expect(group).not.toHaveAttribute("data-answered");
}

const typed = (right: ByTouch["right"]): ByTouch => ({
  give: async ({ group, entry, asked }) => type(group.getByRole("textbox"), right(entry, asked)[0] ?? ""),
  right,
  stored: ({ textResponse }) => [textResponse],
});
const chosen = (role: "radio" | "checkbox"): ByTouch => ({
  give: async (scene) => {
    const { group, entry } = scene;
    const rows = group.locator("label");
    await swipe(scene, { on: rows.last() }, { on: rows.first() });
    for (const name of correctOf(entry.options)) {
      const option = group.getByRole(role, { name, exact: true });
      // The words of an option are as good a target as its box.
      await (role === "radio" ? option : group.getByText(name, { exact: true })).tap();
      await expect(option).toBeChecked();
    }
  },
  right: ({ options }) => correctOf(options),
  stored: selected,
});

const linesOf = (group: Locator) => group.locator("[data-order-text]");
const why = "The moon and the sun both pull at the sea, and it follows.";

/** The last line is carried to the top first, so that something moves in whatever order they start. */
async function dragInOrder(scene: Scene, items: readonly string[]): Promise<void> {
  const { page, group } = scene;
  const lines = group.getByRole("listitem");
  const handle = (at: number) => ({ on: lines.nth(at).locator("[data-handle]") });
  const now = () => linesOf(group).allTextContents();
  const carry = async (from: number, to: number, second?: { from: Spot; to: Spot }) => {
    const order = await now();
    const [item = ""] = order.splice(from, 1);
    await dragByTouch(page, handle(from), { on: lines.nth(to), down: 0.25 }, second);
    await expect.poll(now).toEqual(order.toSpliced(to, 0, item));
  };
  await swipe(scene, { on: linesOf(group).first() }, { on: linesOf(group).last() });
  // Another finger, which would carry another line, is not heard meanwhile.
  await carry(items.length - 1, 0, { from: handle(1), to: { on: lines.nth(2), down: 0.75 } });
  for (const [place, item] of items.entries()) {
    const at = (await now()).indexOf(item);
    if (at !== place) await carry(at, place);
  }
}

/** The first line is moved down and up again where they start in their order. */
async function tapInOrder(group: Locator, items: readonly string[]): Promise<void> {
  const press = async (by: "up" | "down", item: string) => {
    const before = await linesOf(group).allTextContents();
    await group.getByRole("button", { name: `Move ${by}: ${item}` }).tap();
    await expect(linesOf(group)).not.toHaveText(before);
  };
  const now = () => linesOf(group).allTextContents();
  await press("down", (await now())[0] ?? "");
  for (const [place, item] of items.entries()) {
    for (let at = (await now()).indexOf(item); at > place; at -= 1) await press("up", item);
  }
}

const byTouch: Record<QuestionType, ByTouch> = {
  SINGLE_CHOICE: chosen("radio"),
  TRUE_FALSE: chosen("radio"),
  MULTIPLE_CHOICE: chosen("checkbox"),
  NUMERIC: typed(({ answer = "", unit, asksUnit }) => [asksUnit ? `${answer} ${unit}` : answer]),
  SHORT_ANSWER: typed(({ accept = [] }) => [textOf(accept[0])]),
  ESSAY: typed(() => [why]),
  ORDERING: {
    give: async (scene) => {
      const words = (scene.entry.items ?? []).map(textOf);
      // WCAG 2.5.7: what can be dragged has another way, by single taps.
      if (words.length === 2) await tapInOrder(scene.group, words);
      else await dragInOrder(scene, words);
    },
    right: ({ items = [] }) => items.map(textOf),
    stored: selected,
  },
  MATCHING: {
    give: async ({ group, entry: { pairs = [] } }) => {
      for (const { prompt, answer } of pairs) await choose(group.getByRole("combobox", { name: prompt }), answer);
    },
    right: ({ pairs = [] }) => pairs.flatMap(({ prompt, answer }) => [prompt, answer]),
    stored: selected,
  },
  FILL_IN_BLANKS: {
    give: async ({ group, asked, entry }) => {
      const right = byTouch.FILL_IN_BLANKS.right(entry, asked);
      for (const [at, { kind }] of asked.blanks.entries()) {
        const isList = kind === "dropdown";
        const name = `Blank ${at + 1} of ${asked.blanks.length}`;
        const field = group.getByRole(isList ? "combobox" : "textbox", { name });
        await (isList ? choose : type)(field, right[at] ?? "");
      }
    },
    right: ({ blanks = [] }, asked) =>
      asked.blanks.map(({ key }) => {
        const { accept, options, answer = "" } = blanks.find(({ blank }) => blank === key) ?? {};
        return options ? (correctOf(options)[0] ?? "") : accept ? textOf(accept[0]) : answer;
      }),
    stored: ({ fields }, wordsOf, asked) => asked.blanks.map(({ key }) => wordsOf(fields[key] ?? "")),
  },
  CODE: {
    give: async ({ group, entry: { outputs } }) => {
      // The editor that takes the place of a plain field, touched below its last line.
      await type(group.locator("[contenteditable=true]"), "# By finger alone");
      if (outputs) await type(group.getByRole("textbox", { name: "Output" }), textOf(outputs[0]));
    },
    right: ({ starter = "", outputs = [] }) => [`${starter}# By finger alone`, ...outputs.slice(0, 1).map(textOf)],
    stored: ({ textResponse, fields }) => [textResponse, ...Object.values(fields)],
  },
  HOTSPOT: {
    give: async (scene) => {
      const { group, entry } = scene;
      const places = group.locator("label[aria-hidden=true]");
      await swipe(scene, { on: places.first(), down: 0.9 }, { on: places.first(), down: 0.1 });
      for (const [at, { name, correct }] of (entry.areas ?? []).entries()) {
        if (!correct) continue;
        await places.nth(at).tap();
        await expect(group.getByRole("checkbox", { name })).toBeChecked();
      }
    },
    right: ({ areas = [] }) => areas.flatMap(({ name, correct }) => (correct ? [name] : [])),
    stored: selected,
  },
  FILE_UPLOAD: {
    give: async ({ page, group }) => {
      const chooser = page.waitForEvent("filechooser", { timeout: 60_000 });
      await chooseButton(group).tap();
      await (await chooser).setFiles([aText("chart.txt", "High water at noon.")]);
      await expect(filesIn(page)).toContainText(["chart.txt"]);
    },
    right: () => ["chart.txt"],
    stored: selected,
  },
};

const isGradedByPerson = ({ type, code }: Asked) =>
  type === "ESSAY" || type === "FILE_UPLOAD" || code?.asksOutput === false;

/** To be dragged: the one that every kind has, of two items, is put in order by taps. */
const ofFour = `
  - id: four
    type: ordering
    text: From low to high?
    items:
      - Ebb
      - Low
      - Half
      - High
`;

async function lookAtTheMap(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Questions", exact: true }).tap();
  const map = page.getByRole("navigation", { name: "Questions in this attempt" });
  await expect(map).toBeVisible();
  expect.soft(await findSmallTargets(page), "targets of the map").toEqual([]);
  await map.getByRole("listitem").first().getByRole("link").tap();
  await expect(map).toBeHidden();
}

async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit attempt" }).first().tap();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  expect.soft(await findSmallTargets(page), "targets of the dialog").toEqual([]);
  await dialog.getByRole("button", { name: "Submit", exact: true }).tap();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
}

test("every kind of question is answered and handed in by touch alone, and earns its points", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
}, info) => {
  test.skip(info.project.name !== "phone", "only the phone has a touch screen");
  const quiz = `shuffleQuestions: false\n${everyKindQuiz.trimEnd()}${ofFour}`;
  const { questions: entries } = parse(quiz) as { questions: Entry[] };
  const slug = await bringInEveryKind(quiz);
  const { site, lesson, attempt, read } = await startEveryKind(page, baseURL ?? "", slug, "Wanda Kehr");
  expect(new Set(attempt.questions.map(({ type }) => type))).toEqual(new Set(questionTypes));
  const asks = attempt.questions.map((asked, at) => {
    const entry = entries[at] ?? { text: "" };
    return { asked, entry, right: byTouch[asked.type].right(entry, asked) };
  });

  await page.goto(`${lesson}/attempt`);
  const groups = page.locator("fieldset[id^=q]");
  await expect(groups).toHaveCount(asks.length);
  expect.soft(await findSmallTargets(page), "targets of the attempt, empty").toEqual([]);
  await lookAtTheMap(page);
  for (const [at, { asked, entry }] of asks.entries())
    await test.step(`question ${at + 1}: ${asked.type}`, () =>
      byTouch[asked.type].give({ page, group: groups.nth(at), asked, entry }));
  expect.soft(await findSmallTargets(page), "targets of the attempt, answered").toEqual([]);

  const readGiven = async () => {
    const { files } = await site.assessment.files.list.query({ attemptId: attempt.id });
    const offered = attempt.questions.flatMap(({ prompts, options }) => [...prompts, ...options]);
    const words = new Map(offered.map(({ id, text }) => [id, plainOf(text) ?? ""]));
    for (const { id, name } of files) words.set(id, name);
    const wordsOf = (id: string) => words.get(id) ?? id;
    const given = await readAnswers(read);
    return given.map(({ asked, answer }) => [asked.type, answer && byTouch[asked.type].stored(answer, wordsOf, asked)]);
  };
  await expect.poll(readGiven).toEqual(asks.map(({ asked, right }) => [asked.type, right]));

  await handIn(page);
  const earned = await readEarned(attempt.id);
  expect(asks.map(({ asked }) => [asked.type, earned.get(asked.versionId)])).toEqual(
    asks.map(({ asked }) => [asked.type, isGradedByPerson(asked) ? null : asked.points / 100]),
  );

  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  await gradeAll(await callSite(baseURL ?? "", teacher.context()), slug);
  await page.reload();
  const reviews = page.getByRole("article");
  await expect(reviews).toHaveCount(asks.length);
  for (const [at, { asked, right }] of asks.entries()) {
    const review = reviews.nth(at);
    const points = asked.points / 100;
    await expect.soft(review.locator("[data-marks] [aria-hidden]").last()).toHaveText(`${points} / ${points}`);
    for (const words of right)
      await expect.soft(review.locator("[data-answer-row]").filter({ hasText: words }).first()).toBeVisible();
  }
});
