/** A document of this folder, and what an instructor would make of it. Labeled by reading, before any of it was drafted. */
export interface Labeled {
  file: string;
  modules: { title: string; lessons: string[] }[];
  /** Questions that it supports: words of the question, and the answer. None where it supports none. */
  questions: [about: string, answer: string][];
}

export const labeled: readonly Labeled[] = [
  {
    file: "readme-course.md",
    modules: [{ title: "Keeping Bees: Part 1, The Hive", lessons: ["The parts of a hive", "Through the winter"] }],
    questions: [
      ["the queen lays her eggs", "Brood box"],
      ["fill with honey for the winter", "Super"],
      ["holds back the larger queen", "Queen excluder"],
      ["on which returning bees set down", "Landing board"],
    ],
  },
  {
    file: "lecture-notes.md",
    modules: [{ title: "Lecture 3: Rocks", lessons: ["How rocks are sorted", "What a river does to them"] }],
    questions: [
      ["where it meets the sea", "Delta"],
      ["cuts into its plain", "Meander"],
      ["fast water has carved", "Gorge"],
      ["when a bend is cut off", "Oxbow"],
      ["molten stone cools", "Igneous rock"],
      ["sand and mud are pressed together", "Sedimentary rock"],
    ],
  },
  {
    file: "plain-essay.txt",
    modules: [{ title: "plain-essay", lessons: ["Bread rises because yeast breathes"] }],
    questions: [],
  },
  {
    file: "glossary.md",
    modules: [{ title: "Sailing glossary", lessons: ["On deck", "In the weather"] }],
    questions: [
      ["two horns", "Cleat"],
      ["the strength of four", "Winch"],
      ["keep the hull from the quay", "Fender"],
      ["turns the rudder", "Tiller"],
      ["holds the mast upright", "Shroud"],
      ["lasts only a few minutes", "Squall"],
      ["sheltered from the wind", "Lee"],
      ["come from a storm far away", "Swell"],
      ["above its usual strength", "Gust"],
    ],
  },
  {
    file: "table.md",
    modules: [{ title: "Tools of the print shop", lessons: ["Tools of the print shop", "What they cost"] }],
    questions: [
      ["spreads ink evenly", "Brayer"],
      ["cutting lines into metal", "Burin"],
      ["rubbing paper against an inked block", "Baren"],
      ["through the mesh of a screen", "Squeegee"],
    ],
  },
  {
    file: "code-heavy.md",
    modules: [{ title: "Reading files in Python", lessons: ["Opening", "Writing"] }],
    questions: [],
  },
  {
    file: "checklists.md",
    modules: [{ title: "Before the first day of school", lessons: ["A week before", "On the morning"] }],
    questions: [],
  },
  { file: "short.md", modules: [{ title: "Sharpening a pencil", lessons: ["Sharpening a pencil"] }], questions: [] },
  {
    file: "two-languages.md",
    modules: [{ title: "Cheese / Käse", lessons: ["Making cheese", "Käse machen"] }],
    questions: [
      ["makes milk turn thick", "Rennet"],
      ["is left when milk has turned", "Curd"],
      ["runs off when cheese is pressed", "Whey"],
      ["in which fresh cheese is laid", "Brine"],
    ],
  },
  {
    file: "hostile.md",
    modules: [{ title: "Locks and keys", lessons: ["How a lock works", "Keys click"] }],
    questions: [],
  },
  { file: "links.md", modules: [{ title: "Where to look", lessons: ["Where to look"] }], questions: [] },
  {
    file: "flat-headings.md",
    modules: [{ title: "flat-headings", lessons: ["Choosing paper", "Cutting paper", "Folding paper"] }],
    questions: [],
  },
  {
    file: "chapters.md",
    modules: [
      { title: "Soil", lessons: ["What soil is made of", "Feeding it"] },
      { title: "Water", lessons: ["When to water", "Saving it"] },
    ],
    questions: [],
  },
  {
    file: "figures.md",
    modules: [{ title: "The bridge in numbers", lessons: ["Building it", "Keeping it"] }],
    questions: [],
  },
  {
    file: "pronouns.md",
    modules: [{ title: "Notes on the play", lessons: ["The first act", "The second act"] }],
    questions: [],
  },
  {
    file: "german.md",
    modules: [{ title: "Im Wattenmeer", lessons: ["Formen", "Wege"] }],
    questions: [
      ["durch die bei Flut", "Priel"],
      ["bei Sturm vom Meer überspült", "Hallig"],
      ["vor dem Hochwasser sicher", "Warft"],
      ["vor einer Überflutung schützt", "Deich"],
    ],
  },
  {
    file: "syllabus.md",
    modules: [
      { title: "Drawing for beginners", lessons: ["Line", "Light and shadow", "Perspective", "The human figure"] },
    ],
    questions: [],
  },
  {
    file: "tutorial.md",
    modules: [{ title: "Your first web page", lessons: ["Step 1: Create the file", "Step 2: Add the skeleton"] }],
    questions: [],
  },
  {
    file: "exercises.md",
    modules: [{ title: "Fractions", lessons: ["Adding"] }],
    questions: [
      ["Which fraction is the largest", "Two thirds"],
      ["How many quarters", "4"],
    ],
  },
  {
    file: "page.html",
    modules: [{ title: "Flying a kite", lessons: ["Parts of a kite", "Launching"] }],
    questions: [
      ["keeps the cloth stretched", "Spar"],
      ["set the angle to the wind", "Bridle"],
      ["winds the string", "Reel"],
      ["steadies the flight", "Tail"],
    ],
  },
];
