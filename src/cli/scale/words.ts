import { draw, drawBelow } from "./draw";

export const subjects = [
  ...[
    "Tides",
    "Statistics",
    "Optics",
    "Grammar",
    "Botany",
    "Logic",
    "Economics",
    "Geometry",
    "Typography",
    "Astronomy",
  ],
  ...["Chemistry", "Genetics", "Sailing", "Surveying", "Accounting", "Acoustics", "Drawing", "Ecology", "Networks"],
  ...[
    "Ethics",
    "Harmony",
    "Hydrology",
    "Linguistics",
    "Mechanics",
    "Nutrition",
    "Pedagogy",
    "Pharmacology",
    "Probability",
  ],
  ...["Programming", "Psychology", "Rhetoric", "Robotics", "Seismology", "Sociology", "Thermodynamics", "Topology"],
  ...["Toxicology", "Viticulture", "Weaving", "Zoology"],
] as const;

export const angles = [
  "an introduction",
  "by example",
  "in the field",
  "for engineers",
  "reading the tables",
  "a second course",
  "with practice",
  "from first principles",
  "in one month",
  "the methods",
] as const;

const common =
  "the and with from between under over every several measured table figure value method result example question answer reading practice lesson module learner teacher course chapter water light motion field sample error margin curve surface pressure balance signal pattern language memory tool model theory proof rule case study review summary".split(
    " ",
  );
const syllables = "ka lo mi ren tas vo du sel par nim gor che fa lin bru tes ov mar tin so".split(" ");
const rareWords = 8000;

function rareWord(n: number): string {
  const parts = [n % 20, Math.floor(n / 20) % 20, Math.floor(n / 400) % 20];
  return parts.map((part) => syllables[part] ?? "ka").join("");
}

/** So many words: mostly common ones, some that few texts share, the way words of real texts are spread. */
export function prose(stream: number, n: number, words: number): string {
  const text: string[] = [];
  for (let at = 0; at < words; at += 1) {
    const turn = n * 1009 + at;
    const isRare = draw(stream, turn) < 0.25;
    const share = draw(stream + 1, turn);
    text.push(
      isRare ? rareWord(Math.floor(share * share * rareWords)) : (common[Math.floor(share * common.length)] ?? ""),
    );
  }
  return `${text.join(" ")}.`;
}

export function courseTitle(course: number): string {
  const subject = subjects[course % subjects.length] ?? "Logic";
  const angle = angles[Math.floor(course / subjects.length) % angles.length] ?? "by example";
  return `${subject}, ${angle}`;
}

const givenNames =
  "Ada Bram Chidi Dana Elif Femi Greta Hana Ivo Jun Kofi Lena Mara Nils Oya Pia Quinn Rosa Sami Tove".split(" ");
const familyNames =
  "Abe Berg Costa Diaz Eze Fall Gruber Haas Ito Jansen Kaya Lind Mora Novak Okoye Petrov Quist Rossi Silva Toth".split(
    " ",
  );

export function personName(stream: number, n: number): string {
  const given = givenNames[drawBelow(stream, n, givenNames.length)];
  const family = familyNames[drawBelow(stream + 1, n, familyNames.length)];
  return `${given} ${family}`;
}
