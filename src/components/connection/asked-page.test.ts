// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://lectern.test/learn/tides/1?from=home" }
import { expect, test } from "vitest";
import { pageOfForm, pageOfPress } from "./asked-page";

const plain = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };

function linkOf(html: string): Element {
  document.body.innerHTML = html;
  return document.querySelector("b") ?? document.body;
}

test.each([
  ["another page", '<a href="/learn/tides/2"><b>Next</b></a>', "https://lectern.test/learn/tides/2"],
  [
    "a place in another page",
    '<a href="/learn/tides/2#here"><b>Next</b></a>',
    "https://lectern.test/learn/tides/2#here",
  ],
  ["a place in this page", '<a href="#notes"><b>Notes</b></a>', null],
  ["another site", '<a href="https://elsewhere.test/"><b>Elsewhere</b></a>', null],
  ["an email address", '<a href="mailto:a@lectern.test"><b>Write</b></a>', null],
  ["a window of its own", '<a href="/privacy" target="_blank"><b>Privacy</b></a>', null],
  ["a download", '<a href="/transcript.pdf" download><b>Transcript</b></a>', null],
  ["no link", "<p><b>Words</b></p>", null],
])("a press on %s", (_, html, page) => {
  expect(pageOfPress({ ...plain, target: linkOf(html) })).toBe(page);
});

test("a press that opens another window is none of ours", () => {
  const target = linkOf('<a href="/learn/tides/2"><b>Next</b></a>');
  expect(pageOfPress({ ...plain, ctrlKey: true, target })).toBeNull();
  expect(pageOfPress({ ...plain, button: 1, target })).toBeNull();
});

test("a search opens the page with what was typed, and a form that sends something is none of ours", () => {
  document.body.innerHTML =
    '<form action="/courses?page=3"><input name="q" value="spring tide"><input name="action" value="find"></form>';
  const form = document.querySelector("form") as HTMLFormElement;
  expect(pageOfForm(form, null)).toBe("https://lectern.test/courses?q=spring+tide&action=find");
  form.method = "post";
  expect(pageOfForm(form, null)).toBeNull();
});
