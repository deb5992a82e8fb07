import { expect, test } from "vitest";
import { sniffContent } from "./sniff-content";

const text = (value: string) => Buffer.from(value, "utf8");

test.each([
  ["a picture whatever it is called", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "page.html", "image/png"],
  ["a PDF", text("%PDF-1.7\n"), "a.png", "application/pdf"],
  ["a drawing", text("<svg xmlns='http://www.w3.org/2000/svg'/>"), "a.txt", "image/svg+xml"],
  ["a drawing behind a prolog", text("<?xml version='1.0'?>\n<!-- made by hand -->\n<svg/>"), "", "image/svg+xml"],
  ["a page that calls itself a picture", text("  <!DOCTYPE html><p>hello"), "a.png", "text/html"],
  ["a page behind a comment", text("<!-- x --><script>alert(1)</script>"), "notes.md", "text/html"],
  ["captions", text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello"), "a.vtt", "text/vtt"],
  ["text that only claims to be captions", text("Hello"), "a.vtt", "text/plain"],
  ["a table", text("a;b\n1;2\n"), "marks.csv", "text/csv"],
  ["Markdown", text("# Übung\n"), "a.MD", "text/markdown"],
  ["XML", text("<?xml version='1.0'?><course/>"), "a.xml", "application/xml"],
  ["plain text", text("print('hello')"), "a.py", "text/plain"],
  ["bytes without a meaning", Buffer.from([0, 1, 2, 3]), "a.txt", "application/octet-stream"],
  ["text in another encoding", Buffer.from([0xdc, 0x62, 0x75, 0x6e, 0x67]), "a.txt", "application/octet-stream"],
  ["an empty file", Buffer.alloc(0), "a.txt", "application/octet-stream"],
])("knows %s", async (_what, head, fileName, mimeType) => {
  expect(await sniffContent(head, fileName)).toBe(mimeType);
});

test("does not mind a letter that is cut off at the end of what was read", async () => {
  expect(await sniffContent(text("Ü").subarray(0, 1), "a.txt")).toBe("text/plain");
});
