// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { backTo, FocusSpot, isFocusFree } from "./focus-spot";

beforeEach(() => {
  window.history.replaceState(null, "", "/here");
  document.body.innerHTML = `
    <main id="main">
      <h1>Files</h1>
      <section>
        <h2>Of this course</h2>
        <ul>
          <li id="one"><a href="/one">One</a><button>Delete one</button></li>
          <li id="two"><a href="/two">Two</a><button id="delete">Delete two</button></li>
          <li id="three" inert><a href="/three">Three</a></li>
          <li id="four"><a href="/four">Four</a></li>
        </ul>
      </section>
      <div data-toasts><div id="toast"><button id="undo">Undo</button></div><div id="other"><button>Undo</button></div></div>
    </main>
    <div id="portal"><div role="dialog"><button id="inside">Cancel</button></div></div>`;
});

const find = (id: string) => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no ${id}`);
  return element;
};

/** The focus was on these in turn, then something was removed. Resolves to what has the focus. */
async function after(change: () => void, ...focused: string[]): Promise<string> {
  const spot = new FocusSpot();
  for (const id of focused) {
    find(id).focus();
    spot.note(find(id));
  }
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, { subtree: true, childList: true });
  change();
  (document.activeElement as HTMLElement | null)?.blur();
  const records = observer.takeRecords();
  observer.disconnect();
  spot.mend(records);
  return document.activeElement === document.body ? "" : (document.activeElement?.textContent ?? "");
}

test("the next row follows one that is removed", async () => {
  const two = () => find("two").remove();
  expect(await after(two, "delete")).toBe("Four");
  expect(isFocusFree()).toBe(true);
});

test("the row before follows the last one", async () => {
  find("one").className = "inset";
  const rest = () => {
    for (const id of ["four", "three", "two"]) find(id).remove();
  };
  expect(await after(rest, "delete")).toBe("One");
});

test("what came in its place is before its neighbors", async () => {
  const replace = () => {
    const row = document.createElement("li");
    row.innerHTML = "<button disabled>Wait</button><button>Restore two</button>";
    find("two").replaceWith(row);
  };
  expect(await after(replace, "delete")).toBe("Restore two");
});

test("where nothing is left in a part, its heading has the focus until that moves on", async () => {
  const empty = () => document.querySelector("ul")?.remove();
  expect(await after(empty, "delete")).toBe("Of this course");
  const heading = document.activeElement as HTMLElement;
  heading.blur();
  expect(heading.hasAttribute("tabindex")).toBe(false);
});

test("the row around it follows the only one of those within a row", async () => {
  find("four").insertAdjacentHTML("beforeend", `<ul><li><button id="only">Delete</button></li></ul>`);
  expect(await after(() => find("four").querySelector("ul")?.remove(), "only")).toBe("Four");
});

test("a removal within what is removed is found by the outer one", async () => {
  const both = () => {
    const row = find("two");
    find("delete").remove();
    row.remove();
  };
  expect(await after(both, "delete")).toBe("Four");
});

test("a message gives the focus back to where it was before, and not to another message", async () => {
  expect(await after(() => find("toast").remove(), "delete", "undo")).toBe("Delete two");
});

test("the focus stays as it is on another page, in a window that closes, and where it is somewhere", async () => {
  const leave = () => {
    window.history.replaceState(null, "", "/there");
    find("two").remove();
  };
  expect(await after(leave, "delete")).toBe("");
  expect(await after(() => find("portal").firstElementChild?.remove(), "inside")).toBe("");
  expect(isFocusFree()).toBe(true);
});

test("a row is followed as well by who opened a window from it, and by who is in a menu that goes with it", async () => {
  const opener = find("delete");
  expect(backTo(opener)).toBe(opener);
  await after(() => find("two").remove(), "delete", "inside");
  expect(backTo(opener)?.textContent).toBe("Four");
  find("four").innerHTML = `<button id="more">More</button><div popover><button id="item">Delete</button></div>`;
  const row = find("four");
  expect(await after(() => row.remove(), "item")).toBe("One");
});

test("the next row follows one whose menu closes as the row is removed", async () => {
  const menu = find("portal");
  menu.innerHTML = `<div role="menu"><button id="item">Delete</button></div>`;
  const both = () => {
    find("two").remove();
    menu.firstElementChild?.remove();
  };
  expect(await after(both, "delete", "item")).toBe("Four");
});

test("whoever moved on, or uses a pointer, keeps the focus where it is", () => {
  const spot = new FocusSpot();
  spot.note(find("delete"));
  spot.forget();
  find("two").remove();
  spot.mend([]);
  expect(document.activeElement).toBe(document.body);
});
