import type { QuestionDocument } from "@/features/questions/course-files";
import fc, { type Arbitrary } from "./fast-check";

type Hotspot = Pick<QuestionDocument, "type" | "options" | "numeric" | "accepted" | "hotspot">;

/** A question with two areas of an image of the course; `line` gives their names, `prose` what is said about one. */
export const anyHotspot = (line: Arbitrary<string>, prose: Arbitrary<string>): Arbitrary<Hotspot> =>
  fc.tuple(line, line, prose, fc.boolean()).map(([one, other, feedback, isKnown]) => ({
    type: "HOTSPOT",
    options: [
      { text: one, correct: true, feedback },
      { text: other, correct: false, feedback: "" },
    ],
    numeric: null,
    accepted: [],
    hotspot: {
      image: "![A chart](media/chart.png)",
      size: isKnown ? { width: 800, height: 450 } : null,
      areas: [
        { shape: "rectangle", left: 0, top: 12.5, width: 30.25, height: 40 },
        { shape: "ellipse", left: 60, top: 0, width: 40, height: 100 },
      ],
    },
  }));
