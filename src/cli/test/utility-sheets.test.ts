import { expect, test } from "vitest";
import { findMissingSources, type Imports } from "./utility-sheets";

const files: Record<string, string> = {
  "src/styles/globals.css": '@import "./sources/every-page.css";',
  "src/styles/learn-utilities.css": '@import "./sources/learn.css";',
  "src/styles/site-utilities.css": '@source "../app/(public)/**/*.tsx";\n@source "../features/learning/**/*.tsx";',
  "src/styles/studio-utilities.css": '@source "../{app,features}/**/*.tsx";',
  "src/styles/sources/every-page.css": '@source "../../app/layout.tsx";',
  "src/styles/sources/learn.css":
    '@import "./every-page.css";\n@source "../../app/(learn)/**/*.tsx";\n@source "../../features/learning/**/*.tsx";',
  "src/app/(public)/layout.tsx": 'return <Area name="site">{children}</Area>;',
  "src/app/(public)/page.tsx": 'return <Area name="studio"><Charts /></Area>;',
};
const find = (imports: Record<string, string[]>) =>
  findMissingSources(new Map(Object.entries(imports)) as Imports, (path) => files[path] ?? "");

const lesson = "src/features/learning/components/lesson.tsx";
const chart = "src/features/statistics/components/chart.tsx";

test("a page of a group renders what is among the sources of the group's sheet", () => {
  expect(
    find({
      "src/app/layout.tsx": ["src/styles/globals.css"],
      "src/app/(public)/layout.tsx": ["src/styles/site-utilities.css"],
      "src/app/(public)/courses/page.tsx": [lesson],
      [lesson]: [],
    }),
  ).toEqual([]);
});

test("what is reached over other files and is no source is found with the page that renders it", () => {
  const page = "src/app/(public)/page.tsx";
  const problems = find({
    "src/app/(public)/layout.tsx": ["src/styles/site-utilities.css"],
    [page]: [lesson],
    [lesson]: ["src/lib/a.ts"],
    "src/lib/a.ts": [chart],
  });
  expect(problems).toEqual([`${page} renders ${chart}, which is no source of src/styles/site-utilities.css`]);
});

test("a page that is in an area of its own renders what that has", () => {
  const page = "src/app/(public)/page.tsx";
  expect(find({ [page]: ["src/styles/studio-utilities.css", chart] })).toEqual([]);
  expect(find({ [page]: [chart] })).toHaveLength(2);
});

test("what runs on the server alone is not rendered", () => {
  const server = "src/features/statistics/server/router.ts";
  expect(find({ "src/app/layout.tsx": [server], [server]: [chart] })).toEqual([]);
});

test("who loads the sheet of an area sets it up", () => {
  const layout = "src/app/(public)/layout.tsx";
  const sheet = "src/styles/learn-utilities.css";
  expect(find({ [layout]: [sheet] })).toContain(`${layout} loads the sheet of the area learn, which it has not`);
});
