import { expect, test } from "vitest";
import { FolderNames } from "./folder-names";

test("each thing has one path, and two things never the same", () => {
  const names = new FolderNames();
  const folder = names.inside("", "1", "Tides: part 1/2");
  expect(folder).toBe("Tides_ part 1_2");
  expect(names.inside("", "1", "Tides: part 1/2")).toBe(folder);
  expect(names.inside("", "2", "tides_ part 1_2")).toBe("tides_ part 1_2 (2)");
  expect(names.inside(folder, "a", "chart.pdf")).toBe(`${folder}/chart.pdf`);
  expect(names.inside(folder, "b", "Chart.PDF")).toBe(`${folder}/Chart (2).PDF`);
  expect(names.inside("", "c", "../../chart.pdf")).toBe("_.._chart.pdf");
  expect(names.inside("", "d", "..")).toBe("file");
});
