import { readSources, type Source } from "./sources";

type SourceRule = { name: string; find: (sources: readonly Source[]) => string[] };

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const mostLines = 400;

/** What names a side of the screen where it should name an end of the line, as property, value, inline style or class. */
const oneSided = {
  css: /(?:^|[\s;{])(?:(?:[a-z-]+-)?(?:left|right)(?:-[a-z-]+)?\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b)/,
  tsx: /\b(?:margin|padding|border|inset|scrollMargin|scrollPadding)(?:Left|Right)\w*\s*:|className="(?:[^"]*\s)?(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-[lr]|text-left|text-right)(?:-[\w.[\]]+)?[\s"]/,
};

/** The query whose text the data map makes, and the two that hold rows against schemas. */
/** Among them the site's supervisor, which is to stay small, with one boolean. */
const withoutRowSchema =
  /^src\/(?:features\/privacy\/server\/export\/read-rows\.ts|server\/db\/(?:ask|query-rows)\.ts|cli\/(?:(?:bench|scale)\/|site\/hold-database\.ts))/;

/** Words of former names: what each is called now stands in the glossary. */
const metaphor =
  /desk(?!top)|shel(?:f|ves)|(?<!work)bench(?!mark)(?!\.ts|\/|Course)|(?<![a-z])doors?(?![a-z])|Door|seat|films?(?![a-z])|Film|(?<![a-z])world|World/;

const rules: readonly SourceRule[] = [
  {
    name: "process.env is read in src/env alone",
    find: (sources) =>
      sources
        .filter(({ path }) => /^src\/(app|components|features|i18n|lib|policy|server)\//.test(path) && !isTest(path))
        .filter(({ text }) => text.includes("process.env"))
        .map(({ path }) => path),
  },
  {
    name: 'server files begin with import "server-only"',
    find: (sources) =>
      sources
        .filter(({ path }) => /^src\/(server\/|features\/[^/]+\/server\/)/.test(path) && !isTest(path))
        .filter(({ text }) => !/^(\/\/[^\n]*\n|\/\*[\s\S]*?\*\/\n|\s)*(import "server-only"|"use server")/.test(text))
        .map(({ path }) => path),
  },
  {
    name: "a hand-written query names the schema of its rows: queryRows, queryRow, ask or clientRows",
    find: (sources) =>
      sources
        .filter(({ path }) => /^(?:src\/(?:app|cli|features|server)|prisma\/seed)\//.test(path) && !isTest(path))
        .filter(({ path }) => !withoutRowSchema.test(path))
        .filter(({ text }) => /\.\$queryRaw(?:Unsafe)?[<(`]|\.query(?=<)|\{ rows\b.* = await \w+\.query\(/.test(text))
        .map(({ path }) => path),
  },
  {
    name: "an event of a feature is made by its contract in events.ts",
    find: (sources) =>
      sources
        .filter(({ path }) => /^(?:src\/features|prisma\/seed)\//.test(path) && !isTest(path))
        .filter(({ text }) => /\bname: ["`][a-z-]+\/[\w.${}-]+["`],\s+data\b/.test(text))
        .map(({ path }) => path),
  },
  {
    name: `no file has more than ${mostLines} lines`,
    find: (sources) =>
      sources
        .filter(({ path }) => !path.endsWith(".css"))
        .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
        .filter(({ lines }) => lines > mostLines)
        .map(({ path, lines }) => `${path}: ${lines}`),
  },
  {
    name: "a form that a server action answers is an ActionForm: it says so where it waits for the connection",
    find: (sources) =>
      sources
        .filter(({ path, text }) => path.endsWith(".tsx") && /from "[^"]*\/actions"|\buseActionState\(/.test(text))
        .filter(({ text }) => /<form\b[^>]*\saction=\{(?:\w*Action|send)\}/.test(text))
        .map(({ path }) => path),
  },
  {
    name: "files and what they declare are named with the glossary's words (docs/voice.md)",
    find: (sources) =>
      sources.flatMap(({ path, text }) => {
        const names = [
          path,
          ...[...text.matchAll(/\b(?:function|class|interface|type|const|enum) (\w+)/g)].map(([, name]) => name ?? ""),
        ];
        return names.filter((name) => metaphor.test(name)).map((name) => (name === path ? path : `${path}: ${name}`));
      }),
  },
  {
    name: "nothing is laid out from the left or the right: logical properties only",
    find: (sources) =>
      sources.flatMap(({ path, text }) => {
        const pattern = path.endsWith(".css") ? oneSided.css : path.endsWith(".tsx") ? oneSided.tsx : null;
        const lines = pattern === null ? [] : text.split("\n");
        return lines.flatMap((line, at) => (pattern?.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : []));
      }),
  },
  {
    name: "a class is none of the words that every-page.css leaves out: [position:fixed] in place of fixed",
    find: (sources) => {
      const [words] = sources.flatMap(({ text }) => text.match(/(?<=^@source not inline\("\{).+(?=\}"\))/m) ?? []);
      if (words === undefined) return ["src/styles/sources/every-page.css names no words"];
      const aClass = new RegExp(
        `[Cc]lass\\w*\\s*=\\s*\\{?["\`](?:[^"\`]*\\s)?(?:${words.replaceAll(",", "|")})(?=[\\s"\`])`,
      );
      return sources
        .filter(({ path }) => path.endsWith(".tsx"))
        .flatMap(({ path, text }) => text.split("\n").map((line, at) => ({ line, place: `${path}:${at + 1}` })))
        .filter(({ line }) => aClass.test(line))
        .map(({ line, place }) => `${place}: ${line.trim()}`);
    },
  },
  {
    name: "the focus moves before the next key arrives, not with the next frame: focusAfter, or inText for the editor",
    find: (sources) =>
      sources
        .filter(({ path }) => path.startsWith("src/") && !isTest(path))
        .flatMap(({ path, text }) =>
          [...text.matchAll(/\brequestAnimationFrame\(.*focus\(|\.chain\(\)(?:\s*\.\w+\([^()]*\))*?\s*\.focus\(/g)].map(
            ([found]) => `${path}: ${found}`,
          ),
        ),
  },
  {
    name: "the verdict of a test hangs on no chance and no clock: seededNumbers or fast-check, and within of src/testing",
    find: (sources) =>
      sources
        .filter(({ path }) => path.startsWith("src/") && isTest(path))
        .flatMap(({ path, text }) =>
          [...text.matchAll(/\bMath\.random\b|\bperformance\.now\b|\bexpect\(Date\.now\(\) -/g)].map(
            ([found]) => `${path}: ${found}`,
          ),
        ),
  },
  {
    name: "no test is left out without a reason",
    find: (sources) =>
      sources
        .filter(({ path }) => isTest(path) || path.startsWith("e2e/"))
        .flatMap(({ path, text }) =>
          [...text.matchAll(/\b(?:test|it|describe)\.(?:only|skip|fixme|todo)\b\s*\(\s*(?:\)|["'`])/g)].map(
            ([found]) => `${path}: ${found}`,
          ),
        ),
  },
];

/** Rules that need no more than the text of the sources; each with the places that break it. */
export function checkSourceRules(): { name: string; problems: string[] }[] {
  const sources = readSources(["src", "prisma/seed", "e2e"]);
  return rules.map(({ name, find }) => ({ name, problems: find(sources) }));
}
