// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { earlyInputScript, hydratedEvent, readyEvent } from "./early-input";

let field: HTMLTextAreaElement;
let heard: string[];

function send(type: "click" | "input", target: HTMLElement, isTrusted: boolean): void {
  const event = new Event(type, { bubbles: true });
  Object.defineProperty(event, "isTrusted", { value: isTrusted });
  target.dispatchEvent(event);
}

/** What the browser does at each key. */
function type(letters: string, isTrusted = true): void {
  for (const letter of letters) {
    const { selectionStart: at, value } = field;
    field.value = value.slice(0, at) + letter + value.slice(at);
    field.setSelectionRange(at + 1, at + 1);
    send("input", field, isTrusted);
  }
}

async function settle(): Promise<void> {
  dispatchEvent(new Event(readyEvent, { cancelable: true }));
  await expect.poll(() => document.documentElement.dataset.ready).toBe("");
}

beforeEach(() => {
  delete document.documentElement.dataset.ready;
  new Function(earlyInputScript)();
  document.body.innerHTML = "<textarea></textarea><button type=button></button>";
  field = document.querySelector("textarea") ?? expect.unreachable();
  heard = [];
  field.addEventListener("input", () => heard.push(field.value));
});

test("what was typed early is heard once, also where a render has put the old text back", async () => {
  type("The");
  expect(heard).toEqual([]);
  dispatchEvent(new Event(hydratedEvent));
  field.value = "";
  await settle();
  expect(heard).toEqual(["The"]);
});

test("what is typed before the effects have run is held, and goes behind what was typed before", async () => {
  type("The");
  dispatchEvent(new Event(hydratedEvent));
  type(" mo");
  field.value = "";
  await settle();
  type("on");
  expect(heard).toEqual(["The mo", "The moo", "The moon"]);
});

test("what effects write and press is heard at once, and isn't undone by what was typed before", async () => {
  const button = document.querySelector("button") ?? expect.unreachable();
  const presses: string[] = [];
  button.addEventListener("click", ({ isTrusted }) => presses.push(isTrusted ? "a person" : "code"));
  type("early");
  send("click", button, true);
  dispatchEvent(new Event(hydratedEvent));
  field.value = "";
  type("x", false);
  expect(heard).toEqual(["x"]);
  send("click", button, false);
  send("click", button, true);
  expect(presses).toEqual(["code"]);
  await settle();
  expect(presses).toEqual(["code", "code"]);
  expect(heard).toEqual(["x"]);
});
