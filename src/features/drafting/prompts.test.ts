import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { fillPrompt, findPromptProblems, longestPrompt, placeOfVariable } from "./prompts";

describe("what keeps a text from being a prompt", () => {
  it.each([
    ["", [{ reason: "empty", name: "" }]],
    [" \n", [{ reason: "empty", name: "" }]],
    ["x".repeat(longestPrompt + 1), [{ reason: "too_long", name: "" }]],
    ["Write about {{topic}} for {{ audience }}.", []],
    ["Write about {{price}}.", [{ reason: "unknown_variable", name: "price" }]],
    [
      "{{Topic}} {{topic of it}}",
      [
        { reason: "unknown_variable", name: "Topic" },
        { reason: "unknown_variable", name: "topic of it" },
      ],
    ],
    ["{{lesson}} {{lesson}}", [{ reason: "unknown_variable", name: "lesson" }]],
    ["A brace { alone }, an empty {{}} and code {{\n}}.", []],
  ])("%j", (body, problems) => {
    expect(findPromptProblems("outline", body)).toEqual(problems);
  });

  it("is what its stage cannot do without", () => {
    expect(findPromptProblems("assessments", "{{lesson}} and {{existing}}")).toEqual([
      { reason: "missing_variable", name: "text" },
    ]);
  });
});

it("a variable is found where it is, however it is written", () => {
  const body = "To {{audience}} about {{ Topic }}";
  const place = placeOfVariable(body, "Topic");
  expect(body.slice(place?.start, place?.end)).toBe("{{ Topic }}");
  expect(placeOfVariable(body, "topic")).toBeNull();
});

describe("a prompt that is filled", () => {
  it("holds the values as they are, and reads no variable in them", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (topic, audience) => {
        expect(fillPrompt("{{topic}}|{{ audience }}|{{topic}}", { topic, audience })).toBe(
          `${topic}|${audience}|${topic}`,
        );
      }),
    );
    expect(fillPrompt("{{topic}}", { topic: "{{note}} $& $1", note: "never" })).toBe("{{note}} $& $1");
  });
});
