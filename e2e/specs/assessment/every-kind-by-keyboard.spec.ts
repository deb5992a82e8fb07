import type { Page } from "@playwright/test";
import type { QuestionType } from "../../../src/features/questions/question-type";
import { everyKindQuiz } from "../../../src/testing/every-kind-quiz";
import { expect, test } from "../../fixtures/test";
import { type Asked, bringInEveryKind, readAnswers, type StoredAnswer, startEveryKind } from "../../flows/every-kind";
import { aText, filesIn } from "../../flows/file-question";

/** What has the focus, down to within an editor. */
interface Focused {
  /** Of its question, counted from 0; -1 outside of all. */
  question: number;
  tag: string;
  /** Of an input, or the role. */
  type: string;
  name: string;
  /** It moves an item of an order. */
  isStep: boolean;
}

const readFocus = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const outer = document.activeElement ?? document.body;
    let inner = outer;
    while (inner.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
    const groups = [...document.querySelectorAll("fieldset[id^=q]")];
    return {
      question: groups.findIndex((group) => group.contains(outer)),
      tag: inner.tagName.toLowerCase(),
      type: inner.getAttribute("type") ?? inner.getAttribute("role") ?? "",
      name: inner.getAttribute("aria-label") ?? inner.textContent ?? "",
      isStep: inner.hasAttribute("data-step"),
    };
  });

/** The keys alone; nothing on the page is looked up to be pressed. */
class Hands {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  press = (key: string) => this.#page.keyboard.press(key);
  type = (text: string) => this.#page.keyboard.type(text);

  /** Goes on by Tab until what has the focus is what is meant. */
  async reach(what: string, isMeant: (focused: Focused) => boolean, most = 12): Promise<Focused> {
    const passed: Focused[] = [];
    for (let stops = 0; stops < most; stops += 1) {
      await this.press("Tab");
      const focused = await readFocus(this.#page);
      if (isMeant(focused)) return focused;
      passed.push(focused);
    }
    throw new Error(`Tab doesn't lead to ${what}, but to ${JSON.stringify(passed)}`);
  }
}

interface ByKeyboard {
  /** Is at the question before it, and answers. */
  give: (hands: Hands, at: number, asked: Asked, page: Page) => Promise<void>;
  /** What of the answer that is stored shows that it was given. */
  stored: (answer: StoredAnswer, asked: Asked) => unknown;
  /** What that must be. */
  given: (asked: Asked) => unknown;
}

const isField = (tag: string, type?: string) => (at: number) => (focused: Focused) =>
  focused.question === at && focused.tag === tag && (type === undefined || focused.type === type);
const isRadio = isField("input", "radio");
const isBox = isField("input", "checkbox");
const isText = isField("input", "text");
const isList = isField("select");
/** A plain field for code or, once that has been fetched, an editor in its place. */
const isTextArea = (at: number) => (focused: Focused) =>
  focused.question === at && (focused.tag === "textarea" || focused.type === "textbox");

const nth =
  (...places: number[]) =>
  ({ options }: Asked) =>
    places.map((place) => options[place]?.id);
const selected = ({ selectedAnswers }: StoredAnswer) => selectedAnswers;
const typed = ({ textResponse }: StoredAnswer) => textResponse;

const first: ByKeyboard = {
  give: async (hands, at) => {
    await hands.reach("its options", isRadio(at));
    await hands.press("Space");
  },
  stored: selected,
  given: nth(0),
};
const firstBox: ByKeyboard = {
  give: async (hands, at) => {
    await hands.reach("its areas", isBox(at));
    await hands.press("Space");
  },
  stored: selected,
  given: nth(0),
};
const word = (text: string): ByKeyboard => ({
  give: async (hands, at) => {
    await hands.reach("its field", isText(at));
    await hands.type(text);
  },
  stored: typed,
  given: () => text,
});
const why = "The moon and the sun both pull at the sea, and it follows.";

const byKeyboard: Record<QuestionType, ByKeyboard> = {
  SINGLE_CHOICE: first,
  TRUE_FALSE: {
    ...first,
    // Back and forth with the arrows, as in any list of radio buttons.
    give: async (hands, at) => {
      await hands.reach("its options", isRadio(at));
      for (const key of ["Space", "ArrowDown"]) await hands.press(key);
    },
    given: nth(1),
  },
  MULTIPLE_CHOICE: {
    give: async (hands, at) => {
      await hands.reach("its options", isBox(at));
      for (const key of ["Space", "Tab", "Tab", "Space"]) await hands.press(key);
    },
    stored: ({ selectedAnswers }) => new Set(selectedAnswers),
    given: (asked) => new Set(nth(0, 2)(asked)),
  },
  NUMERIC: word("450 cm"),
  SHORT_ANSWER: word("spring tide"),
  ORDERING: {
    give: async (hands, at, _asked, page) => {
      await hands.reach("what moves a line", ({ question, isStep }) => question === at && isStep);
      await hands.press("Enter");
      // The line was moved, and the focus has gone with it.
      await expect.poll(async () => (await readFocus(page)).isStep).toBe(true);
    },
    stored: selected,
    given: nth(1, 0),
  },
  MATCHING: {
    give: async (hands, at, { prompts }) => {
      for (const [place] of prompts.entries()) {
        await hands.reach("the answers to a prompt", isList(at));
        for (let down = 0; down <= place; down += 1) await hands.press("ArrowDown");
      }
    },
    stored: selected,
    given: ({ prompts, options }) => prompts.flatMap(({ id }, at) => [id, options[at]?.id]),
  },
  ESSAY: {
    give: async (hands, at) => {
      await hands.reach("its field", isTextArea(at));
      await hands.type(why);
    },
    stored: typed,
    given: () => why,
  },
  FILL_IN_BLANKS: {
    give: async (hands, at, { blanks }) => {
      for (const { optionIds } of blanks) {
        const isChosen = optionIds.length > 0;
        await hands.reach("a blank", (isChosen ? isList : isText)(at));
        if (isChosen) await hands.press("ArrowDown");
        else await hands.type("2");
      }
    },
    stored: ({ fields }) => fields,
    given: ({ blanks }) => Object.fromEntries(blanks.map(({ key, optionIds }) => [key, optionIds[0] ?? "2"])),
  },
  CODE: {
    give: async (hands, at, { code }) => {
      await hands.reach("its editor", isTextArea(at));
      await hands.press("ControlOrMeta+a");
      await hands.type("tide");
      // Tab indents in the editor, and leaves it after Escape.
      await hands.press("Escape");
      if (!code?.asksOutput) return;
      await hands.reach("the field for its output", isTextArea(at));
      await hands.type("ebb");
    },
    stored: ({ textResponse, fields }) => [textResponse, fields],
    given: ({ code }) => ["tide", code?.asksOutput ? { output: "ebb" } : {}],
  },
  HOTSPOT: firstBox,
  FILE_UPLOAD: {
    give: async (hands, at, _asked, page) => {
      // Listened for well before: on a busy page the key would be there before the browser knows that the dialog is to be caught.
      const chooser = page.waitForEvent("filechooser", { timeout: 60_000 });
      await hands.reach("what chooses files", ({ question, name }) => question === at && name.includes("Choose files"));
      await hands.press("Enter");
      await (await chooser).setFiles([aText("chart.txt", "High water at noon.")]);
      await expect(filesIn(page)).toContainText(["chart.txt"]);
    },
    stored: ({ selectedAnswers }) => selectedAnswers.length,
    given: () => 1,
  },
};

test("every kind of question is answered and handed in by keyboard alone", async ({ page, baseURL }) => {
  const slug = await bringInEveryKind(`shuffleQuestions: false\n${everyKindQuiz}`);
  const { lesson, attempt, read } = await startEveryKind(page, baseURL ?? "", slug, "Wanda Kehr");
  await page.goto(`${lesson}/attempt`);
  await expect(page.locator("fieldset[id^=q]")).toHaveCount(attempt.questions.length);
  const hands = new Hands(page);
  // Past the head of the page and what leads to each question.
  await hands.reach("the first question", ({ question }) => question === 0, 80);
  await page.keyboard.press("Shift+Tab");
  for (const [at, asked] of attempt.questions.entries())
    await test.step(`question ${at + 1}: ${asked.type}`, () => byKeyboard[asked.type].give(hands, at, asked, page));

  const expected = attempt.questions.map((asked) => [asked.type, byKeyboard[asked.type].given(asked)]);
  const readGiven = async () =>
    (await readAnswers(read)).map(({ asked, answer }) => [
      asked.type,
      answer && byKeyboard[asked.type].stored(answer, asked),
    ]);
  await expect.poll(readGiven).toEqual(expected);

  await hands.reach("what ends the attempt", ({ name }) => name === "Submit attempt", 80);
  await hands.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await hands.reach("the button that submits", ({ tag, name }) => tag === "button" && name === "Submit");
  await hands.press("Enter");
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("article")).toHaveCount(attempt.questions.length);
});
