import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { QuestionKind } from "@/features/questions/edited-question";
import type { MarkedBy } from "@/features/questions/question-authoring";
import { balanceOf, findFaults, judgeQuestions } from "./gate";
import { inSeededOrder } from "./key-order";

const passage =
  "The moon pulls the sea towards itself. Spring tides come twice a month, when moon and sun pull together; in Brest the water " +
  "then rises 7.5 metres. A sluice is a gate that holds back the water of a canal. Two tides a day is the rule.";

const option = (text: string, isCorrect = false) => ({ text, isCorrect });
const aQuestion = (change: Partial<MarkedBy> = {}): MarkedBy => ({
  type: "SINGLE_CHOICE",
  text: "What draws the oceans most?",
  numericValue: "",
  numericTolerance: "",
  answers: [option("The moon", true), option("The wind"), option("The coast")],
  ...change,
});
const of = (type: QuestionKind, text: string, answers: MarkedBy["answers"] = [], numericValue = "") =>
  aQuestion({ type, text, answers, numericValue });
const faults = (question: MarkedBy, passages: string[] | null = [passage]) => findFaults(question, passages);
const choice = (key: string, ...distractors: string[]) =>
  aQuestion({ answers: [...distractors.map((text) => option(text)), option(key, true)] });

describe("a question that is sound", () => {
  it.each([
    aQuestion(),
    of("MULTIPLE_CHOICE", "What pulls at a spring tide?", [option("Moon", true), option("Sun", true), option("Wind")]),
    of("TRUE_FALSE", "The moon pulls the sea away from itself.", [option("True"), option("False", true)]),
    of("NUMERIC", "By how many metres does the water rise in Brest at spring tide?", [], "7.5"),
    of("NUMERIC", "How many tides does a day have as a rule?", [], "2"),
    of("SHORT_ANSWER", "What is a gate called that holds back a canal?", [option("sluice", true)]),
  ])("passes: $type $text", (question) => {
    expect(faults(question)).toEqual([]);
  });
});

describe("keys", () => {
  it("are exactly one where the type wants one", () => {
    const two = aQuestion({ answers: [option("The moon", true), option("The sun", true), option("Wind")] });
    expect(faults(two)).toContain("many_keys");
    expect(faults(aQuestion({ answers: [option("The moon"), option("Wind")] }))).toContain("no_key");
    const both = [option("True", true), option("False", true)];
    expect(faults(of("TRUE_FALSE", "The moon pulls the sea.", both))).toContain("many_keys");
  });

  it("of a multiple choice are at least one and not all", () => {
    const all = [option("Moon", true), option("Sun", true)];
    expect(faults(of("MULTIPLE_CHOICE", "What pulls?", all))).toContain("all_keys");
    expect(faults(of("MULTIPLE_CHOICE", "What pulls?", [option("Moon"), option("Wind")]))).toContain("no_key");
  });

  it("of a number or a short answer are there and can be marked", () => {
    expect(faults(of("NUMERIC", "How high?", [], "about seven"))).toEqual(["number_unreadable"]);
    expect(faults(of("NUMERIC", "How high?"))).toEqual(["number_missing"]);
    expect(faults(of("SHORT_ANSWER", "What?"))).toEqual(["no_accepted"]);
  });
});

describe("distractors", () => {
  it.each([
    ["The moon", "the  Moon."],
    ["7.5", "7,5"],
    ["7.50 m", "7.5 m"],
    ["1000", "1 000"],
    ["3e2", "300"],
    ["Ｍoon", "moon"],
  ])("are not to say the same: %s, %s", (a, b) => {
    expect(faults(choice(a, b, "something else"))).toContain("options_alike");
  });

  it.each([
    ["=", "=="],
    ["getElement", "getelement"],
    ["x++", "x--"],
    ["5", "-5"],
    ["7.5 m", "7.5 km"],
    ["50 %", "50"],
    ["sá", "sa"],
  ])("may differ by what makes a difference: %s, %s", (a, b) => {
    expect(faults(choice(a, b, "something else"))).not.toContain("options_alike");
  });

  it.each([
    "All of the above",
    "None of these answers are correct.",
    "Both are true",
    "Both A and B",
    "A and C",
    "Alle genannten Antworten",
    "Keine der Aussagen ist richtig",
    "Sowohl A als auch B",
    "Toutes les réponses ci-dessus",
    "Aucune de ces propositions",
    "Todas las anteriores",
    "Ninguna de las respuestas es correcta",
    "Tutte le precedenti",
    "Nessuna delle risposte è corretta",
    "Todas as alternativas anteriores",
    "Nenhuma das anteriores",
    "Alle bovenstaande antwoorden",
    "Geen van deze antwoorden is juist",
    "Wszystkie powyższe odpowiedzi",
    "Żadna z powyższych odpowiedzi",
  ])("do not speak of the other options: %s", (text) => {
    expect(faults(choice("The moon", "The wind", text))).toContain("all_or_none");
  });

  it.each(["None", "All ships", "Vitamin A and B", "Alle Schiffe", "Both shores of the river", "Keine Ebbe"])(
    "may hold such words: %s",
    (text) => {
      expect(faults(choice("The moon", "The wind", text))).not.toContain("all_or_none");
    },
  );

  it("are not two others together", () => {
    expect(faults(choice("Ebb and flood", "Ebb", "Flood"))).toContain("options_joined");
    expect(faults(choice("The moon and the sun", "The wind", "The coast"))).not.toContain("options_joined");
  });
});

describe("a question that gives its key away", () => {
  it("by its words", () => {
    const echo = aQuestion({
      text: "Which tidal force of the moon is strongest?",
      answers: [option("Force of the moon", true), option("Wind"), option("Coast")],
    });
    expect(faults(echo)).toContain("key_in_stem");
    const fair = {
      ...echo,
      answers: [option("The moon's", true), option("The moonlight's"), option("The sun's moon")],
    };
    expect(faults(fair)).not.toContain("key_in_stem");
    const told = of("SHORT_ANSWER", "What does the moon, which pulls the sea, do?", [option("pulls the sea", true)]);
    expect(faults(told)).toContain("key_in_stem");
    expect(faults(of("NUMERIC", "In Brest it rises 7.5 metres. How many?", [], "7.5"))).toContain("key_in_stem");
  });

  it("by a or an, or by a letter left out", () => {
    const end = (text: string, key: string, ...others: string[]) => faults({ ...choice(key, ...others), text });
    expect(end("What falls twice a day is an", "ebb", "flood", "moon")).toContain("article_tells");
    expect(end("It is a _____ that rises.", "flood", "ebb", "hour")).toContain("article_tells");
    expect(end("It is an _____", "ebb", "inlet", "moon")).not.toContain("article_tells");
    expect(end("It is a _____", "unit", "hour", "ebb")).toContain("article_tells");
    expect(end("C'est l'_____", "eau", "lune", "mer")).toContain("article_tells");
    expect(end("What is it?", "ebb", "flood", "moon")).not.toContain("article_tells");
  });

  it("by being much longer than all others", () => {
    expect(faults(choice("The moon, since it is nearer to us than the sun", "The sun", "The wind"))).toContain(
      "key_too_long",
    );
    expect(faults(choice("The moon", "Sun", "Wind"))).not.toContain("key_too_long");
    expect(faults(choice("The moon, since it is near", "The sun, since it is so hot", "Wind"))).not.toContain(
      "key_too_long",
    );
  });
});

describe("an answer that the passage does not hold", () => {
  it("is said of each kind", () => {
    expect(faults(choice("Jupiter", "The wind", "The coast"))).toEqual(["not_in_passage"]);
    expect(faults(of("NUMERIC", "How high does the water rise in Brest?", [], "9.5"))).toEqual(["not_in_passage"]);
    expect(faults(of("SHORT_ANSWER", "What holds back water?", [option("a weir", true)]))).toEqual(["not_in_passage"]);
    const volcanoes = "Volcanoes erupt because magma ascends.";
    expect(faults(of("TRUE_FALSE", volcanoes, [option("True", true), option("False")]))).toEqual(["not_in_passage"]);
    const figure = "In Brest the water rises 8.5 metres at spring tides.";
    expect(faults(of("TRUE_FALSE", figure, [option("True", true), option("False")]))).toEqual(["not_in_passage"]);
    expect(faults(of("TRUE_FALSE", figure, [option("True"), option("False", true)]))).toEqual([]);
  });

  it("may be said in other forms of its words, and in code sign for sign", () => {
    expect(faults(choice("It is pulling the sea", "It is blown by wind", "It is salty water"))).toEqual([]);
    const code = choice("`a === b`", "`a = b`", "`a == b`");
    expect(faults({ ...code, text: "Which compares?" }, ["Write a === b to compare."])).toEqual([]);
    expect(faults({ ...code, text: "Which compares?" }, ["Write a == b to compare."])).toEqual(["not_in_passage"]);
  });

  it("is about nothing that the passage names", () => {
    const elsewhere = aQuestion({ text: "Which emperor conquered Gaul, Egypt, Britain?" });
    expect(faults(elsewhere)).toEqual(["not_in_passage"]);
  });

  it("cannot be asked for where nothing is cited, nor where there is nothing to cite", () => {
    expect(faults(aQuestion(), [])).toEqual(["not_cited"]);
    expect(faults(aQuestion(), null)).toEqual([]);
  });

  it("is looked for in words of scripts without spaces too", () => {
    const said = ["潮汐は月の引力によって起こる。"];
    const asked = { ...choice("月の引力", "太陽の熱", "風"), text: "潮汐は何によって起こるか。" };
    expect(faults(asked, said)).toEqual([]);
    expect(faults({ ...asked, answers: choice("火山", "太陽の熱", "風").answers }, said)).toEqual(["not_in_passage"]);
  });
});

describe("questions beside others", () => {
  const judged = (...questions: MarkedBy[]) => questions.map((question) => ({ question, passages: null }));

  it("do not ask the same again, in other words, another kind or another gap", () => {
    const first = of("SHORT_ANSWER", "A _____ is a gate that holds back water.", [option("sluice", true)]);
    const again = of("SHORT_ANSWER", "A sluice is a _____ that holds back water!", [option("Gate", true)]);
    const other = of("SHORT_ANSWER", "What lifts ships from one reach to the next?", [option("lock", true)]);
    expect(judgeQuestions(judged(first, other, again), [])).toEqual([[], [], ["repeated"]]);
    expect(judgeQuestions(judged(again), [first])).toEqual([["repeated"]]);
  });

  it("are others with other numbers or another key", () => {
    const rise = (town: string, value: string) =>
      of("NUMERIC", `How far does the water rise in ${town} at spring tide?`, [], value);
    expect(judgeQuestions(judged(rise("Brest", "7"), rise("Brest", "12")), [])).toEqual([[], []]);
    const which = (key: string) => ({ ...choice(key, "Wind", "Rain"), text: "Which of these is right?" });
    expect(judgeQuestions(judged(which("The moon pulls"), which("Ebb follows flood")), [])).toEqual([[], []]);
  });

  it("are not all true", () => {
    const statement = (text: string, isTrue: boolean) =>
      of("TRUE_FALSE", text, [option("True", isTrue), option("False", !isTrue)]);
    const texts = ["The moon pulls.", "Water flows downhill.", "Ships need depth."];
    const right = texts.map((text) => statement(text, true));
    expect(judgeQuestions(judged(...right, statement("Canals have locks.", true)), [])[3]).toEqual(["one_sided"]);
    expect(judgeQuestions(judged(...right, statement("Canals have locks.", false)), [])).toEqual([[], [], [], []]);
    expect(judgeQuestions(judged(...right), [])).toEqual([[], [], []]);
    expect(balanceOf([...right, statement("No.", false)])).toEqual({ true: 3, false: 1 });
  });
});

describe("where the key is", () => {
  /** 0.1 % of fair draws lie above it, with 3 degrees of freedom. */
  const bound = 16.27;

  it("is not skewed over many suggestions, whatever the model did", () => {
    const counts = [0, 0, 0, 0];
    const many = 4_000;
    for (let made = 0; made < many; made++) {
      // Ids as runs make them: time first, so that neighbours are alike.
      const order = inSeededOrder(
        ["key", "a", "b", "c"],
        `0199f3c2-7a10-7${String(made).padStart(3, "0").slice(-3)}-8b1e-${made}`,
      );
      counts[order.indexOf("key")] = (counts[order.indexOf("key")] ?? 0) + 1;
    }
    const expected = many / 4;
    expect(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(bound);
  });

  it("stays for the same seed, and no option is lost", () => {
    const id = randomUUID();
    const order = inSeededOrder(["a", "b", "c", "d", "e"], id);
    expect(inSeededOrder(["a", "b", "c", "d", "e"], id)).toEqual(order);
    expect([...order].sort()).toEqual(["a", "b", "c", "d", "e"]);
  });
});
