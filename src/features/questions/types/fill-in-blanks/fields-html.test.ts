import { expect, test } from "vitest";
import { html } from "@/features/media/server/render-content.fixture";
import type { PublicBlank } from "../../question-type";
import { fieldOf, nameOfText, textWithFields, textWithNumbers } from "./fields-html";

const blank = (key: string, kind: PublicBlank["kind"] = "text", optionIds: string[] = []): PublicBlank => ({
  ...{ key, kind, optionIds },
});
const words = { blank: (number: number, count: number) => `Blank ${number} of ${count}`, choose: "Choose" };
const option = (id: string, source: string) => ({ id, text: { html: source, isInline: true } });
const question = (source: string, blanks: PublicBlank[], options: ReturnType<typeof option>[] = []) => ({
  ...{ text: { html: html(source), isInline: false }, blanks, options },
});
const fieldsIn = (made: string) =>
  [...made.matchAll(/data-blank="(\d+)" aria-label="([^"]*)"/g)].map(([, ...it]) => it);

test("marks become fields wherever Markdown has text: in emphasis, lists, tables and code", () => {
  const source = "A **[[1]]** tide\n\n- of [[2]]\n\n| a |\n|---|\n| [[3]] |\n\n`x = [[4]]`";
  const { html: made, left } = textWithFields(
    question(
      source,
      ["1", "2", "3", "4"].map((key) => blank(key)),
    ),
    words,
  );
  expect(fieldsIn(made)).toEqual(["1", "2", "3", "4"].map((key) => [key, `Blank ${key} of 4`]));
  expect(made).toMatch(/<strong><input[^>]*data-blank="1"/);
  expect(made).toMatch(/<td[^>]*><input[^>]*data-blank="3"/);
  expect(left).toEqual([]);
});

test("fields are named by their place in the text, and a second mark of a blank stays text", () => {
  const { html: made } = textWithFields(question("[[7]] [[2]] [[7]] [[9]]", [blank("7"), blank("2")]), words);
  expect(fieldsIn(made)).toEqual([
    ["7", "Blank 1 of 2"],
    ["2", "Blank 2 of 2"],
  ]);
  expect(made).toContain("[[7]]");
  expect(made).toContain("[[9]]");
});

test("a mark in a formula, a link or an attribute is no field, and its blank is left to be asked below", () => {
  const source = '$x = [[1]]$ and [see [[2]] here](https://example.org) ![a > b "[[3]]"](https://example.org/a.png)';
  const { html: made, left } = textWithFields(question(source, [blank("1"), blank("2"), blank("3")]), words);
  expect(fieldsIn(made)).toEqual([]);
  expect(left.map(({ key }) => key)).toEqual(["1", "2", "3"]);
});

test("a list has its own choices, escaped, and letters where one of them is more than plain text", () => {
  const options = [option("a", "a &lt; b &quot;"), option("b", "b"), option("c", "<em>c</em>")];
  const of = question("[[1]] [[2]]", [blank("1", "dropdown", ["b", "a"]), blank("2", "dropdown", ["b", "c"])], options);
  const { html: made } = textWithFields(of, words);
  const [first, second] = made.match(/<select[\s\S]*?<\/select>/g) ?? [];
  expect(first).toContain(
    '<option value="">Choose</option><option value="a">a &lt; b &quot;</option><option value="b">b</option>',
  );
  expect(second).toContain('<option value="b">A</option><option value="c">B</option>');
});

test("a number is typed on the whole keyboard: one of digits has no minus on an iPhone", () => {
  const of = question("[[1]]", [blank("1", "number")]);
  const { html: made } = textWithFields(of, words, "hint");
  expect(made).toMatch(/<input [^>]*data-number aria-describedby="hint">/);
  expect(made).not.toContain("inputmode");
});

test("words of the interface can't break out of a field", () => {
  const evil = { ...words, blank: () => '"><script>' };
  const of = question("", [blank("1")]);
  expect(fieldOf(of, blank("1"), evil)).toContain("&quot;&gt;&lt;script&gt;");
});

test("the group is named by the text with words for its blanks, and the review shows their numbers", () => {
  const of = question("A **[[2]]** tide, $10^6$ & [[1]].", [blank("2"), blank("1")]);
  expect(nameOfText(of, (number) => `blank ${number}`)).toBe("A blank 1 tide, 10^6 & blank 2.");
  const { html: shown } = textWithNumbers(of.text, ["2", "1"], "Blank");
  expect(shown).toContain(
    '<strong><span class="blank-mark"><span class="visually-hidden">Blank </span>1</span></strong>',
  );
});
