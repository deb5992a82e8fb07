import { type GiftKind, GiftProblem } from "../../formats/gift/gift-kind";
import { escaped, giftMarkdown, takeFormat } from "../../formats/gift/gift-text";
import { readMatching } from "./body";

export const matchingGift: GiftKind = {
  read(written, format, { newId }) {
    if (!written.includes("->")) return null;
    const [before = "", ...parts] = written.split("=");
    const lines = parts.map((part) => part.split("->").map((side) => side.trim()));
    if (before.trim() !== "" || lines.some((sides) => sides.length !== 2)) throw new GiftProblem("no_pair");
    const text = (side = "") => giftMarkdown(takeFormat(side, format));
    const asked = lines.filter(([prompt]) => prompt !== "");
    const extras = lines.filter(([prompt, answer]) => prompt === "" && answer !== "");
    const pairs = asked.map(([prompt, answer]) => ({
      ...{ promptId: newId(), prompt: text(prompt), answerId: newId(), answer: text(answer) },
      feedback: "",
    }));
    const body = { pairs, extras: extras.map(([, answer]) => ({ answerId: newId(), answer: text(answer) })) };
    return { type: "MATCHING", answers: [], body, issues: [] };
  },
  write({ body }, tell) {
    const { pairs, extras } = readMatching(body);
    if (pairs.some(({ feedback }) => feedback.trim() !== "")) tell("feedback");
    // Nothing escapes an arrow: as a character reference it is the same to a reader.
    const side = (text: string) => escaped(text.trim().replaceAll("->", "-&gt;"));
    const lines = pairs.map(({ prompt, answer }) => `\n=${side(prompt)} -> ${side(answer)}`);
    return [...lines, ...extras.map(({ answer }) => `\n= -> ${side(answer)}`)].join("");
  },
};
