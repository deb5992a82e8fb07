import { expect, test } from "vitest";
import { HeldPage } from "./held-page";

const lesson = "https://lectern.test/learn/tides/2";

/** A page without a connection; the test says when what changes. */
function aPage() {
  const opened: string[] = [];
  const now = { isReachable: false, isWriting: false, isUnsaved: false };
  const held = new HeldPage({
    isReachable: async () => now.isReachable,
    isWriting: () => now.isWriting,
    isUnsaved: () => now.isUnsaved,
    open: (href) => void opened.push(href),
  });
  return { opened, now, held };
}

test("the page that was chosen last opens once the site can be reached", async () => {
  const { opened, now, held } = aPage();
  held.hold("https://lectern.test/learn/tides/1");
  held.hold(lesson);
  await held.look(false);
  expect(opened).toEqual([]);
  now.isReachable = true;
  await held.look(false);
  expect(opened).toEqual([lesson]);
  expect(held.read().href).toBeNull();
});

test("it waits until everything is saved", async () => {
  const { opened, now, held } = aPage();
  held.hold(lesson);
  Object.assign(now, { isReachable: true, isUnsaved: true });
  await held.look(false);
  expect(opened).toEqual([]);
  expect(held.read().isBack).toBe("opening");
  now.isUnsaved = false;
  await held.look(false);
  expect(opened).toEqual([lesson]);
});

test("it asks a reader who is writing, and does not open automatically after that", async () => {
  const { opened, now, held } = aPage();
  held.hold(lesson);
  Object.assign(now, { isReachable: true, isWriting: true });
  await held.look(false);
  now.isWriting = false;
  await held.look(false);
  expect(opened).toEqual([]);
  expect(held.read().isBack).toBe("asking");
  held.openNow();
  expect(opened).toEqual([lesson]);
});

test("a try in vain is counted, so that it can be told", async () => {
  const { now, held } = aPage();
  held.hold(lesson);
  await held.look(true);
  await held.look(false);
  expect(held.read()).toEqual({ href: lesson, isBack: null, tries: 1 });
  now.isReachable = true;
  await held.look(true);
  expect(held.read().href).toBeNull();
});

test("who stays, stays, even if the answer was in progress", async () => {
  const { opened, now, held } = aPage();
  held.hold(lesson);
  now.isReachable = true;
  const looking = held.look(false);
  held.stay();
  await looking;
  expect(opened).toEqual([]);
});
