import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSource } from "@/features/drafting/server/sources/parse-source";
import { EditedQuestion } from "@/features/questions/edited-question";
import { stableId } from "@/server/inngest/stable-id";
import { findFaults } from "./gate";
import { type OfflineLesson, type OfflineQuestion, offlineQuestions } from "./offline-questions";
import type { OfflineSpan } from "./sentences";

const newId = (name: string) => stableId("test", name);

async function spansOf(name: string, bytes: Uint8Array): Promise<OfflineSpan[]> {
  const { spans, headings, forms } = await parseSource({ bytes, name });
  const isHeading = new Set(headings.map(({ position }) => position));
  const isNoProse = new Set([...isHeading, ...forms.code, ...forms.links]);
  return spans.map(({ position, text }) => ({
    id: `${name}#${position}`,
    sourceId: name,
    text,
    isHeading: isHeading.has(position),
    isProse: !isNoProse.has(position),
  }));
}

/** The questions of one lesson that is all of a text. */
async function questionsOf(markdown: string, existing: EditedQuestion[] = []) {
  const spans = await spansOf("notes.md", Buffer.from(markdown));
  const made =
    offlineQuestions([{ lessonId: "lesson", spans, stretch: spans, existing }], { spans, newId }).get("lesson") ?? [];
  assertSound(made, spans);
  return made;
}

/** What holds for every one of them, whatever it was made of. */
function assertSound(made: readonly OfflineQuestion[], spans: readonly OfflineSpan[]) {
  const texts = new Map(spans.map(({ id, text }) => [id, text]));
  for (const { question, cited, taken } of made) {
    expect(EditedQuestion.safeParse(question).success, question.text).toBe(true);
    expect(cited.length).toBeGreaterThan(0);
    for (const { spanId, quote } of cited) expect(texts.get(spanId)).toContain(quote);
    expect(
      findFaults(
        question,
        cited.map(({ spanId }) => texts.get(spanId) ?? ""),
      ),
    ).toEqual([]);
    expect(
      cited.some(({ quote }) => quote.includes(taken)),
      taken,
    ).toBe(true);
  }
}

const keysOf = (made: readonly OfflineQuestion[]) =>
  made.map(({ question }) => question.numericValue || question.answers.find(({ isCorrect }) => isCorrect)?.text);
const textsOf = (made: readonly OfflineQuestion[]) => made.map(({ question }) => question.text);

const water = `# Water

## Locks

A sluice is a gate that holds back the water of a canal. It is made of oak. You open it with a crank and wait for the water.
A weir is a low dam that raises the level of a river. A pound is the stretch of level water between two locks.
The first step is a look at the map of the whole canal. The summit is an important part of every canal in the hills.
The stretch of a river that ships can travel on is called a reach, and its depth is kept by dredging.
The lock at Fonserannes lifts barges by 21.5 metres over a length of 300 metres. See chapter 12 for more about staircases.

\`\`\`js
const lock = "A lock is a chamber that lifts ships between two levels of water.";
\`\`\`
`;

describe("questions without a model", () => {
  it("ask for what the sources define, with other terms of theirs to choose from", async () => {
    const made = await questionsOf(water);
    expect(textsOf(made)).toEqual([
      "_____ is a gate that holds back the water of a canal.",
      "_____ is a low dam that raises the level of a river.",
      "_____ is the stretch of level water between two locks.",
      "The stretch of a river that ships can travel on is called a _____, and its depth is kept by dredging.",
    ]);
    expect(keysOf(made)).toEqual(["Sluice", "Weir", "Pound", "Reach"]);
    const [first] = made.map(({ question }) => question);
    expect(first?.answers.map(({ text }) => text).sort()).toEqual(["Pound", "Reach", "Sluice", "Weir"]);
  });

  it("are none where the sources define too few other terms that would be wrong there", async () => {
    const two = "A sluice is a gate that holds back the water of a canal. A weir is a low dam that raises a river.";
    expect(await questionsOf(two)).toEqual([]);
    // A weir is a dam too, and a pond by its meaning a pool.
    const alike = `A dam is a wall that holds back the water of a whole valley. A weir is a low dam that raises the level of a river.
A pond is a small body of still water in a garden. A pool is a small body of still water in a garden.
A sluice is a gate that holds back the flow of a canal.`;
    const made = await questionsOf(alike);
    const offered = new Map(keysOf(made).map((key, at) => [key, made[at]?.question.answers.map(({ text }) => text)]));
    expect(offered.get("Dam")?.sort()).toEqual(["Dam", "Pond", "Pool", "Sluice"]);
    expect(offered.get("Pond")).not.toContain("Pool");
  });

  it("leave numbers and names alone, and what only code or links say", async () => {
    const more = `${water}
[A barrage is a wall that holds back the water of a tide.](https://example.org/barrage)

\`\`\`
A groyne is a wall that holds the sand of a beach.
\`\`\`
`;
    expect(keysOf(await questionsOf(more))).toEqual(["Sluice", "Weir", "Pound", "Reach"]);
  });

  it("say which words were taken out, in the sentence that they cite", async () => {
    const [first] = await questionsOf(water);
    expect(first?.taken).toBe("sluice");
    expect(first?.question.explanation).toBe("A **sluice** is a gate that holds back the water of a canal.");
    expect(first?.cited[0]?.quote).toBe("A sluice is a gate that holds back the water of a canal.");
  });

  it("are the same when they are made again, and none asks what is there already", async () => {
    const made = await questionsOf(water);
    expect(await questionsOf(water)).toEqual(made);
    expect(
      await questionsOf(
        water,
        made.map(({ question }) => question),
      ),
    ).toEqual([]);
    const spans = await spansOf("notes.md", Buffer.from(water));
    const lessons = ["one", "two"].map((lessonId) => ({ lessonId, spans, stretch: spans, existing: [] }));
    expect(offlineQuestions(lessons, { spans, newId }).get("two")).toEqual([]);
  });

  it("leave alone what makes no sense automatically", async () => {
    const lines = [
      "It is a gate that holds back the water of a canal.",
      "You are a person who wants to open the lock gate quickly.",
      "Is a sluice the gate that holds back the water?",
      "The key is a word which opens every door of the old mill.",
      "The second parameter is a function that runs whenever the gate opens.",
      "The result is a river whose level is higher than it was before.",
      "Create a folder called water and put the picture of the weir into it.",
      "The page at https://example.org is a list of all weirs in the country.",
      "Weir = dam; a weir is a { low } dam that raises the level.",
      "See figure 7 for the number of locks on this canal.",
      "The game is in version 12 by now and has many locks to open.",
      "The program runs on Windows 10 and on most other systems too.",
    ];
    expect(textsOf(await questionsOf(lines.join("\n\n")))).toEqual([]);
  });

  it("make a gap of nothing that Markdown would read as something else", async () => {
    const [first] = await questionsOf(
      `A dash is a sign *of* print which \`parts\` a sentence from \\[its\\] other half. ${water}`,
    );
    expect(first?.question.text).toBe("_____ is a sign of print which parts a sentence from \\[its\\] other half.");
  });
});

describe("questions of other kinds of text", () => {
  it("come from lists of terms, in any language", async () => {
    const made = await questionsOf(`# Vatten

- Ebb: vattnet sjunker från högsta till lägsta nivå vid kusten
- Flod: vattnet stiger från lägsta till högsta nivå vid kusten
- Damm: en byggnad som håller tillbaka vatten från en älv
- Sluss: en kammare som lyfter båtar mellan två höjder

Göta kanal är 190 kilometer lång och går från Sjötorp till Mem vid Östersjön.
`);
    expect(keysOf(made)).toEqual(["Ebb", "Flod", "Damm", "Sluss"]);
    expect(made[0]?.question.text).toBe("_____: vattnet sjunker från högsta till lägsta nivå vid kusten");
  });

  it("come from exercises that have their keys with them", async () => {
    const made = await questionsOf(`# Exercises

Question 1: Which body pulls most at the sea?

A) The sun

B) The moon

C) The wind

Answer: B

Q: How many tides does a usual day have? A: 2

Frage 3: Was hält das Wasser eines Kanals zurück?

Antwort: eine Schleuse

What do you think of tides?

Question 4: Why do tides differ?

Answer: Because the coast, the depth and the wind differ from place to place.
`);
    expect(made.map(({ question }) => [question.type, question.text])).toEqual([
      ["SINGLE_CHOICE", "Which body pulls most at the sea?"],
      ["NUMERIC", "How many tides does a usual day have?"],
      ["SHORT_ANSWER", "Was hält das Wasser eines Kanals zurück?"],
    ]);
    expect(keysOf(made)).toEqual(["The moon", "2", "eine Schleuse"]);
    expect(made[0]?.question.answers.map(({ text }) => text)).toEqual(["The sun", "The moon", "The wind"]);
    expect(made[0]?.cited).toHaveLength(3);
  });

  it("are in the language of their source, also beside one in another", async () => {
    const german =
      "Eine Schleuse ist ein Bauwerk, mit dem Schiffe einen Höhenunterschied im Wasser überwinden. " +
      "Ein Wehr ist eine Anlage, die das Wasser eines Flusses aufstaut. " +
      "Ein Deich ist ein Damm, der das Land an der Küste vor einer Überflutung schützt. " +
      "Ein Priel ist eine Rinne, durch die bei Flut das Meer in das Watt strömt.";
    const french =
      "Une écluse est un ouvrage qui permet aux bateaux de franchir une différence de niveau. " +
      "Un barrage est une construction qui retient l'eau d'une rivière pour former un lac. " +
      "Un aqueduc est un pont qui porte l'eau au-dessus d'une vallée. " +
      "Un phare est une tour qui montre la côte aux bateaux pendant la nuit.";
    const spans = [...(await spansOf("a.md", Buffer.from(german))), ...(await spansOf("b.md", Buffer.from(french)))];
    const made =
      offlineQuestions([{ lessonId: "lesson", spans, stretch: spans, existing: [] }], { spans, newId }).get("lesson") ??
      [];
    assertSound(made, spans);
    expect(keysOf(made)).toEqual(["Schleuse", "Wehr", "Deich", "Priel", "Écluse", "Barrage"]);
    expect(made[0]?.question.answers.map(({ text }) => text).sort()).toEqual(["Deich", "Priel", "Schleuse", "Wehr"]);
  });

  it.each([
    [
      "es",
      "Una esclusa es una obra que permite a los barcos salvar un desnivel en un canal. El nivel más bajo de un río durante el año se llama estiaje, y depende de las lluvias. Un faro es una torre que guía a los barcos durante la noche. Un dique es un muro que protege la tierra de la crecida del mar.",
      ["Esclusa", "Estiaje", "Faro", "Dique"],
    ],
    [
      "it",
      "Un argine è una costruzione che protegge la campagna dalle piene di un fiume. Una chiusa è un'opera che permette alle barche di superare un dislivello in un canale. Un faro è una torre che guida le navi durante la notte. Un molo è una struttura che ripara il porto dalle onde del mare.",
      ["Argine", "Chiusa", "Faro", "Molo"],
    ],
    [
      "pt",
      "Uma eclusa é uma obra que permite aos barcos vencer um desnível num canal. Um aqueduto é uma ponte que leva água por cima de um vale. Um farol é uma torre que guia os navios durante a noite. Um dique é um muro que protege a terra da subida do mar.",
      ["Eclusa", "Aqueduto", "Farol", "Dique"],
    ],
    [
      "nl",
      "Een sluis is een bouwwerk waarmee schepen een verschil in waterhoogte overbruggen. Een stuk land dat lager ligt dan het water wordt ook wel polder genoemd, en het wordt drooggehouden. Een vuurtoren is een toren die schepen in de nacht de kust wijst. Een steiger is een vlonder waaraan boten in de haven vastliggen.",
      ["Sluis", "Polder", "Vuurtoren", "Steiger"],
    ],
    [
      "pl",
      "Śluza to budowla, która pozwala statkom pokonać różnicę poziomów wody w kanale. Akwedukt to most, który prowadzi wodę ponad doliną do miasta. Latarnia to wieża, która wskazuje statkom brzeg w nocy. Molo to pomost, który wychodzi daleko w morze przy plaży.",
      ["Śluza", "Akwedukt", "Latarnia", "Molo"],
    ],
  ])("know how a term is defined in %s", async (_, text, keys) => {
    expect(keysOf(await questionsOf(text))).toEqual(keys);
  });

  it("of scripts that it knows nothing about are none rather than nonsense", async () => {
    expect(
      await questionsOf("潮汐は月と太陽の引力によって海面が上下する現象である。東京湾では約200センチメートル変わる。"),
    ).toEqual([]);
  });
});

const data = process.env.TEST_DATA ?? "";
const courses = [
  ["curricula", ".md", 6],
  ["olx/openedx-demo-course", ".html", 0],
  ["olx", ".srt", 0],
] as const;

describe.skipIf(!existsSync(join(data, "curricula")))("real course texts of TEST_DATA", () => {
  it.each(courses)(
    "%s (%s) give questions that pass the gate and cite their sources letter for letter",
    async (folder, ending, least) => {
      const root = join(data, folder);
      const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(ending));
      const lessons: OfflineLesson[] = [];
      for (const file of files.sort()) {
        const bytes = readFileSync(join(root, file));
        // Fragments without any text are refused as sources.
        const spans = await spansOf(file, bytes).catch(() => []);
        if (spans.length > 0) lessons.push({ lessonId: file, spans, stretch: spans, existing: [] });
      }
      const spans = lessons.flatMap((lesson) => lesson.spans);
      const made = [...offlineQuestions(lessons, { spans, newId }).values()].flat();
      assertSound(made, spans);
      expect(made.length).toBeGreaterThanOrEqual(least);
      expect(new Set(textsOf(made)).size).toBe(made.length);
    },
  );
});
