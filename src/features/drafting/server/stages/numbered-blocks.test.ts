import { describe, expect, it } from "vitest";
import { numberBlocks } from "./numbered-blocks";

describe("numbers of blocks", () => {
  const before = numberBlocks("# One\n\nTwo\n\nThree\n");

  it("go with the bytes of a block, wherever it is", () => {
    const after = numberBlocks("New\n\nThree\n\nTwo, changed\n\n# One\n");
    const numberOf = (blocks: typeof before, text: string) => blocks.find(({ markdown }) => markdown === text)?.number;
    expect(numberOf(after, "# One")).toBe(numberOf(before, "# One"));
    expect(numberOf(after, "Three")).toBe(numberOf(before, "Three"));
    expect(after.map(({ number }) => number)).not.toContain(numberOf(before, "Two"));
  });

  it("are different for blocks that say the same", () => {
    const same = numberBlocks("***\n\n***\n\n***\n");
    expect(new Set(same.map(({ number }) => number)).size).toBe(3);
    expect(same.map(({ index }) => index)).toEqual([0, 1, 2]);
  });
});
