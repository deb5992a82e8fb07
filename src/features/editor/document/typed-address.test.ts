import { expect, test } from "vitest";
import { typedAddress } from "./typed-address";

test("a site that is typed without https:// is still a site, and an email address one", () => {
  for (const site of [
    "example.org/salt",
    "example.org",
    "www.example.co.uk?x=1",
    "example.org:8080/a",
    "bücher.example#1",
  ])
    expect(typedAddress(` ${site} `)).toBe(`https://${site}`);
  expect(typedAddress("ada@example.org")).toBe("mailto:ada@example.org");
});

test("what leads somewhere as it is stays", () => {
  for (const address of [
    "https://example.org/salt",
    "http://example.org",
    "mailto:ada@example.org",
    "tel:+4930123456",
    "/courses",
    "/learn/tides/0190b0a0-0000-7000-8000-000000000001",
    "#part-two",
    "media/map.pdf",
    "map.pdf",
    "Map 2.PDF",
    "v1.2/notes.pdf",
    "./notes.pdf",
    "../a.b",
    "asset:notes.pdf",
    "",
  ])
    expect(typedAddress(address)).toBe(address);
});
