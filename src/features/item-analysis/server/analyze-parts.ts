import "server-only";
import { type PartCount, type PartUse, type TextCount, usesOf, wrongTextsOf } from "@/features/item-analysis/part-uses";
import type { CountedAnswers, CountedPart } from "@/features/questions/question-type";
import { inOneLine } from "./in-one-line";

export interface AnalyzedPart {
  /** Among the parts of the answer, from 1 on. */
  number: number;
  /** The prompt, without markup; "" where the number says which part it is. */
  lead: string;
  /** Texts without markup. */
  uses: PartUse[];
}

export interface WrongText extends TextCount {
  /** The number of the part, from 1 on; null where the answer is one text. */
  part: number | null;
}

/** By the key of a part. */
type Given = ReadonlyMap<string, readonly PartCount[]>;

/** The parts of which something is chosen, each with how often each option was. */
export async function analyzeParts(
  parts: readonly CountedPart[],
  by: CountedAnswers["by"] | null,
  given: Given,
): Promise<AnalyzedPart[]> {
  if (by === null) return [];
  const analyzed = parts.map(async (part, at): Promise<AnalyzedPart[]> => {
    if (!part.options) return [];
    const uses = usesOf(part, by, given.get(part.key) ?? []).map(async (use) => ({
      ...use,
      text: await inOneLine(use.text.slice(0, 1000)),
    }));
    return [{ number: at + 1, lead: await inOneLine((part.lead ?? "").slice(0, 1000)), uses: await Promise.all(uses) }];
  });
  return (await Promise.all(analyzed)).flat();
}

/** What was typed in parts and wrong, part by part. */
export const wrongTextsOfParts = (parts: readonly CountedPart[], given: Given): WrongText[] =>
  parts.flatMap((part, at) =>
    wrongTextsOf(part, given.get(part.key) ?? []).map((wrong) => ({ ...wrong, part: at + 1 })),
  );
