import { everyKindQuiz } from "../../../src/testing/every-kind-quiz";
import { rewriteKey } from "../../../src/testing/rewrite-key";
import { expect, test } from "../../fixtures/test";
import { answerByCall, bringInEveryKind, startEveryKind } from "../../flows/every-kind";
import { aText, chooseButton, chooseFiles } from "../../flows/file-question";
import { withSiteDatabase } from "../../flows/site-database";

/** The server's time, by which the page counts down. */
const instants = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
/** Numbers of the rows, which depend on what was ready first. */
const references = /^[0-9a-f]+:|\$[L@]?[0-9a-f]+/g;

/** What the page sends along for its scripts: the rows that have to do with the questions. */
function rowsOf(html: string, versionIds: readonly string[]): string[] {
  const sent = [...html.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)];
  const rows = sent.map(([, text = '""']) => JSON.parse(text) as string).join("");
  const found = rows.split("\n").filter((row) => versionIds.some((id) => row.includes(id)));
  return found.map((row) => row.replace(references, "").replace(instants, "")).sort();
}

test("the pages of an attempt are the same to the byte under another key, until it may be shown", async ({
  page,
  baseURL,
}) => {
  const slug = await bringInEveryKind(`showResults: false\nshowCorrectAnswers: never\n${everyKindQuiz}`);
  const { site, lesson, attempt, read: readAttempt } = await startEveryKind(page, baseURL ?? "", slug, "Wanda Kehr");
  await answerByCall(site, attempt);

  await page.goto(`${lesson}/attempt`);
  await chooseFiles(page, chooseButton(page), [aText("chart.txt", "High water at noon.")]);
  // The file itself comes first, and the answer that names it after that.
  await expect.poll(async () => (await readAttempt()).answers.length).toBe(attempt.questions.length);
  const versionIds = attempt.questions.map(({ versionId }) => versionId);

  /** Its main part and what comes along for it: the order of the rest depends on what was ready first. */
  const read = async (address: string) => {
    const answer = await page.request.get(address);
    expect(answer.status()).toBe(200);
    const html = await answer.text();
    const [main = ""] = /<main\b[\s\S]*<\/main>/.exec(html) ?? [];
    return { main: main.replace(instants, ""), rows: rowsOf(html, versionIds) };
  };
  const running = () => Promise.all([lesson, `${lesson}/attempt`].map(read));
  const before = await running();
  expect(before[1]?.main).toContain("Which are tides?");
  expect(before[1]?.rows.join()).toContain("Which are tides?");
  expect(await running(), "the same at each request").toEqual(before);
  await withSiteDatabase((client) => rewriteKey(client, versionIds));
  expect(await running()).toEqual(before);

  await site.assessment.submit.mutate({ attemptId: attempt.id });
  const review = `${lesson}/attempt/${attempt.id}`;
  const ended = await read(review);
  expect(ended.main).toContain("Which are tides?");
  await withSiteDatabase((client) => rewriteKey(client, versionIds));
  expect(await read(review)).toEqual(ended);
});
