import { expect, test } from "vitest";
import { isNameOfSite, mostLinks, readLinks, writeLinks } from "./rules";

test("links are read line by line, and written as they were read", () => {
  const links = readLinks("  Our harbour   https://skarvig.example/harbour \n\nTides https://tides.example\r\n");
  expect(links).toEqual([
    { name: "Our harbour", url: "https://skarvig.example/harbour" },
    { name: "Tides", url: "https://tides.example" },
  ]);
  expect(Array.isArray(links) && readLinks(writeLinks(links))).toEqual(links);
  expect(readLinks(" \n ")).toEqual([]);
});

test("a line that is no link is named, with what is wrong with it", () => {
  expect(readLinks("Tides https://tides.example\nhttps://alone.example")).toEqual({ line: 2, problem: "shape" });
  for (const address of [
    "http://plain.example",
    "javascript:alert(1)",
    "https://localhost",
    "https://me@x.example",
    "tides",
  ])
    expect(readLinks(`Tides ${address}`), address).toEqual({ line: 1, problem: "address" });
  expect(readLinks(`${"n".repeat(41)} https://x.example`)).toEqual({ line: 1, problem: "name" });
  const many = Array.from({ length: mostLinks + 1 }, (_, at) => `L${at} https://x.example`).join("\n");
  expect(readLinks(many)).toEqual({ line: mostLinks + 1, problem: "many" });
});

test("a name may hold what names hold, and nothing that our texts would take for their own", () => {
  for (const name of ["Skarvig", "Anna's school & friends", "جامعة الساحل", "École n° 5", "C# / Go"])
    expect(isNameOfSite(name), name).toBe(true);
  for (const name of ["{name}", "<b>", "100%s", "@site", "a\\b", "a|b", "\u{E001}site"])
    expect(isNameOfSite(name), name).toBe(false);
});
