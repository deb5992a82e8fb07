import { describe, expect, it } from "vitest";
import { briefVariables, fillPrompt, findPromptProblems, stageVariables } from "@/features/drafting/prompts";
import { stages } from "@/features/drafting/suggestions";
import { defaultPrompts } from "./default-prompts";

describe.each(stages)("the shipped prompt of %s", (stage) => {
  it("could be saved as it is", () => {
    expect(findPromptProblems(stage, defaultPrompts[stage].body)).toEqual([]);
  });

  it("tells the model everything that its author said, but for the note, which follows every prompt", () => {
    const names = [...briefVariables.filter((name) => name !== "note"), ...stageVariables[stage]];
    const filled = fillPrompt(defaultPrompts[stage].body, Object.fromEntries(names.map((name) => [name, `<${name}>`])));
    for (const name of names) expect(filled).toContain(`<${name}>`);
    expect(filled).not.toMatch(/\{\{|\}\}/);
  });
});
