import { findViolations } from "../../fixtures/run-axe";
import { expect, test } from "../../fixtures/test";

const pageOf = (style: string, text = "Low water") =>
  `<!doctype html><html lang="en"><title>Tides</title><style>${style}</style><main><h1>Tides</h1><p class="n">${text}</p></main></html>`;

test("a contrast that passed is not judged again, and every other one is", async ({ page }) => {
  const passed = new Set<number>();
  const found = async (html: string) => {
    await page.goto("about:blank");
    await page.setContent(html);
    return (await findViolations(page, passed)).flatMap(({ id, nodes }) => [
      id,
      ...nodes.map(({ html: node }) => node),
    ]);
  };
  expect(await found(pageOf(""))).toEqual([]);
  const { size } = passed;
  expect(size).toBeGreaterThan(0);
  expect(await found(pageOf("", "Other words of the same color"))).toEqual([]);
  expect(passed.size).toBe(size);

  const violation = ["color-contrast", '<p class="n">Low water</p>'];
  expect(await found(pageOf(".n { color: #aaa }"))).toEqual(violation);
  // What failed is found on each page, and so is what depends on anything but the text's own color.
  expect(await found(pageOf(".n { color: #aaa }"))).toEqual(violation);
  expect(await found(pageOf("main { background: #444 } h1 { color: #fff }"))).toEqual(violation);
  expect(await found(pageOf(".n { opacity: 0.4 }"))).toEqual(violation);
  expect(await found(pageOf("main { color: #777; background: #ddd; font: 32px serif }"))).toEqual([]);
  expect(
    await found(pageOf("main { color: #777; background: #ddd; font: 32px serif } .n { font-size: 12px }")),
  ).toEqual(violation);
  expect(await found(pageOf("h1 + p { color: #aaa }"))).toEqual(violation);
});
