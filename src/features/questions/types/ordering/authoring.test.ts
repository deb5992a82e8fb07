import { expect, test } from "vitest";
import { uuidV4 } from "@/lib/uuid-v4";
import { uuidV7 } from "@/lib/uuid-v7";
import { blankQuestion, convertQuestion } from "../../authoring";
import { blankAnswer } from "../../question-authoring";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };

test("options that become items keep their order and lose the ids that tell it", () => {
  const answers = ["Ebb", "Slack", "Flood"].map((text, at) => blankAnswer(uuidV7(1_000 * at), text));
  const items = convertQuestion({ ...blankQuestion("MULTIPLE_CHOICE", means), answers }, "ORDERING", means).answers;
  expect(items.map(({ text }) => text)).toEqual(["Ebb", "Slack", "Flood"]);
  const before = new Set(answers.map(({ id }) => id));
  expect(items.filter(({ id }) => before.has(id))).toEqual([]);
});
