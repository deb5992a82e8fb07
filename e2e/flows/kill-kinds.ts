import { expect, type Locator } from "@playwright/test";
import type { QuestionType } from "../../src/features/questions/question-type";
import { aText, chooseButton } from "./file-question";
import { putInOrder } from "./take-attempt";

/** One kind of question in the examination of the kills. What is given stands in the order of its fields, or of what is chosen. */
interface KillKind {
  /** The question, beside its text, as a `.quiz.yaml` file has it. */
  item: (number: number) => Record<string, unknown>;
  right: (number: number) => readonly string[];
  /** None of it earns anything. */
  wrong: (number: number, which: 0 | 1) => readonly string[];
  /** Answers by hand. */
  give: (fields: Locator, given: readonly string[], number: number) => Promise<void>;
  /** What the page shows as the answer. */
  read: (fields: Locator, number: number) => Promise<readonly string[]>;
}

const wrongWord = (number: number, which: 0 | 1) => `Wrong ${number}, ${which === 0 ? "one" : "two"}.`;
const wrongWords = (number: number) => [wrongWord(number, 0), wrongWord(number, 1)];

/** Options to choose from, of which `rights` are right. */
function chosen(role: "checkbox" | "radio", type: string, rights: (number: number) => readonly string[]): KillKind {
  const all = (number: number) => [...rights(number), ...wrongWords(number)];
  return {
    item: (number) => ({
      type,
      options: all(number).map((text, at) => ({ text, correct: at < rights(number).length })),
    }),
    right: rights,
    wrong: (number, which) => [wrongWord(number, which)],
    give: (fields, given, number) => choose(fields, role, all(number), given),
    read: (fields, number) => chosenIn(fields, role, all(number)),
  };
}

async function choose(fields: Locator, role: "checkbox" | "radio", all: readonly string[], given: readonly string[]) {
  for (const name of all) {
    const option = fields.getByRole(role, { name });
    if (role === "checkbox") await option.setChecked(given.includes(name));
    else if (given.includes(name)) await option.check();
  }
}

async function chosenIn(fields: Locator, role: "checkbox" | "radio", all: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of all) if (await fields.getByRole(role, { name }).isChecked()) found.push(name);
  return found;
}

/** One field. */
function typed(item: KillKind["item"], word: (number: number, which: "right" | 0 | 1) => string): KillKind {
  return {
    item,
    right: (number) => [word(number, "right")],
    wrong: (number, which) => [word(number, which)],
    give: (fields, [text = ""]) => fields.getByRole("textbox").fill(text),
    read: async (fields) => [await fields.getByRole("textbox").inputValue()],
  };
}

const oneRight = (number: number) => [`Right ${number}.`];
const twoRight = (number: number) => [`Right ${number}, one.`, `Right ${number}, two.`];
const wordOf = (number: number, which: "right" | 0 | 1) =>
  which === "right" ? `Right ${number}.` : wrongWord(number, which);

const steps = (number: number) => ["First", "Second", "Third"].map((step) => `${step} step of ${number}`);
const pairs = (number: number) => [
  { prompt: `Prompt ${number}, one`, answer: `Right ${number}, one.` },
  { prompt: `Prompt ${number}, two`, answer: `Right ${number}, two.` },
];
const fileNames = /(?:right|wrong)-[\d-]+\.txt/;

export const killKinds: Readonly<Record<QuestionType, KillKind>> = {
  SINGLE_CHOICE: chosen("radio", "single-choice", oneRight),
  MULTIPLE_CHOICE: chosen("checkbox", "multiple-choice", twoRight),
  TRUE_FALSE: {
    item: () => ({ type: "true-false", options: [{ text: "True", correct: true }, { text: "False" }] }),
    right: () => ["True"],
    wrong: () => ["False"],
    give: (fields, given) => choose(fields, "radio", ["True", "False"], given),
    read: (fields) => chosenIn(fields, "radio", ["True", "False"]),
  },
  NUMERIC: typed(
    (number) => ({ type: "numeric", answer: `${number}` }),
    (number, which) => `${which === "right" ? number : 100 + number + which}`,
  ),
  SHORT_ANSWER: typed(
    (number) => ({ type: "short-answer", accept: oneRight(number).map((text) => ({ text })) }),
    wordOf,
  ),
  // Graded by a person, who goes by the word at its beginning.
  ESSAY: typed(() => ({ type: "essay" }), wordOf),
  // Of three in a ring, none is in its place.
  ORDERING: {
    item: (number) => ({ type: "ordering", items: steps(number) }),
    right: steps,
    wrong: (number, which) => [...steps(number).slice(which + 1), ...steps(number).slice(0, which + 1)],
    give: putInOrder,
    read: async (fields) => {
      const isOpen = await fields.getByRole("button", { name: "Answer with this order" }).isVisible();
      return isOpen ? [] : fields.locator("[data-order-text]").allTextContents();
    },
  },
  MATCHING: {
    item: (number) => ({ type: "matching", pairs: pairs(number), extras: wrongWords(number) }),
    right: twoRight,
    wrong: (number, which) => [wrongWord(number, which), wrongWord(number, which)],
    give: async (fields, given, number) => {
      for (const [at, { prompt }] of pairs(number).entries())
        await fields.getByLabel(prompt).selectOption({ label: given[at] ?? "" });
    },
    read: (fields, number) =>
      Promise.all(
        pairs(number).map(async ({ prompt }) => {
          const label = await fields.getByLabel(prompt).locator("option:checked").textContent();
          return label ?? "";
        }),
      ),
  },
  FILL_IN_BLANKS: {
    item: (number) => ({
      type: "fill-in-blanks",
      blanks: [
        { blank: "1", accept: oneRight(number) },
        {
          blank: "2",
          options: [...oneRight(number), ...wrongWords(number)].map((text, at) => ({ text, correct: at === 0 })),
        },
      ],
    }),
    right: (number) => [...oneRight(number), ...oneRight(number)],
    wrong: (number, which) => [wrongWord(number, which), wrongWord(number, which)],
    give: async (fields, [text = "", label = ""]) => {
      await fields.locator('[data-blank="1"]').fill(text);
      await fields.locator('[data-blank="2"]').selectOption({ label });
    },
    read: async (fields) => [
      await fields.locator('[data-blank="1"]').inputValue(),
      (await fields.locator('[data-blank="2"] option:checked').textContent()) ?? "",
    ],
  },
  HOTSPOT: {
    ...chosen("checkbox", "hotspot", oneRight),
    item: (number) => ({
      type: "hotspot",
      image: "![The harbor](media/harbor.png)",
      areas: [...oneRight(number), ...wrongWords(number)].map((name, at) => ({
        ...{ name, left: at * 30, top: 10, width: 20, height: 50 },
        correct: at === 0,
      })),
    }),
  },
  CODE: {
    item: (number) => ({ type: "code", outputs: oneRight(number).map((text) => ({ text })) }),
    right: (number) => [`print ${number}`, ...oneRight(number)],
    wrong: (number, which) => [`print ${number}, ${which}`, wrongWord(number, which)],
    give: async (fields, [code = "", output = ""]) => {
      await fields.getByRole("textbox", { name: "Your code" }).fill(code);
      await fields.getByRole("textbox", { name: "Output" }).fill(output);
    },
    read: async (fields) => {
      const code = fields.getByRole("textbox", { name: "Your code" });
      // A plain field at first, then an editor.
      const text = await code.evaluate((element) => ("value" in element ? String(element.value) : element.textContent));
      return [text ?? "", await fields.getByRole("textbox", { name: "Output" }).inputValue()];
    },
  },
  FILE_UPLOAD: {
    item: () => ({ type: "file-upload", accepts: ["documents"], mostFiles: 3 }),
    right: (number) => [`right-${number}.txt`],
    wrong: (number, which) => [`wrong-${number}-${which}.txt`],
    give: async (fields, given) => {
      const there = await filesIn(fields);
      for (const name of there)
        if (!given.includes(name)) await fields.getByRole("button", { name: `Remove ${name}` }).click();
      const missing = given.filter((name) => !there.includes(name));
      const files = missing.map((name) => aText(name, `In ${name}.`));
      if (files.length > 0) await fields.locator("input[type=file]").last().setInputFiles(files);
    },
    read: filesIn,
  },
};

/** Files of the answer. One on its way isn't in it yet, although the page says of the others that they are saved. */
async function filesIn(fields: Locator): Promise<string[]> {
  // Its fields come after the page, and the names of its files after these.
  await chooseButton(fields).waitFor();
  const rows = fields.getByRole("list", { name: "Your files" }).getByRole("listitem");
  const isNamed = async () => (await rows.allTextContents()).every((line) => fileNames.test(line));
  await expect.poll(isNamed, { timeout: 60_000 }).toBe(true);
  const given = rows.filter({ has: fields.page().getByRole("button", { name: /^Replace / }) });
  return (await given.allTextContents()).flatMap((line) => fileNames.exec(line) ?? []);
}
